import { isSyllable, readSyllable } from '../../../libraries/vietnamese/syllable.ts'
import { readKeys, type KeyedWord } from '../../../libraries/vietnamese/typing-keys.ts'
import type { Token } from '../../../libraries/vietnamese/tokens.ts'
import type { RequiredWord } from './required-words.ts'

const letters = 'abcdeghiklmnopqrstuvxy'
/** Longer words are names and codes, and have too many near words. */
const maxLetters = 10
/** A shorter word has too many near words, of which none is likely by itself. */
const minLetters = 4
/** A shorter word with a wrong letter may be a word of another language: list, test, teen. */
const minLongLetters = 6

/** A word that may have been meant. */
export interface Candidate {
  folded: string
  /** Whether it is the word as typed, what its keys are in an input method, or one edit away. */
  by: 'itself' | 'keys' | 'edit'
  /** How much less likely it is than the word itself. */
  cost: number
  /** The marks that were typed, as an exact form; null where there are none. */
  exact: string | null
  /** Whether the typed word hardly is a word of another language. */
  isCertain: boolean
}

const editCosts = { keys: 1.5, exchanged: 3, more: 3.3, changed: 3.6 } as const

/** All syllables that are one edit away, with the cost of the edit: a letter removed, added, changed, or two exchanged. */
function oneEditAway(word: string): Map<string, number> {
  const edits = new Map<string, number>()
  const add = (edit: string, cost: number) => {
    if (edit !== word && !edits.has(edit) && isSyllable(edit)) edits.set(edit, cost)
  }
  const cuts = Array.from(
    { length: word.length + 1 },
    (_none, i) => [word.slice(0, i), word.slice(i)] as const,
  )
  for (const [left, right] of cuts)
    if (right.length > 1) add(left + right[1]! + right[0]! + right.slice(2), editCosts.exchanged)
  for (const [left, right] of cuts) {
    if (right !== '') add(left + right.slice(1), editCosts.more)
    for (const letter of letters) add(left + letter + right, editCosts.more)
  }
  for (const [left, right] of cuts) {
    if (right === '') continue
    for (const letter of letters) add(left + letter + right.slice(1), editCosts.changed)
  }
  return edits
}

/** Whether it consists of the letters of a word: not a number, a code or a long name. */
export const isWord = ({ folded }: Token): boolean =>
  /^[a-z]{2,}$/.test(folded) && folded.length <= maxLetters

/** Whether a word is certainly misspelt: it is not a syllable, and with a vowel in it not an abbreviation. */
export const isMisspelt = ({ folded }: Token): boolean =>
  folded.length >= minLetters && /[aeiouy]/.test(folded) && !isSyllable(folded)

/** The word as it was typed. */
export const itselfOf = ({ token }: RequiredWord): Candidate => ({
  folded: token.folded,
  by: 'itself',
  cost: 0,
  exact: token.marked ? token.exact : null,
  isCertain: true,
})

/** The words that may have been meant, the typed word first. @param typed the word as it stands in the query */
export function candidatesFor(typed: string, word: RequiredWord): Candidate[] {
  const { token, isInCode } = word
  const itself = itselfOf(word)
  if (isInCode || !isWord(token)) return [itself]
  const read = readKeys(typed)
  const keys = read === null ? [] : [candidateOfKeys(read)]
  const edits = [...oneEditAway(token.folded)].map(([folded, cost]): Candidate => ({
    folded,
    by: 'edit',
    cost,
    exact: itself.exact,
    isCertain: isMisspelt(token) && (cost === editCosts.exchanged || token.folded.length >= minLongLetters),
  }))
  return [itself, ...keys, ...edits]
}

function candidateOfKeys({ word, isCertain }: KeyedWord): Candidate {
  const { folded, exact } = readSyllable(word)
  return { folded, by: 'keys', cost: editCosts.keys, exact, isCertain }
}
