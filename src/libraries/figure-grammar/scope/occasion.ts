import { textOf, type ParsedText } from '../parsed-text.ts'
import { formOf } from '../text/letters.ts'
import type { Token } from '../text/token.ts'
import { phraseReader } from '../text/phrases.ts'
import { dayWords, noOccasionWords, occasionWords } from '../vocabulary/occasions.ts'
import { startInSentence } from './capitals.ts'

const readOccasion = phraseReader(occasionWords)
const readDay = phraseReader(dayWords)
const readNoOccasion = phraseReader(noOccasionWords)
const [month, year] = ['tháng', 'năm'].map(formOf)

/** How far before a figure its day may be, and how far behind it, in tokens. */
const maxTokens = { before: 60, behind: 12 }

const isSmallNumber = (token: Token | undefined) => /^\d{1,2}$/.test(token?.form ?? '')
const isYear = (token: Token | undefined) => /^(?:19|20)\d\d$/.test(token?.form ?? '')

/** The end of `ngày 17/11/2026`, `sáng 17/11`, `ngày 17 tháng 11 năm 2026` or `sáng nay`. */
function dayEnd(tokens: readonly Token[], at: number): number | undefined {
  const words = readDay(tokens, at)
  if (words === undefined || readNoOccasion.before(tokens, at)) return undefined
  if (words.meaning === 'today') return words.to
  const { to } = words
  const sign = tokens[to + 1]?.form
  if (!isSmallNumber(tokens[to]) || !isSmallNumber(tokens[to + 2])) return undefined
  if (sign !== '/' && sign !== '-' && sign !== '.' && sign !== month) return undefined
  const joint = tokens[to + 3]?.form
  return isYear(tokens[to + 4]) && (joint === sign || joint === year) ? to + 5 : to + 3
}

interface Range {
  from: number
  to: number
}

const wordsOf = (parsed: ParsedText, from: number, to: number): string =>
  textOf(parsed, from, to).normalize('NFC').replace(/\s+/gu, ' ')

/** The last verb of an occasion before a figure in its sentence, and the last day, unless a period stands behind it. */
function occasionBefore(parsed: ParsedText, figure: Range, periods: ReadonlySet<number>) {
  const { tokens, places } = parsed
  const { sentence } = places[figure.from]!
  const first = Math.max(0, figure.from - maxTokens.before)
  let verb: { from: number; isCeremony: boolean } | undefined
  let period: number | undefined
  for (let at = figure.from - 1; at >= first && places[at]!.sentence === sentence; at--) {
    const occasion = readOccasion(tokens, at)
    if (occasion?.meaning && occasion.to <= figure.from)
      verb ??= { from: at, isCeremony: occasion.meaning === 'ceremony' }
    const end = dayEnd(tokens, at)
    // the year of ngày 17 tháng 11 năm 2026 is no period behind it
    if (end !== undefined) {
      const isNearest = (period ?? at) < end
      return { verb, day: isNearest ? { from: at, to: end } : undefined, hasPeriod: !isNearest }
    }
    if (periods.has(at)) period ??= at
  }
  return { verb, day: undefined, hasPeriod: period !== undefined }
}

/** A day behind a figure in its clause: khai giảng 2 lớp vào ngày 17/11. */
function dayBehind(parsed: ParsedText, { to }: Range): Range | undefined {
  const { tokens, places } = parsed
  const last = Math.min(tokens.length, to + maxTokens.behind)
  for (let at = to; at < last && places[at]!.sentence === places[to - 1]!.sentence; at++) {
    if (tokens[at]!.kind === 'number' || tokens[at]!.form === ';') return undefined
    const end = dayEnd(tokens, at)
    if (end !== undefined) return { from: at, to: end }
  }
  return undefined
}

/**
 * The words that say that a figure counts what was done on one day: `Ngày 17/11/2026, Trường khai giảng 2 lớp` is no account of
 * a year. In a title without a period `Khai giảng hai lớp` is such a day too.
 * @param periods the tokens of the periods that the text names
 */
export function occasionOf(
  parsed: ParsedText,
  figure: Range,
  periods: ReadonlySet<number>,
  isTitle: boolean,
): string | undefined {
  const { verb, day, hasPeriod } = occasionBefore(parsed, figure, periods)
  if (verb === undefined) return undefined
  const own = day ?? (hasPeriod ? undefined : dayBehind(parsed, figure))
  if (own) return wordsOf(parsed, own.from, own.to).toLowerCase()
  const isCeremony = isTitle && verb.isCeremony && periods.size === 0
  return isCeremony ? startInSentence(wordsOf(parsed, verb.from, figure.to)) : undefined
}
