import type { Connection } from '../../../platform/database/database.ts'
import { bigramOf, bigramsOf } from '../term.ts'
import { distance } from 'fastest-levenshtein'
import { isSyllable, readSyllable } from '../../../libraries/vietnamese/syllable.ts'
import { viterbi } from './viterbi.ts'
import { candidatesFor, itselfOf, isMisspelt, isWord, type Candidate } from './candidates.ts'
import { parseQuery } from './parsed-query.ts'
import { filterByPublicDocuments, type Choice } from './visible-words.ts'
import type { Token } from '../../../libraries/vietnamese/tokens.ts'
import { restoreDiacritics, type IndexedForms, type UnaccentedWord } from './restore-diacritics.ts'
import { wordsFolded } from './indexed-words.ts'
import { isAllCapitals, isCapital, pairOf, runKey, runOf, type WordForms } from './meant-words.ts'
import { provedWords, standingPairs, uniqueRuns } from './proved-words.ts'
import { standingRuns } from './standing-runs.ts'
import { requiredWordsOf, rewritten, typedAs, type RequiredWord } from './required-words.ts'

/** How many candidates of a word are paired with those of the word before it. */
const maxPairedCandidates = 40

/** The score of a bigram that some text has, and of a word that no text has. */
const bigramScore = 4
const unknownScore = -8

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
 * Whether a changed word is supported: texts have it beside an unchanged neighbour, or it was certainly typed wrong, and is the
 * only edited word or stands in texts beside another misspelt word.
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
  const { by, isCertain } = path[index]!
  if (by === 'keys') return isCertain
  if (neighbours.some((other) => isMisspelt(words[other]!.token)) && isMisspelt(words[index]!.token))
    return true
  return isCertain && path.filter((other) => other.by === 'edit').length === 1
}

/** How many letters and marks of a word may be another in a query with marks. */
const maxMarkedDifferences = 1

/** Whether texts prove each edited word that is a syllable as typed: such a word may be right, though no text has it here. */
async function areEditsProved(
  connection: Connection,
  indexed: WordForms,
  words: readonly RequiredWord[],
  chosen: readonly Candidate[],
  spelled: readonly string[],
): Promise<boolean> {
  const isDoubtful = (index: number) => chosen[index]!.by === 'edit' && isSyllable(words[index]!.token.folded)
  if (!chosen.some((_candidate, i) => isDoubtful(i))) return true
  const path = spelled.map(readSyllable)
  const hasMarks = words.some(({ token }) => token.marked)
  const isFar = path.some(({ exact }, i) => {
    const { token } = words[i]!
    return isDoubtful(i) && hasMarks && distance(token.exact, exact) > maxMarkedDifferences
  })
  if (isFar) return false
  const isNext = (index: number) => words[index]!.isNext
  const pairs = path.flatMap((word, i) =>
    i > 0 && isNext(i) ? (pairOf(indexed, path[i - 1]!, word) ?? []) : [],
  )
  const standing = await standingPairs(connection, pairs)
  const proved = await provedWords(connection, { path, isNext }, isDoubtful, standing)
  return path.every((_word, i) => proved[i]! || !isDoubtful(i))
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
    candidate.by === 'itself' || isSupported(indexed, words, path, index)
      ? candidate
      : candidates[index]![0]!,
  )
  const foldedOf = (some: readonly Candidate[]) => some.map(({ folded }) => folded)
  const [likely, left] = [foldedOf(path), foldedOf(chosen)]
  return { chosen, dependsOn: [...likely, ...left, ...bigramsOf(likely), ...bigramsOf(left)] }
}

/**
 * Which words are right as typed: abbreviations in capitals, syllables with a capital behind another word, and in a query with marks
 * the syllables that some text has which readers see.
 */
async function rightWords(
  connection: Connection,
  text: string,
  words: readonly RequiredWord[],
): Promise<boolean[]> {
  const isSyllableAt = ({ token }: RequiredWord) => isSyllable(token.folded)
  const hasMarks = words.some(({ token }) => token.marked)
  const syllables = hasMarks ? words.filter(isSyllableAt) : []
  const indexed =
    syllables.length === 0
      ? new Map()
      : await wordsFolded(
          connection,
          syllables.map(({ token }) => token.folded),
        )
  const standing = await standingRuns(
    connection,
    uniqueRuns(syllables.map(({ token }) => runOf(indexed, token))),
  )
  return words.map((word, i) => {
    const typed = typedAs(text, word)
    const hasOwnCapitals = !isAllCapitals(text) && isCapital(typed)
    if (hasOwnCapitals && typed.length > 1 && isAllCapitals(typed)) return true
    return isSyllableAt(word) && ((hasOwnCapitals && i > 0) || standing.has(runKey([word.token])))
  })
}

/**
 * Corrects the typing errors of a query: one edit in a syllable, exchanged letters, keys of an input method. Words get the
 * marks that texts use. A word without a supported correction stays as it is.
 * @returns null if there is nothing to correct
 */
export async function correct(connection: Connection, query: string): Promise<string | null> {
  const text = query.normalize('NFC')
  const words = requiredWordsOf(parseQuery(text))
  if (words === null) return null
  const right = await rightWords(connection, text, words)
  const all = words.map((word, i) =>
    right[i]! ? [itselfOf(word)] : candidatesFor(typedAs(text, word), word),
  )
  const single = await wordsFolded(connection, [...new Set(all.flat().map(({ folded }) => folded))])
  const candidates = all.map((some) =>
    some.filter((candidate) => candidate.by === 'itself' || isIndexed(single, candidate)),
  )
  if (candidates.every((some) => some.length === 1)) return null
  const bigrams = await wordsFolded(connection, [...new Set(bigramsAmong(words, candidates))])
  const indexed = new Map([...single, ...bigrams])
  const chosen = await filterByPublicDocuments(connection, indexed, () =>
    choiceAmong(indexed, words, candidates),
  )
  if (chosen === null || chosen.every(({ by }) => by === 'itself')) return null
  const spelled = chosen.map(({ folded, exact }, index) => ({
    ...unaccentedWord(words[index]!, folded, exact),
    keepsMarks: right[index]!,
  }))
  const restored = await restoreDiacritics(connection, indexed, text, spelled)
  const isProved = await areEditsProved(connection, indexed, words, chosen, restored)
  return isProved ? rewritten(text, words, restored) : null
}

/** The forms in which texts have two neighbours. */
const formsOfPair = (indexed: IndexedForms, left: Token | undefined, right: Token | undefined) =>
  left === undefined || right === undefined
    ? []
    : (indexed.get(bigramOf(left.folded, right.folded)) ?? []).map(({ word }) => {
        const [first, second] = word.split(' ').map(readSyllable)
        return [first!, second!] as const
      })

/** Whether a word has no marks, as texts write it: beside a neighbour with the typed marks, or nowhere with marks beside it. */
function isRightWithoutMarks(indexed: IndexedForms, words: readonly RequiredWord[], index: number): boolean {
  const { token } = words[index]!
  const isKnown = (indexed.get(token.folded) ?? []).some(
    ({ word }) => readSyllable(word).exact === token.exact,
  )
  const before = words[index]!.isNext ? words[index - 1] : undefined
  const after = words[index + 1]?.isNext === true ? words[index + 1] : undefined
  const isMarked = (word: RequiredWord | undefined) => word !== undefined && word.token.marked
  if (!isKnown || !(isMarked(before) || isMarked(after))) return false
  const formsBeside = [
    ...formsOfPair(indexed, before?.token, token).filter(([left]) => left.exact === before?.token.exact),
    ...formsOfPair(indexed, token, after?.token)
      .filter(([, right]) => right.exact === after?.token.exact)
      .map(([left, right]) => [right, left] as const),
  ].map(([, own]) => own.exact)
  return formsBeside.length === 0 || formsBeside.includes(token.exact)
}

/**
 * The query with the marks that texts use, for words that no text has as typed.
 * @param keepsMarks whether typed marks are right, so that only words without marks get some
 * @returns null if nothing changes
 */
export async function correctQuery(
  connection: Connection,
  query: string,
  keepsMarks = false,
): Promise<string | null> {
  const text = query.normalize('NFC')
  const words = requiredWordsOf(parseQuery(text))
  if (words === null) return null
  const folded = words.map(({ token }) => token.folded)
  const asked = [...folded, ...bigramsOf(folded)]
  const indexed = await wordsFolded(connection, [...new Set(asked)])
  await filterByPublicDocuments(connection, indexed, () => ({ chosen: null, dependsOn: asked }))
  const spelled = words.map((word, i) => ({
    ...unaccentedWord(
      word,
      word.token.folded,
      word.token.marked || (keepsMarks && isRightWithoutMarks(indexed, words, i)) ? word.token.exact : null,
    ),
    keepsMarks,
  }))
  const made = rewritten(text, words, await restoreDiacritics(connection, indexed, text, spelled))
  return made === text ? null : made
}
