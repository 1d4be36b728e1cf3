import type { ParsedText } from '../parsed-text.ts'
import { phraseReader } from '../text/phrases.ts'
import { congressWords, reviewWords } from '../vocabulary/calendar.ts'
import { ca, cuoi, dau, giua, ky, nay, nhiem, nua, qua, suot, trong, vua } from './forms.ts'
import { type Cursor, formAt, type Latest, type Read } from './reader.ts'

const readCongress = phraseReader(congressWords)
const readReview = phraseReader(reviewWords)

/** The most tokens from a congress to its term: Đại hội đại biểu Đảng bộ xã lần thứ XX, nhiệm kỳ 2025 - 2030. */
const maxCongressTokens = 16

/** Whether a term is that of a congress before it in its sentence, and none that the congress looks back on. */
export function isOfCongress({ tokens, places }: ParsedText, from: number): boolean {
  for (let at = from - 1; at >= Math.max(0, from - maxCongressTokens); at--) {
    if (places[at]!.sentence !== places[from]!.sentence || readReview(tokens, at)) return false
    if (readCongress(tokens, at)) return true
  }
  return false
}

/**
 * `từ đầu nhiệm kỳ`, `nhiệm kỳ qua`: the term whose years the text has named before. `Nhiệm kỳ qua` is none that begins in
 * the year of the text, and nothing was done yet in that of its congress.
 */
export function readTerm(
  parsed: ParsedText,
  cursor: Cursor,
  { terms }: Latest,
  year: number | undefined,
  label: () => string,
): Read {
  if (formAt(parsed, cursor.at) !== nhiem || formAt(parsed, cursor.at + 1) !== ky) return undefined
  const before = formAt(parsed, cursor.at - 1) ?? ''
  const after = formAt(parsed, cursor.at + 2) ?? ''
  if (parsed.tokens[cursor.at + 2]?.kind === 'number') return undefined
  const isPast = after === qua || after === vua
  if (!isPast && after !== nay && ![dau, nua, trong, ca, giua, suot, cuoi].includes(before)) return undefined
  cursor.at += 2
  const hasBegun = (start: string | null) => year !== undefined && Number(start?.slice(0, 4)) < year
  const term = isPast
    ? terms.findLast(
        ({ period, ...named }) => hasBegun(period.start) || (year === undefined && !named.isOfCongress),
      )
    : terms.at(-1)
  if (term === undefined || (term.isOfCongress && !hasBegun(term.period.start))) return null
  return { ...term.period, label: label() }
}
