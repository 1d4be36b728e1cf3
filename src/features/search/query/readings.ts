import { isBareY, lettersOfMarkedY } from '../../../libraries/vietnamese/bare-y.ts'
import { romanOf, valueOfRoman } from '../../../libraries/vietnamese/roman-numerals.ts'
import { readSyllable, type Syllable } from '../../../libraries/vietnamese/syllable.ts'
import { tokensOf, type Token } from '../../../libraries/vietnamese/tokens.ts'
import { bigramsOf } from '../term.ts'
import type { ParsedQuery, QueryPart, QueryToken } from './parsed-query.ts'

/** How many words of a query are read in two ways together. */
const maxRead = 2

/** Words before a numeral, which texts write in digits or in Roman letters: `khóa 12`, `quý III`, `hạng II`. */
const countedWords = new Set(
  'khóa thứ quý kỳ đợt đoạn cấp hạng vực vòng chương phần tập'
    .split(' ')
    .flatMap((word) => [readSyllable(word).exact, readSyllable(word).folded]),
)
/** `Đại hội XIII`, and no other hội. */
const [congressFirst, congressSecond] = ['đại', 'hội'].map((word) => readSyllable(word)) as [
  Syllable,
  Syllable,
]

const isWord = (typed: Token, word: Syllable) =>
  typed.marked ? typed.exact === word.exact : typed.folded === word.folded

/** Whether a numeral behind a word may be written in two ways. */
function isCounted(tokens: readonly QueryToken[], at: number): boolean {
  const before = tokens[at - 1]
  if (before === undefined || tokens[at]!.afterBreak) return false
  if (countedWords.has(before.marked ? before.exact : before.folded)) return true
  const first = tokens[at - 2]
  return first !== undefined && isWord(first, congressFirst) && isWord(before, congressSecond)
}

/** What a word is besides what is typed; null where it has one reading. */
function readingOf({ tokens, phrase, excluded }: QueryPart, at: number): QueryToken | null {
  const token = tokens[at]!
  if (isBareY(token)) return { ...token, folded: lettersOfMarkedY }
  // in quotation marks a numeral is the one that is typed
  if (phrase || excluded || token.joined !== undefined || !isCounted(tokens, at)) return null
  const written = /^\d+$/.test(token.folded)
    ? romanOf(Number(token.folded))
    : token.marked
      ? null
      : valueOfRoman(token.folded)
  if (written === null) return null
  const [numeral] = tokensOf(String(written))
  return { ...numeral!, start: token.start, end: token.end, afterBreak: false, isBound: true }
}

/** Each choice of up to two of some numbers, the largest first. */
const choicesOf = (places: readonly number[]): number[][] =>
  places
    .slice(0, maxRead)
    .reduce<number[][]>(
      (choices, place) => [...choices.map((choice) => [...choice, place]), ...choices],
      [[]],
    )
    .filter((choice) => choice.length > 0)

/** The query with words that certainly mean the same as typed ones: `ý` for `y`, `XII` for `12`. */
export function readingsOf(parsed: ParsedQuery): ParsedQuery[] {
  return parsed.parts.flatMap((part, index) => {
    const readings = new Map(
      part.tokens.flatMap((_token, at) => {
        const reading = readingOf(part, at)
        return reading === null ? [] : [[at, reading] as const]
      }),
    )
    return choicesOf([...readings.keys()]).map((choice) => ({
      ...parsed,
      parts: parsed.parts.with(index, {
        ...part,
        tokens: part.tokens.map((token, at) => (choice.includes(at) ? readings.get(at)! : token)),
      }),
    }))
  })
}

/** The words and bigrams of the readings, without marks. */
export const wordsOfReadings = (parsed: ParsedQuery): string[] =>
  readingsOf(parsed).flatMap(({ parts }) =>
    parts.flatMap(({ tokens }) => {
      const folded = tokens.map((token) => token.folded)
      return [...folded, ...bigramsOf(folded)]
    }),
  )
