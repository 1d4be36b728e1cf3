import type { Result } from '../figure.ts'
import { wordSet, type ParsedText } from '../parsed-text.ts'
import { phraseReader, type Phrase } from '../text/phrases.ts'
import { listedResultWords, otherLabels, resultWords } from '../vocabulary/grades.ts'

const readResult = phraseReader(resultWords)
const readListed = phraseReader(listedResultWords)
const readOther = phraseReader(otherLabels)
/** Words that make another word of a label: tốt nghiệp. */
const continuing = wordSet(['nghiệp'])
/** How far another label of a list may be, in tokens. */
const reach = 24

/** A label of a list of results: one of the closed list, or the words of another one (Tốt, Yếu). */
export interface ResultLabel {
  readonly from: number
  readonly to: number
  readonly result: Result | null
}

/** Whether a label of the closed list is near in the sentence: then TB and Tốt are labels too. */
function isInList({ tokens, places }: ParsedText, from: number, to: number): boolean {
  const { sentence } = places[from]!
  for (let at = Math.max(0, from - reach); at < Math.min(tokens.length, to + reach); at++) {
    if (places[at]!.sentence !== sentence || (at >= from && at < to)) continue
    if (readResult(tokens, at)?.meaning) return true
  }
  return false
}

/** Of the phrases that end (or begin) at one place, the longest is the label. */
function longest(
  parsed: ParsedText,
  find: (read: typeof readListed) => Phrase<Result | null> | undefined,
): ResultLabel | undefined {
  const own = find(readResult)
  if (own) return own.meaning === null ? undefined : { from: own.from, to: own.to, result: own.meaning }
  const listed = find(readListed) ?? find(readOther)
  if (listed === undefined || !isInList(parsed, listed.from, listed.to)) return undefined
  // 54 học viên tốt nghiệp, trong đó 10 học viên xếp loại giỏi
  if (continuing.has(parsed.tokens[listed.to]?.form ?? '')) return undefined
  return { from: listed.from, to: listed.to, result: listed.meaning }
}

/** The label of a result that begins at a token. */
export const resultLabelAt = (parsed: ParsedText, at: number): ResultLabel | undefined =>
  longest(parsed, (read) => read(parsed.tokens, at))

/** The label of a result that ends right before a token. */
export const resultLabelBefore = (parsed: ParsedText, before: number): ResultLabel | undefined =>
  longest(parsed, (read) => read.before(parsed.tokens, before))
