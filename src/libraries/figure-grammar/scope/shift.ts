import { textOf, wordSet, type ParsedText } from '../parsed-text.ts'
import { nounAt } from '../rules/nouns.ts'
import { phraseReader } from '../text/phrases.ts'
import { shiftNumbers, shiftWords } from '../vocabulary/occasions.ts'
import { sumWords, totalWords } from '../vocabulary/relations.ts'

const readShift = phraseReader(shiftWords)
const readNumber = phraseReader(shiftNumbers)
const readAll = phraseReader<unknown>([...sumWords, ...totalWords])
const joints = wordSet(['và', ','])
const [dash, slash, dot] = ['-', '/', '.']

/** How far before a figure its shift may be, and how far behind it, in tokens. */
const maxTokens = { before: 60, behind: 6 }

interface Range {
  from: number
  to: number
}

/** `đợt 1`, `đợt II`, `đợt thứ nhất`, `đợt 2/9`. */
function shiftAt(parsed: ParsedText, from: number): Range | undefined {
  const { tokens } = parsed
  const word = readShift(tokens, from)
  if (!word?.meaning) return undefined
  const named = readNumber(tokens, word.to)
  if (named) return { from, to: named.to }
  const isNumber = (at: number) => /^\d{1,2}$/.test(tokens[at]?.form ?? '')
  const isCount = tokens[word.to + 1]?.kind === 'word' && nounAt(parsed, word.to + 1) !== undefined
  if (!isNumber(word.to) || isCount) return undefined
  const sign = tokens[word.to + 1]?.form ?? ''
  const isDay = [dash, slash, dot].includes(sign) && isNumber(word.to + 2)
  return { from, to: word.to + (isDay ? 3 : 1) }
}

/** The words of a shift, and of those that are named together with it: đợt 1 và đợt 2. */
function wordsOf(parsed: ParsedText, last: Range): string {
  let { from } = last
  for (let at = from - 1; at >= 0 && joints.has(parsed.tokens[at]!.form);) {
    const start = [2, 3, 4].map((length) => at - length).find((begin) => shiftAt(parsed, begin)?.to === at)
    if (start === undefined) break
    from = start
    at = from - 1
  }
  return textOf(parsed, from, last.to).normalize('NFC').replace(/\s+/gu, ' ').replace(/^Đ/u, 'đ')
}

/** The last shift that stands in a range, unless words for all stand behind it. */
function lastIn(parsed: ParsedText, first: number, end: number): string | undefined {
  const { tokens, places } = parsed
  const { opener } = places[end]!
  for (let at = end - 1; at >= first && places[at]!.sentence === places[end]!.sentence; at--) {
    if (tokens[at]!.form === ';' || readAll(tokens, at)) return undefined
    // `210 học viên (đợt 1), 185 học viên`
    const isInOther = places[at]!.opener !== -1 && places[at]!.opener !== opener
    const shift = isInOther ? undefined : shiftAt(parsed, at)
    if (shift && shift.to <= end) return wordsOf(parsed, shift)
  }
  return undefined
}

/**
 * The shift in which a figure was counted, of several in a year: `Đợt 1, Trung tâm mở 2 lớp`, `62 học viên (đợt 1)`. The year has more
 * than it.
 */
export const shiftOf = (parsed: ParsedText, { from, to }: Range): string | undefined =>
  shiftBehind(parsed, to) ?? lastIn(parsed, Math.max(0, from - maxTokens.before), from)

/** A shift behind a figure in its clause, before the next number. */
function shiftBehind(parsed: ParsedText, to: number): string | undefined {
  const { tokens, places } = parsed
  const last = Math.min(tokens.length, to + maxTokens.behind)
  for (let at = to; at < last && places[at]!.sentence === places[to - 1]!.sentence; at++) {
    const { kind, form } = tokens[at]!
    if (kind === 'number' || form === ',' || form === ';') return undefined
    const shift = shiftAt(parsed, at)
    if (shift) return wordsOf(parsed, shift)
  }
  return undefined
}

/** The shift that a title names: all that the post counts without a period of its own. */
export function shiftOfTitle(parsed: ParsedText): string | undefined {
  const last = parsed.tokens.length - 1
  for (let at = last; at >= 0; at--) {
    const shift = shiftAt(parsed, at)
    if (shift) return wordsOf(parsed, shift)
  }
  return undefined
}
