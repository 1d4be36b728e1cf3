import { isSyllable, readSyllable } from '../../../libraries/vietnamese/syllable.ts'
import { readTelex } from '../../../libraries/vietnamese/telex.ts'
import type { Token } from '../../../libraries/vietnamese/tokens.ts'

const LETTERS = 'abcdeghiklmnopqrstuvxy'
/** Longer words are names and codes, and have too many neighbours. */
const LONGEST = 10
/** A shorter one has so many words near it that none of them is likely by itself. */
const TELLING = 4

/** What a word may have been meant as. */
export interface Guess {
  folded: string
  /** Whether it is the word as typed, what keys of an input method say, or one slip away. */
  by: 'itself' | 'keys' | 'slip'
  /** How unlikely it is beside the word itself. */
  cost: number
  /** The marks that were typed, as an exact form; null where there are none. */
  exact: string | null
}

const COST = { keys: 1.5, exchanged: 3, more: 3.3, changed: 3.6 } as const

/** All syllables one slip away, with what the slip costs: a letter left out, added, changed, or two exchanged. */
export function oneSlipAway(word: string): Map<string, number> {
  const slips = new Map<string, number>()
  const add = (slip: string, cost: number) => {
    if (slip !== word && !slips.has(slip) && isSyllable(slip)) slips.set(slip, cost)
  }
  const cuts = Array.from(
    { length: word.length + 1 },
    (_none, i) => [word.slice(0, i), word.slice(i)] as const,
  )
  for (const [left, right] of cuts)
    if (right.length > 1) add(left + right[1]! + right[0]! + right.slice(2), COST.exchanged)
  for (const [left, right] of cuts) {
    if (right !== '') add(left + right.slice(1), COST.more)
    for (const letter of LETTERS) add(left + letter + right, COST.more)
  }
  for (const [left, right] of cuts) {
    if (right === '') continue
    for (const letter of LETTERS) add(left + letter + right.slice(1), COST.changed)
  }
  return slips
}

/** Whether it is letters of a word: no number, code or endless name. */
export const isWord = ({ folded }: Token): boolean => /^[a-z]+$/.test(folded) && folded.length <= LONGEST

/** Whether a word can only be a slip: it is no syllable, and with a vowel in it no abbreviation. */
export const isNoWord = ({ folded }: Token): boolean =>
  folded.length >= TELLING && /[aeiouy]/.test(folded) && !isSyllable(folded)

/** What a word may have been meant as, itself first. @param typed the word as it stands in the query */
export function guessesFor(typed: string, token: Token): Guess[] {
  const exact = token.marked ? token.exact : null
  const itself: Guess = { folded: token.folded, by: 'itself', cost: 0, exact }
  if (!isWord(token)) return [itself]
  const telex = readTelex(typed)
  const keys = telex === null ? [] : [guessOfKeys(telex)]
  const slips = [...oneSlipAway(token.folded)].map(([folded, cost]): Guess => ({
    folded,
    by: 'slip',
    cost,
    exact,
  }))
  return [itself, ...keys, ...slips]
}

function guessOfKeys(telex: string): Guess {
  const { folded, exact } = readSyllable(telex)
  return { folded, by: 'keys', cost: COST.keys, exact }
}
