import type { Connection } from '../../../platform/database/database.ts'
import { readSyllable } from '../../../libraries/vietnamese/syllable.ts'
import { readKeys } from '../../../libraries/vietnamese/typing-keys.ts'
import { bigramOf } from '../term.ts'
import { correctQuery } from './correct.ts'
import { wordsFolded } from './indexed-words.ts'
import {
  isAllCapitals,
  pairOf,
  runKey,
  runOf,
  typedWord,
  type MeantWord,
  type WordForms,
} from './meant-words.ts'
import { parseQuery } from './parsed-query.ts'
import { inCaseOf, requiredWordsOf, rewritten, typedAs, type RequiredWord } from './required-words.ts'
import { uniqueRuns } from './proved-words.ts'
import { standingRuns } from './standing-runs.ts'

/** A word of a query, and what its keys say. */
interface KeyedToken {
  typed: MeantWord
  /** Null where the word has no keys. */
  decoded: MeantWord | null
  /** Whether it may also be a word of another language, or a code. */
  isCertain: boolean
}

function keyedToken(text: string, word: RequiredWord): KeyedToken {
  const typed = typedWord(word)
  const letters = typedAs(text, word)
  const isAbbreviation = isAllCapitals(letters) && !isAllCapitals(text)
  const read = word.isInCode || isAbbreviation ? null : readKeys(letters)
  if (read === null || !read.isSpelled) return { typed, decoded: null, isCertain: false }
  const { folded, exact } = readSyllable(read.word)
  return { typed, decoded: { folded, exact, written: read.word, cost: 0 }, isCertain: read.isCertain }
}

const meanings = ({ typed, decoded }: KeyedToken) => (decoded === null ? [typed] : [decoded, typed])

/** The pairs of a decoded word with its neighbours, decoded or as typed. */
function pairsOf(
  indexed: WordForms,
  words: readonly RequiredWord[],
  tokens: readonly KeyedToken[],
  index: number,
) {
  const { decoded } = tokens[index]!
  if (decoded === null) return []
  const before = words[index]!.isNext
    ? meanings(tokens[index - 1]!).map((left) => pairOf(indexed, left, decoded))
    : []
  const after = words[index + 1]?.isNext
    ? meanings(tokens[index + 1]!).map((right) => pairOf(indexed, decoded, right))
    : []
  return [...before, ...after].filter((pair) => pair !== null)
}

function foldedTerms(words: readonly RequiredWord[], tokens: readonly KeyedToken[]): string[] {
  const folded = tokens.map((token) => meanings(token).map((word) => word.folded))
  return folded.flatMap((own, i) => [
    ...own,
    ...(words[i]!.isNext ? folded[i - 1]!.flatMap((left) => own.map((right) => bigramOf(left, right))) : []),
  ])
}

/** A decoded word as texts write it. */
const asWritten = (indexed: WordForms, { folded, exact, written }: MeantWord): string =>
  indexed.get(folded)?.find(({ word }) => readSyllable(word).exact === exact)?.word ?? written

/**
 * Reads Telex and VNI keys of a query that was typed with the input method switched off, where no text that readers see has
 * the typed word, and one has the decoded word: beside its neighbour, where the keys may also be another word.
 * @returns the query with all its marks; null if there are no such keys
 */
export async function decodeKeys(connection: Connection, query: string): Promise<string | null> {
  const text = query.normalize('NFC')
  const words = requiredWordsOf(parseQuery(text))
  if (words === null) return null
  const tokens = words.map((word) => keyedToken(text, word))
  if (tokens.every(({ decoded }) => decoded === null)) return null
  const indexed = await wordsFolded(connection, [...new Set(foldedTerms(words, tokens))])
  const runs = tokens.flatMap(({ typed, decoded }, i) =>
    decoded === null
      ? []
      : [runOf(indexed, typed), runOf(indexed, decoded), ...pairsOf(indexed, words, tokens, i)],
  )
  const standing = await standingRuns(connection, uniqueRuns(runs))
  const spelled = tokens.map(({ typed, decoded, isCertain }, i) => {
    const letters = typedAs(text, words[i]!)
    if (decoded === null || standing.has(runKey([typed])) || !standing.has(runKey([decoded]))) return letters
    const isMeant = isCertain || pairsOf(indexed, words, tokens, i).some(({ key }) => standing.has(key))
    return isMeant ? inCaseOf(letters, asWritten(indexed, decoded)) : letters
  })
  const decoded = rewritten(text, words, spelled)
  if (decoded === text) return null
  return (await correctQuery(connection, decoded, true)) ?? decoded
}
