import type { Connection } from '../../../platform/database/database.ts'
import { isSyllable, readSyllable } from '../../../libraries/vietnamese/syllable.ts'
import { bigramOf } from '../term.ts'
import { isMisspelt } from './candidates.ts'
import { correctQuery } from './correct.ts'
import { wordsFolded, type IndexedWord } from './indexed-words.ts'
import { parseQuery } from './parsed-query.ts'
import { requiredWordsOf, rewritten, typedAs, type RequiredWord } from './required-words.ts'

/** How many letters words without spaces between them have, and how many syllables and divisions are tried. */
const maxLetters = 24
const maxSyllables = 4
const maxDivisions = 12
/** A vowel alone is hardly a syllable of a word without its space. */
const minSyllableLetters = 2

/** The ways in which letters are syllables, the fewest first. */
function divisionsOf(letters: string, left = maxSyllables): string[][] {
  const found: string[][] = isSyllable(readSyllable(letters).folded) ? [[letters]] : []
  if (left === 1) return found
  for (let end = minSyllableLetters; end <= letters.length - minSyllableLetters; end += 1) {
    const first = letters.slice(0, end)
    if (!isSyllable(readSyllable(first).folded)) continue
    for (const rest of divisionsOf(letters.slice(end), left - 1)) found.push([first, ...rest])
  }
  return found
}

const pairsOf = (syllables: readonly string[]): string[] => {
  const folded = syllables.map((syllable) => readSyllable(syllable).folded)
  return folded.slice(1).map((right, i) => bigramOf(folded[i]!, right))
}

/** The divisions of a word that is no syllable, longer than one. */
function divisionsOfWord(text: string, word: RequiredWord): string[][] {
  const { token, isInCode, isInPhrase } = word
  const letters = typedAs(text, word)
  if (isInCode || isInPhrase || !isMisspelt(token) || letters.length > maxLetters) return []
  if (!/^\p{L}+$/u.test(letters)) return []
  return divisionsOf(letters)
    .filter((division) => division.length > 1)
    .toSorted((a, b) => a.length - b.length)
    .slice(0, maxDivisions)
}

/** How many documents have the rarest two neighbours of a division. */
const rarestPair = (indexed: ReadonlyMap<string, readonly IndexedWord[]>, division: readonly string[]) =>
  Math.min(...pairsOf(division).map((pair) => indexed.get(pair)?.[0]?.documents ?? 0))

/**
 * Puts spaces into words that were typed without them (`hoinghi`, `đạihội`), where texts have the syllables side by side.
 * @returns the query with the marks that texts use; null if no word is divided
 */
export async function splitWords(connection: Connection, query: string): Promise<string | null> {
  const text = query.normalize('NFC')
  const words = requiredWordsOf(parseQuery(text))
  if (words === null) return null
  const divisions = words.map((word) => divisionsOfWord(text, word))
  const pairs = new Set(divisions.flat().flatMap(pairsOf))
  if (pairs.size === 0) return null
  const indexed = await wordsFolded(connection, [...pairs])
  const spelled = words.map((word, i) => {
    const [best] = divisions[i]!.filter((division) => rarestPair(indexed, division) > 0).toSorted(
      (a, b) => a.length - b.length || rarestPair(indexed, b) - rarestPair(indexed, a),
    )
    return best === undefined ? typedAs(text, word) : best.join(' ')
  })
  const divided = rewritten(text, words, spelled)
  return divided === text ? null : ((await correctQuery(connection, divided, true)) ?? divided)
}
