import { canonicalLetters, withoutMarks } from './letters.ts'
import { readSyllable } from './syllable.ts'
import { withAnyTone, withToneAnywhere } from './tone-places.ts'

/** What separates words: all but letters and digits. The function `folded_words` of the database has the same pattern. */
const separators = /[^a-z0-9\u00c0-\u1fff\u2070-\u2fff\u3040-\u{10ffff}]+/u

const folded = (text: string): string => withoutMarks(canonicalLetters(text)).toLowerCase()

const wordsOf = (text: string): string[] => text.split(separators).filter((word) => word !== '')

/** A spelling of a word in a query, without marks. */
interface Spelling {
  text: string
  /** Whether it stands for a whole word only: `ly` finds `Lí`, and not `Linh`. */
  isWhole: boolean
}

/** Patterns of Postgres for a word with its marks, within a text in lower case. */
interface MarkPatterns {
  beginning: string
  whole: string
}

/** A word of a query that finds persons. */
export interface PersonWord {
  spellings: Spelling[]
  /** Null for a word that was typed without marks, which finds all. */
  marks: MarkPatterns | null
}

/** The word with i instead of y, or the other way round, where both are written: Lý and Lí, Quý and Quí. */
function otherSpelling(letters: string): string | undefined {
  const at = /^qu[iy](?:nh|t|ch)?$/.test(letters)
    ? 2
    : /^[hklmstv]?[iy]$/.test(letters)
      ? letters.length - 1
      : -1
  if (at < 0) return undefined
  return letters.slice(0, at) + (letters[at] === 'i' ? 'y' : 'i') + letters.slice(at + 1)
}

/** `ươ` is also misspelt with one horn. */
const misspelt = (letters: string): string[] =>
  letters.includes('ươ') ? [letters, letters.replace('ươ', 'uơ'), letters.replace('ươ', 'ưo')] : [letters]

const before = '(^|[^[:alnum:]])'
const after = '(?![[:alnum:]])'

/**
 * Marks that were typed must be there, wherever the tone stands. The tone of a word that is not finished may still follow:
 * `nguyê` finds Nguyễn, `nguyên` does not.
 */
function markPatterns(word: string, typed: string): MarkPatterns | null {
  const { exact, marked, written } = readSyllable(word)
  if (!marked) return null
  const tone = Number(exact.at(-1))
  const letters = exact.slice(0, -1)
  const spelled = [letters, otherSpelling(letters)].filter((one) => one !== undefined)
  const toned = (some: readonly string[]) =>
    tone === 0 ? some : some.flatMap((one) => withToneAnywhere(one, tone))
  const own = misspelt(spelled.find((one) => withoutMarks(one) === typed) ?? letters)
  // as written: a letter of another language may have a mark of Vietnamese
  const wholes = `(${[...new Set([written, ...toned([...own, ...spelled])])].join('|')})${after}`
  const beginnings =
    tone === 0 ? own.map((one) => `${withAnyTone(one)}(?=[[:alnum:]])`) : [written, ...toned(own)]
  return { whole: before + wholes, beginning: `${before}(${wholes}|${beginnings.join('|')})` }
}

/** The words of a query that finds persons, in their order. */
export const personWords = (query: string): PersonWord[] =>
  wordsOfQuery(query).map(({ typed, word }) => {
    const other = otherSpelling(typed)
    return {
      spellings: [
        { text: typed, isWhole: false },
        ...(other === undefined ? [] : [{ text: other, isWhole: true }]),
      ],
      marks: markPatterns(word, typed),
    }
  })

/** The words with their marks, and without. Marks separate no words, so both are equally many. */
function wordsOfQuery(query: string): { typed: string; word: string }[] {
  const marked = canonicalLetters(query).normalize('NFC').toLowerCase()
  return marked
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .flatMap((word) => wordsOf(folded(word)).map((typed) => ({ typed, word })))
}
