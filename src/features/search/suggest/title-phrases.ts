import { valueOfRoman } from '../../../libraries/vietnamese/roman-numerals.ts'
import { isSyllable } from '../../../libraries/vietnamese/syllable.ts'
import type { Token } from '../../../libraries/vietnamese/tokens.ts'
import type { ParsedTitle } from './title-units.ts'
import { canMean, type TypedWords } from './typed-words.ts'

/** The most words of a phrase; whole titles are suggestions of their own. */
const maxWords = 10
/** How much less likely each further unit is what is typed. */
const unitFactor = 0.6

/** A phrase that continues the typed words, as titles have it. */
interface Continuation {
  /** The phrase as titles write it, in lower case, and how much it is used in each of its spellings. */
  spellings: Map<string, number>
  weight: number
  titles: number
  /** How many units follow the one in which the typed words end. */
  further: number
  /** Whether it ends with the number of a document. */
  endsWithCode: boolean
}

/** A title, and how much it counts. */
export interface WeighedTitle {
  title: ParsedTitle
  weight: number
}

/** The places where a title has the typed words side by side, with punctuation only where it was typed. */
function placesOf(typed: TypedWords, { tokens, units }: ParsedTitle): number[] {
  const [first] = typed.tokens
  const starts = new Set(units.map(({ from }) => from))
  const joins = new Map(units.map(({ from, joinsBefore }) => [from, joinsBefore]))
  return tokens.flatMap((_token, at) => {
    if (first === undefined || at + typed.tokens.length > tokens.length) return []
    // the end of a longer word begins no phrase: the 'trị' of 'chính trị', the 'kết' of 'tổng kết'
    if (!starts.has(at)) return []
    const matches = typed.tokens.every(
      (_word, i) => canMean(typed, i, tokens[at + i]!) && (i === 0 || joins.get(at + i) !== false),
    )
    return matches ? [at] : []
  })
}

/** The vowels that carry the tone of open `oa`, `oe`, `uy`: Vietnamese papers write `hòa`, `ủy`, and not `hoà`, `uỷ`. */
const secondVowel = /(?<!q)([ou])([aey])([\u0300\u0301\u0303\u0309\u0323])$/

/** A word in the more usual of its spellings. */
const usualSpelling = (word: string): string =>
  word.normalize('NFD').replace(secondVowel, '$1$3$2').normalize('NFC')

/** Whether a word is written in capitals because it is an abbreviation or a Roman numeral. */
const keepsCapitals = (title: string, written: string, { folded }: Token): boolean =>
  written.length > 1 &&
  written === written.toUpperCase() &&
  title !== title.toUpperCase() &&
  (!isSyllable(folded) || valueOfRoman(folded) !== null)

/** A part of a title as a suggestion: in lower case and the usual spelling, but codes and abbreviations as they are written. */
function textOf({ text, tokens }: ParsedTitle, from: number, to: number): string {
  let made = ''
  let end = tokens[from]!.start
  let codeEnd = from
  for (let i = from; i < to; i += 1) {
    const { start, end: wordEnd, joined } = tokens[i]!
    if (joined && /\d/.test(joined.key)) codeEnd = i + joined.words
    const written = text.slice(start, wordEnd).normalize('NFC')
    const isAsWritten = i < codeEnd || keepsCapitals(text, written, tokens[i]!)
    made += text.slice(end, start) + (isAsWritten ? written : usualSpelling(written.toLowerCase()))
    end = wordEnd
  }
  return made.replace(/\s+/g, ' ')
}

/** A number alone is no phrase. */
const hasLetter = ({ folded }: Token) => /\p{L}/u.test(folded)

const formOf = (tokens: readonly Token[]) => tokens.map(({ exact }) => exact).join(' ')

/** The continuations of the typed words in titles, by their exact forms. */
function continuationsOf(typed: TypedWords, titles: readonly WeighedTitle[]): Map<string, Continuation> {
  const found = new Map<string, Continuation>()
  for (const { title, weight } of titles) {
    const { tokens, units } = title
    const inTitle = new Set<string>()
    for (const at of placesOf(typed, title)) {
      const lastWord = at + typed.tokens.length - 1
      const first = units.findIndex(({ from, to }) => from <= lastWord && lastWord < to)
      let further = 0
      for (let unit = first; unit < units.length; unit += 1) {
        const { to, canEnd, joinsBefore } = units[unit]!
        if (unit > first && !joinsBefore) break
        if (to - at > maxWords && unit > first) break
        if (!canEnd || !tokens.slice(at, to).some(hasLetter)) continue
        const form = formOf(tokens.slice(at, to))
        const spelling = textOf(title, at, to)
        const known = found.get(form) ?? {
          spellings: new Map<string, number>(),
          weight: 0,
          titles: 0,
          further,
          endsWithCode: /^\d/.test(tokens[units[unit]!.from]!.joined?.key ?? ''),
        }
        further += 1
        if (inTitle.has(form)) continue
        inTitle.add(form)
        known.spellings.set(spelling, (known.spellings.get(spelling) ?? 0) + weight)
        known.weight += weight
        known.titles += 1
        known.further = Math.min(known.further, further - 1)
        found.set(form, known)
      }
    }
  }
  return found
}

const mostUsed = (spellings: ReadonlyMap<string, number>): string =>
  [...spellings].toSorted(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))[0]![0]

/** Whether a longer phrase is in the same titles: then this one alone is not what is meant. */
const isAlwaysContinued = (form: string, { titles }: Continuation, all: ReadonlyMap<string, Continuation>) =>
  [...all].some(([longer, other]) => longer.startsWith(`${form} `) && other.titles === titles)

/**
 * The phrases of titles that continue the typed words, the most used first: up to the end of the word that is typed, then
 * further words that several titles have.
 */
export function titlePhrases(typed: TypedWords, titles: readonly WeighedTitle[], limit: number): string[] {
  const all = continuationsOf(typed, titles)
  return [...all]
    .filter(
      ([form, phrase]) =>
        phrase.further === 0 ||
        phrase.endsWithCode ||
        (phrase.titles > 1 && !isAlwaysContinued(form, phrase, all)),
    )
    .map(([form, { spellings, weight, further }]) => ({
      form,
      text: mostUsed(spellings),
      score: weight * unitFactor ** further,
    }))
    .toSorted((a, b) => b.score - a.score || a.text.length - b.text.length || (a.form < b.form ? -1 : 1))
    .slice(0, limit)
    .map(({ text }) => text)
}
