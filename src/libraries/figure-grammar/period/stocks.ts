import { type Draft, rootOf } from '../draft.ts'
import type { Period } from '../figure.ts'
import { type ParsedText, wordSet } from '../parsed-text.ts'
import { indicatorOf } from '../vocabulary/indicators.ts'
import { stockWords } from '../vocabulary/calendar.ts'
import { cuoi, dau, ky, nhiem } from './forms.ts'
import type { Mention } from './mentions.ts'

/** Indicators of all that there are at a time. */
const stockIndicators = new Set<string | null>([
  'party.cells',
  'party.members',
  'staff.lecturers',
  'staff.members',
])

const words = wordSet(stockWords)

/** The most words between such a word and its number: có tổng số gần 57.000. */
const maxTokens = 3

/** Whether a figure counts all that there are at a time, which is no sum of months: Đảng bộ có 44 chi bộ. */
export function isStock({ tokens, places }: ParsedText, draft: Draft): boolean {
  const root = rootOf(draft)
  if (!stockIndicators.has(indicatorOf(root)) || draft.relation === 'change') return false
  if (draft.dimensions.scenario === 'plan' || draft.dimensions.subject !== undefined) return false
  for (let at = root.from - 1; at >= Math.max(0, root.from - maxTokens); at--) {
    if (places[at]!.sentence !== places[root.from]!.sentence) return false
    if (words.has(tokens[at]!.form)) return true
  }
  return false
}

const months: readonly Period['kind'][] = ['half', 'quarter', 'month', 'range']

/**
 * The period of a stock: the last day of the months that the text names, and the year of the text if these are not over.
 * Null at the beginning of a term.
 */
export function stockPeriod(
  { tokens }: ParsedText,
  mention: Mention | undefined,
  period: Period,
  ofYear: Period | null,
): Period | null {
  const before = tokens[(mention?.from ?? 0) - 1]?.form
  const isTerm = before === ky && tokens[mention!.from - 2]?.form === nhiem
  const edge = isTerm ? tokens[mention!.from - 3]?.form : before
  if (period.kind === 'term') return edge === dau || edge === cuoi ? null : ofYear
  if (mention?.isOpen) return ofYear
  const isEnd = period.kind === 'year' && edge === cuoi
  return isEnd || months.includes(period.kind) ? { ...period, kind: 'as_of', start: null } : period
}
