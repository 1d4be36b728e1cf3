import type { Connection } from '../../../platform/database/database.ts'
import { pairOf, pairsOf } from '../term.ts'
import { readSyllable } from '../../../libraries/vietnamese/syllable.ts'
import type { Token } from '../../../libraries/vietnamese/tokens.ts'
import { bestPath } from './best-path.ts'
import { candidatesFor, isMisspelt, isWord, type Candidate } from './candidates.ts'
import { parseQuery } from './parsed-query.ts'
import { chooseAmongVisible, type Choice } from './visible-words.ts'
import { spell, type IndexedForms, type WordToSpell } from './spell.ts'
import { wordsFolded } from './indexed-words.ts'

const MAX_WORDS = 12
/** How many candidates of a word are paired with those of the word before it. */
const MAX_PAIRED_CANDIDATES = 40

/** The score of two words that some text has side by side, and of a word that no text has. */
const PAIR_SCORE = 4
const UNKNOWN_SCORE = -8

/** A word of a query that is not excluded. */
interface WantedWord {
  token: Token
  /** Whether it stands beside the word before it. */
  isNext: boolean
}

/** The words that are not excluded, in the order of the text; null where there are none, or too many. */
function wantedWordsOf(text: string): WantedWord[] | null {
  const parts = parseQuery(text).parts.filter(({ excluded }) => !excluded)
  const words = parts.flatMap(({ tokens }) =>
    tokens.map((token, i) => ({ token, isNext: i > 0 && !token.afterBreak })),
  )
  if (words.length === 0 || words.length > MAX_WORDS) return null
  return words.toSorted((a, b) => a.token.start - b.token.start)
}

/** The text with other words in the place of its own. */
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

/** Whether texts have a candidate: for keys, its letters with or without their marks. */
function isKnown(known: IndexedForms, { folded, by, exact }: Candidate): boolean {
  const forms = known.get(folded)
  if (forms === undefined || by !== 'keys' || exact === null) return forms !== undefined
  const letters = lettersOf(exact)
  return letters === folded || forms.some(({ word }) => lettersOf(readSyllable(word).exact) === letters)
}

/** The pairs that may support a candidate: two edited words support each other only where both typed words are misspelt. */
function pairsAmong(words: readonly WantedWord[], candidates: readonly Candidate[][]): string[] {
  return candidates.flatMap((rights, i) => {
    if (!words[i]!.isNext) return []
    const mayBothBeEdited = isMisspelt(words[i - 1]!.token) && isMisspelt(words[i]!.token)
    return candidates[i - 1]!.flatMap((left) =>
      rights
        .slice(0, MAX_PAIRED_CANDIDATES)
        .filter(({ by }) => mayBothBeEdited || by !== 'edit' || left.by !== 'edit')
        .map(({ folded }) => pairOf(left.folded, folded)),
    )
  })
}

/** The candidates with the highest score together; a word that no text has lowers it much. */
function likeliest(
  known: IndexedForms,
  words: readonly WantedWord[],
  candidates: readonly Candidate[][],
): Candidate[] {
  return bestPath(candidates, {
    alone: ({ folded, cost }, index) => {
      const documents = known.get(folded)?.[0]?.documents ?? 0
      const missing = documents === 0 && isWord(words[index]!.token) ? UNKNOWN_SCORE : 0
      return Math.log10(documents + 1) * 0.5 + missing - cost
    },
    together: (left, right, index) =>
      words[index]!.isNext && known.has(pairOf(left.folded, right.folded)) ? PAIR_SCORE : 0,
  })
}

/**
 * Whether a changed word is supported: texts have it beside an unchanged neighbour, or it was typed misspelt, and is the
 * only changed word or stands in texts beside another misspelt word.
 */
function isSupported(
  known: IndexedForms,
  words: readonly WantedWord[],
  path: readonly Candidate[],
  index: number,
): boolean {
  const isPair = (right: number) =>
    (words[right]?.isNext ?? false) && known.has(pairOf(path[right - 1]!.folded, path[right]!.folded))
  const neighbours = [...(isPair(index) ? [index - 1] : []), ...(isPair(index + 1) ? [index + 1] : [])]
  if (neighbours.some((other) => path[other]!.by !== 'edit')) return true
  if (!isMisspelt(words[index]!.token)) return false
  const isAlone = path.filter(({ by }) => by === 'edit').length === 1
  return isAlone || neighbours.some((other) => isMisspelt(words[other]!.token))
}

const wordToSpell = ({ token, isNext }: WantedWord, folded: string, exact: string | null): WordToSpell => ({
  token,
  folded,
  exact,
  isNext,
})

/** The likeliest candidates that are supported, and the words and pairs that the choice depends on. */
function choiceAmong(
  known: IndexedForms,
  words: readonly WantedWord[],
  all: readonly Candidate[][],
): Choice<Candidate[]> {
  const candidates = all.map((some) =>
    some.filter((candidate) => candidate.by === 'itself' || isKnown(known, candidate)),
  )
  const path = likeliest(known, words, candidates)
  const chosen = path.map((candidate, index) =>
    candidate.by !== 'edit' || isSupported(known, words, path, index) ? candidate : candidates[index]![0]!,
  )
  const foldedOf = (some: readonly Candidate[]) => some.map(({ folded }) => folded)
  const [likely, left] = [foldedOf(path), foldedOf(chosen)]
  return { chosen, dependsOn: [...likely, ...left, ...pairsOf(likely), ...pairsOf(left)] }
}

/**
 * Corrects the typing errors of a query: one edit in a syllable, exchanged letters, keys of an input method. Words get the
 * marks that texts use. A word without a supported correction stays as it is.
 * @returns null where nothing is to be corrected
 */
export async function correct(connection: Connection, query: string): Promise<string | null> {
  const text = query.normalize('NFC')
  const words = wantedWordsOf(text)
  if (words === null) return null
  const all = words.map(({ token }) => candidatesFor(text.slice(token.start, token.end), token))
  const single = await wordsFolded(connection, [...new Set(all.flat().map(({ folded }) => folded))])
  const candidates = all.map((some) =>
    some.filter((candidate) => candidate.by === 'itself' || isKnown(single, candidate)),
  )
  const pairs = await wordsFolded(connection, [...new Set(pairsAmong(words, candidates))])
  const known = new Map([...single, ...pairs])
  const chosen = await chooseAmongVisible(connection, known, () => choiceAmong(known, words, candidates))
  if (chosen === null || chosen.every(({ by }) => by === 'itself')) return null
  const spelled = chosen.map(({ folded, exact }, index) => wordToSpell(words[index]!, folded, exact))
  return rewritten(text, words, await spell(connection, known, text, spelled))
}

/**
 * The query with the marks that texts use, for words that no text has as they were typed.
 * @returns null where that changes nothing
 */
export async function respell(connection: Connection, query: string): Promise<string | null> {
  const text = query.normalize('NFC')
  const words = wantedWordsOf(text)
  if (words === null) return null
  const folded = words.map(({ token }) => token.folded)
  const asked = [...folded, ...pairsOf(folded)]
  const known = await wordsFolded(connection, [...new Set(asked)])
  await chooseAmongVisible(connection, known, () => ({ chosen: null, dependsOn: asked }))
  const spelled = words.map((word) =>
    wordToSpell(word, word.token.folded, word.token.marked ? word.token.exact : null),
  )
  const made = rewritten(text, words, await spell(connection, known, text, spelled))
  return made === text ? null : made
}
