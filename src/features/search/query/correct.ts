import type { Connection } from '../../../platform/database/database.ts'
import { bigramOf, bigramsOf } from '../term.ts'
import { readSyllable } from '../../../libraries/vietnamese/syllable.ts'
import type { Token } from '../../../libraries/vietnamese/tokens.ts'
import { viterbi } from './viterbi.ts'
import { candidatesFor, isMisspelt, isWord, type Candidate } from './candidates.ts'
import { parseQuery } from './parsed-query.ts'
import { filterByPublicDocuments, type Choice } from './visible-words.ts'
import { restoreDiacritics, type IndexedForms, type UnaccentedWord } from './restore-diacritics.ts'
import { wordsFolded } from './indexed-words.ts'

const maxWords = 12
/** How many candidates of a word are paired with those of the word before it. */
const maxPairedCandidates = 40

/** The score of a bigram that some text has, and of a word that no text has. */
const bigramScore = 4
const unknownScore = -8

/** A word of a query that is not excluded. */
interface RequiredWord {
  token: Token
  /** Whether it stands beside the word before it. */
  isNext: boolean
}

/** The words that are not excluded, in the order of the text; null where there are none, or too many. */
function requiredWordsOf(text: string): RequiredWord[] | null {
  const parts = parseQuery(text).parts.filter(({ excluded }) => !excluded)
  const words = parts.flatMap(({ tokens }) =>
    tokens.map((token, i) => ({ token, isNext: i > 0 && !token.afterBreak })),
  )
  if (words.length === 0 || words.length > maxWords) return null
  return words.toSorted((a, b) => a.token.start - b.token.start)
}

/** The text with its words replaced. */
function rewritten(text: string, words: readonly { token: Token }[], spelled: readonly string[]): string {
  let made = ''
  let end = 0
  for (const [i, { token }] of words.entries()) {
    made += text.slice(end, token.start) + spelled[i]!
    end = token.end
  }
  return made + text.slice(end)
}

const lettersOf = (exact: string) => exact.slice(0, -1)

/** Whether texts have a candidate; for keys, its letters with or without their marks. */
function isIndexed(indexed: IndexedForms, { folded, by, exact }: Candidate): boolean {
  const forms = indexed.get(folded)
  if (forms === undefined || by !== 'keys' || exact === null) return forms !== undefined
  const letters = lettersOf(exact)
  return letters === folded || forms.some(({ word }) => lettersOf(readSyllable(word).exact) === letters)
}

/** The bigrams that may support a candidate: two edited words support each other only where both typed words are misspelt. */
function bigramsAmong(words: readonly RequiredWord[], candidates: readonly Candidate[][]): string[] {
  return candidates.flatMap((rights, i) => {
    if (!words[i]!.isNext) return []
    const mayBothBeEdited = isMisspelt(words[i - 1]!.token) && isMisspelt(words[i]!.token)
    return candidates[i - 1]!.flatMap((left) =>
      rights
        .slice(0, maxPairedCandidates)
        .filter(({ by }) => mayBothBeEdited || by !== 'edit' || left.by !== 'edit')
        .map(({ folded }) => bigramOf(left.folded, folded)),
    )
  })
}

/** The path of candidates with the highest score; a word that no text has lowers the score strongly. */
function mostLikelyPath(
  indexed: IndexedForms,
  words: readonly RequiredWord[],
  candidates: readonly Candidate[][],
): Candidate[] {
  return viterbi(candidates, {
    emission: ({ folded, cost }, index) => {
      const documents = indexed.get(folded)?.[0]?.documents ?? 0
      const missing = documents === 0 && isWord(words[index]!.token) ? unknownScore : 0
      return Math.log10(documents + 1) * 0.5 + missing - cost
    },
    transition: (left, right, index) =>
      words[index]!.isNext && indexed.has(bigramOf(left.folded, right.folded)) ? bigramScore : 0,
  })
}

/**
 * Whether a changed word is supported: texts have it beside an unchanged neighbour, or it was typed misspelt, and is the
 * only changed word or stands in texts beside another misspelt word.
 */
function isSupported(
  indexed: IndexedForms,
  words: readonly RequiredWord[],
  path: readonly Candidate[],
  index: number,
): boolean {
  const isBigram = (right: number) =>
    (words[right]?.isNext ?? false) && indexed.has(bigramOf(path[right - 1]!.folded, path[right]!.folded))
  const neighbours = [...(isBigram(index) ? [index - 1] : []), ...(isBigram(index + 1) ? [index + 1] : [])]
  if (neighbours.some((other) => path[other]!.by !== 'edit')) return true
  if (!isMisspelt(words[index]!.token)) return false
  const isAlone = path.filter(({ by }) => by === 'edit').length === 1
  return isAlone || neighbours.some((other) => isMisspelt(words[other]!.token))
}

const unaccentedWord = (
  { token, isNext }: RequiredWord,
  folded: string,
  exact: string | null,
): UnaccentedWord => ({
  token,
  folded,
  exact,
  isNext,
})

/** The likeliest candidates that are supported, and the words and bigrams that the choice depends on. */
function choiceAmong(
  indexed: IndexedForms,
  words: readonly RequiredWord[],
  all: readonly Candidate[][],
): Choice<Candidate[]> {
  const candidates = all.map((some) =>
    some.filter((candidate) => candidate.by === 'itself' || isIndexed(indexed, candidate)),
  )
  const path = mostLikelyPath(indexed, words, candidates)
  const chosen = path.map((candidate, index) =>
    candidate.by !== 'edit' || isSupported(indexed, words, path, index) ? candidate : candidates[index]![0]!,
  )
  const foldedOf = (some: readonly Candidate[]) => some.map(({ folded }) => folded)
  const [likely, left] = [foldedOf(path), foldedOf(chosen)]
  return { chosen, dependsOn: [...likely, ...left, ...bigramsOf(likely), ...bigramsOf(left)] }
}

/**
 * Corrects the typing errors of a query: one edit in a syllable, exchanged letters, keys of an input method. Words get the
 * marks that texts use. A word without a supported correction stays as it is.
 * @returns null if there is nothing to correct
 */
export async function correct(connection: Connection, query: string): Promise<string | null> {
  const text = query.normalize('NFC')
  const words = requiredWordsOf(text)
  if (words === null) return null
  const all = words.map(({ token }) => candidatesFor(text.slice(token.start, token.end), token))
  const single = await wordsFolded(connection, [...new Set(all.flat().map(({ folded }) => folded))])
  const candidates = all.map((some) =>
    some.filter((candidate) => candidate.by === 'itself' || isIndexed(single, candidate)),
  )
  const bigrams = await wordsFolded(connection, [...new Set(bigramsAmong(words, candidates))])
  const indexed = new Map([...single, ...bigrams])
  const chosen = await filterByPublicDocuments(connection, indexed, () =>
    choiceAmong(indexed, words, candidates),
  )
  if (chosen === null || chosen.every(({ by }) => by === 'itself')) return null
  const spelled = chosen.map(({ folded, exact }, index) => unaccentedWord(words[index]!, folded, exact))
  return rewritten(text, words, await restoreDiacritics(connection, indexed, text, spelled))
}

/**
 * The query with the marks that texts use, for words that no text has as typed.
 * @returns null if nothing changes
 */
export async function correctQuery(connection: Connection, query: string): Promise<string | null> {
  const text = query.normalize('NFC')
  const words = requiredWordsOf(text)
  if (words === null) return null
  const folded = words.map(({ token }) => token.folded)
  const asked = [...folded, ...bigramsOf(folded)]
  const indexed = await wordsFolded(connection, [...new Set(asked)])
  await filterByPublicDocuments(connection, indexed, () => ({ chosen: null, dependsOn: asked }))
  const spelled = words.map((word) =>
    unaccentedWord(word, word.token.folded, word.token.marked ? word.token.exact : null),
  )
  const made = rewritten(text, words, await restoreDiacritics(connection, indexed, text, spelled))
  return made === text ? null : made
}
