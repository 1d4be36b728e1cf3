import { wordSet, type ParsedText } from '../parsed-text.ts'

const separators = wordSet([',', ';', 'và'])
/** The most tokens of a list, from the figure before it to its end. */
const maxListTokens = 120

/** One item of a list, as a range of tokens. */
export interface Segment {
  from: number
  to: number
}

/** The segments of a list up to a closing bracket or the end of the sentence, or of its item. */
export function segmentsOf(
  { tokens, places }: ParsedText,
  start: number,
  opener: number,
  isOneItem = false,
): Segment[] {
  const { sentence } = places[start]!
  const segments: Segment[] = []
  let from = start
  let at = start
  for (; at < Math.min(tokens.length, start + maxListTokens); at++) {
    const { form, kind } = tokens[at]!
    const isEnd =
      places[at]!.sentence !== sentence ||
      kind === 'break' ||
      form === '.' ||
      (isOneItem && form === ';' && places[at]!.opener === opener) ||
      (form === ')' && places[at]!.opener !== opener)
    if (isEnd) break
    if (places[at]!.opener !== opener || !separators.has(form)) continue
    if (at > from) segments.push({ from, to: at })
    from = at + 1
  }
  if (at > from) segments.push({ from, to: at })
  return segments
}
