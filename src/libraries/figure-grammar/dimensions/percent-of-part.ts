import type { Draft } from '../draft.ts'
import { sentenceStart, wordSet, type ParsedText } from '../parsed-text.ts'
import { indexOfQuantity } from '../rules/counted-noun.ts'
import { readPartOpener } from '../rules/part-words.ts'
import { phraseReader } from '../text/phrases.ts'
import { resultOpeners } from '../vocabulary/parts.ts'

const readResultOpener = phraseReader(resultOpeners)

/** Words that say that a percentage is that of a part: chiếm 25%, tỷ lệ 25%. */
const shareWords = wordSet(['chiếm', 'lệ', '('])
/** How many numbers before a part, and after it, are looked at for another whole. */
const maxNumbers = 100
/** The most figures, and tokens, between a part and its whole. */
const maxFigures = 20
const maxDistanceTokens = 80

/** Whether a percentage is that of a part, up to rounding or cutting off its decimals. */
export const fits = (part: number, whole: number, percent: number): boolean => {
  const decimals = String(percent).split('.')[1]?.length ?? 0
  return Math.abs((part / whole) * 100 - percent) < 10 ** -decimals + 1e-9
}

/** An exact number that is no share and no change. */
export const isPlain = ({ unit, qualifier, relation, denominator }: Draft) =>
  unit !== 'percent' && unit !== 'dong' && qualifier === 'exact' && relation === null && denominator === null

/** Whether a sentence begins with words that open parts of what stands before it: Trong đó, Kết quả. */
function opensParts(parsed: ParsedText, at: number): boolean {
  const from = sentenceStart(parsed, at, maxDistanceTokens)
  return (
    from !== undefined &&
    (readPartOpener(parsed.tokens, from) ?? readResultOpener(parsed.tokens, from)) !== undefined
  )
}

/** The whole of a part in the sentence before: the last figure of its unit that is none of several parts there. */
function wholeInSentenceBefore(
  { places }: ParsedText,
  drafts: readonly Draft[],
  index: number,
): number | undefined {
  const part = drafts[index]!
  const { sentence } = places[part.from]!
  const first = Math.max(0, index - maxFigures)
  let last = index - 1
  while (last >= first && places[drafts[last]!.from]!.sentence === sentence) last -= 1
  const before = last < first ? undefined : drafts[last]!
  if (before === undefined || part.from - before.to > maxDistanceTokens) return undefined
  const own = places[before.from]!.sentence
  const same: number[] = []
  for (let at = last; at >= first && places[drafts[at]!.from]!.sentence === own; at--)
    if (drafts[at]!.unit === part.unit) same.push(at)
  // two counts of one unit may both be the whole
  return same.length === 1 ? same[0] : undefined
}

/** The whole of a part: the last figure of its unit before the words that open the parts. */
function wholeBefore(parsed: ParsedText, drafts: readonly Draft[], index: number): number | undefined {
  const part = drafts[index]!
  const { sentence } = parsed.places[part.from]!
  if (opensParts(parsed, part.from)) return wholeInSentenceBefore(parsed, drafts, index)
  let isOpened = false
  let before = part.from
  for (let at = index - 1; at >= Math.max(0, index - maxFigures); at--) {
    const draft = drafts[at]!
    if (parsed.places[draft.from]!.sentence !== sentence || part.from - draft.to > maxDistanceTokens)
      return undefined
    for (let token = draft.to; token < before; token++)
      if (readPartOpener(parsed.tokens, token)) isOpened = true
    before = draft.from
    if (isOpened && draft.unit === part.unit) return at
  }
  return undefined
}

/**
 * Whether the percentage at an index is that of the part directly before it, of the whole that its sentence names, or that the
 * sentence before names if its own begins with words that open parts: `80 đảng viên, trong đó 20 đảng viên nữ, chiếm 25%`. If it
 * is not, but is that of the part and any other number of the text, or of several parts together, it is about these.
 */
export function partWithPercent(parsed: ParsedText, drafts: readonly Draft[], index: number): boolean {
  const [part, percent] = [drafts[index - 1]!, drafts[index]!]
  const { relation, value } = percent
  if (!isPlain(part) || part.percent !== undefined || relation === 'of_plan' || value > 100) return false
  const link = parsed.tokens[percent.from - 1]?.form ?? ''
  if (!shareWords.has(link)) return false
  const at = wholeBefore(parsed, drafts, index - 1)
  const whole = at === undefined ? undefined : drafts[at]!
  if (at === undefined || whole === undefined || !isPlain(whole) || whole.value < part.value) return false
  if (fits(part.value, whole.value, value)) return true
  const numbers = nearbyNumbers(parsed, part)
  if (numbers.some((number) => number > 0 && fits(part.value, number, value))) return false
  let sum = part.value
  for (const other of drafts.slice(at + 1, index - 1).toReversed()) {
    sum += other.value
    if (numbers.some((number) => number > 0 && fits(sum, number, value))) return false
  }
  return true
}

/** The numbers around a figure, whatever they count. */
export function nearbyNumbers({ quantities }: ParsedText, { quantity }: Draft): number[] {
  const own = indexOfQuantity(quantities, quantity.from)
  return quantities
    .slice(Math.max(0, own - maxNumbers), own + maxNumbers)
    .filter(({ percent }) => !percent)
    .map(({ reading }) => reading.value)
}
