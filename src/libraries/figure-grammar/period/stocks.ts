import { type Draft, rootOf } from '../draft.ts'
import type { Period } from '../figure.ts'
import { type ParsedText, wordSet } from '../parsed-text.ts'
import { formOf } from '../text/letters.ts'
import { indicatorOf, stockIndicators } from '../vocabulary/indicators.ts'
import { happenings, stockChanges, stockWords } from '../vocabulary/calendar.ts'
import { cuoi, dau, den, hien, ky, nay, nhiem, toi, tu } from './forms.ts'

const countsStock = (draft: Draft): boolean => stockIndicators.has(indicatorOf(draft) ?? '')

const words = wordSet(stockWords)
const has = formOf('có')

/** The most words between such a word and its number: có 31 đảng bộ với 1.462 tổ chức cơ sở đảng; 10.225 chi bộ. */
const maxTokens = 40

/** The most words from persons to what happened to them: có 272 đảng viên của các chi bộ này bị kỷ luật. */
const maxAfterTokens = 20

const happened = wordSet(happenings)
const changes = wordSet(stockChanges)

/** Whether a figure counts all that there are at a time, which is no sum of months: Đảng bộ có 44 chi bộ. */
export function isStock({ tokens, places }: ParsedText, draft: Draft): boolean {
  const root = rootOf(draft)
  if (!countsStock(root) || draft.relation === 'change') return false
  if (draft.dimensions.scenario === 'plan' || draft.dimensions.subject !== undefined) return false
  for (let at = draft.to; at < Math.min(tokens.length, draft.to + maxAfterTokens); at++) {
    if (places[at]!.item !== places[draft.from]!.item || tokens[at]!.kind === 'number') break
    if (happened.has(tokens[at]!.form)) return false
  }
  for (let at = root.from - 1; at >= Math.max(0, root.from - maxTokens); at--) {
    if (places[at]!.sentence !== places[root.from]!.sentence || changes.has(tokens[at]!.form)) return false
    if (words.has(tokens[at]!.form)) return true
  }
  return false
}

const months: readonly Period['kind'][] = ['half', 'quarter', 'month', 'range']

/** How the text names a period. */
interface NamedPeriod {
  /** Its first token; undefined if it is that of the whole text. */
  from: number | undefined
  isOpen: boolean
  /** The year of the whole text. */
  ofYear: Period | null
}

/**
 * The period of a stock: the last day of the months that the text names, and the year of the text if these are not over.
 * Null at the beginning of a term.
 */
export function stockPeriod({ tokens }: ParsedText, period: Period, named: NamedPeriod): Period | null {
  const { from = 0, isOpen, ofYear } = named
  const before = tokens[from - 1]?.form
  const isTerm = before === ky && tokens[from - 2]?.form === nhiem
  const edge = isTerm ? tokens[from - 3]?.form : before
  if (period.kind === 'term') return edge === dau || edge === cuoi ? null : ofYear
  if (isOpen) return ofYear
  const isEnd = period.kind === 'year' && edge === cuoi
  return isEnd || months.includes(period.kind) ? { ...period, kind: 'as_of', start: null } : period
}

/** `78.047 đảng viên (29.373 đảng viên nữ, 4.650 đảng viên dự bị)`: a group behind a stock or another group of it. */
export const isPartOfStock = ({ places }: ParsedText, before: Draft, draft: Draft): boolean =>
  draft.dimensions.group !== undefined &&
  draft.unit === before.unit &&
  countsStock(draft) &&
  places[draft.from]!.sentence === places[before.from]!.sentence

/** The most words from `đến nay` to its figure. */
const maxNowTokens = 30

/** The most words from `từ` to its `đến nay`. */
const maxRangeTokens = 10

/**
 * Whether a share, a percentage or a stock is the current one: Đến nay, 100% thôn có chi bộ.
 * @param since the token behind its period
 */
export function isCurrent(
  { tokens, places }: ParsedText,
  { from, relation, unit, dimensions }: Draft,
  isOfStock: boolean,
  since = 0,
): boolean {
  const isShare = relation === 'share' || (unit === 'percent' && relation === null)
  if ((!isShare && !isOfStock) || dimensions.subject !== undefined) return false
  const { sentence } = places[from]!
  const first = Math.max(since, from - maxNowTokens)
  for (let at = from - 1; at >= first && places[at]!.sentence === sentence; at--) {
    const isUntilNow = tokens[at]!.form === nay && [den, toi, hien].includes(tokens[at - 1]?.form ?? '')
    if (isUntilNow) return !tokens.slice(Math.max(0, at - maxRangeTokens), at).some(({ form }) => form === tu)
  }
  return false
}

/** Whether `hiện có` stands directly before a stock. */
export const isHadNow = ({ tokens }: ParsedText, { from }: Draft): boolean =>
  tokens[from - 1]?.form === has && tokens[from - 2]?.form === hien

/** Whether a period is of several years. */
export const isOfYears = ({ kind, start, end }: Period): boolean =>
  kind !== 'school_year' && start !== null && start.slice(0, 4) !== end.slice(0, 4)
