import type { Connection } from '../../../platform/database/database.ts'
import { pairOf, pairsOf } from '../term.ts'
import { readSyllable } from '../../../libraries/vietnamese/syllable.ts'
import type { Token } from '../../../libraries/vietnamese/tokens.ts'
import { bestPath } from './best-path.ts'
import { guessesFor, isNoWord, isWord, type Guess } from './guesses.ts'
import { readQuery } from './reading.ts'
import { chooseAmongSeen, type Choice } from './seen-words.ts'
import { spell, type KnownForms, type Unspelled } from './spell.ts'
import { wordsFolded } from './words.ts'

const MOST_WORDS = 12
/** So many guesses for a word are tried beside those for the one before it. */
const MOST_BESIDE = 40

/** What two words that some text has side by side are worth, and what it costs to keep a word that no text has. */
const PAIR = 4
const UNKNOWN = -8

/** A word of a query that was asked for. */
interface Asked {
  token: Token
  /** Whether it stands beside the word before it. */
  isNext: boolean
}

/** The words that were asked for, in the order of the text; null where there are none, or too many to look at. */
function askedWords(text: string): Asked[] | null {
  const parts = readQuery(text).parts.filter(({ excluded }) => !excluded)
  const words = parts.flatMap(({ tokens }) =>
    tokens.map((token, i) => ({ token, isNext: i > 0 && !token.afterBreak })),
  )
  if (words.length === 0 || words.length > MOST_WORDS) return null
  return words.toSorted((a, b) => a.token.start - b.token.start)
}

/** The text with its words written otherwise. */
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

/** Whether texts have a guess: of keys those letters that were meant, or ones whose marks were left out. */
function isKnown(known: KnownForms, { folded, by, exact }: Guess): boolean {
  const forms = known.get(folded)
  if (forms === undefined || by !== 'keys' || exact === null) return forms !== undefined
  const letters = lettersOf(exact)
  return letters === folded || forms.some(({ word }) => lettersOf(readSyllable(word).exact) === letters)
}

/** The pairs that may speak for a guess: two slips do so for each other only where neither was a word as typed. */
function pairsAmong(words: readonly Asked[], guesses: readonly Guess[][]): string[] {
  return guesses.flatMap((rights, i) => {
    if (!words[i]!.isNext) return []
    const maySlip = isNoWord(words[i - 1]!.token) && isNoWord(words[i]!.token)
    return guesses[i - 1]!.flatMap((left) =>
      rights
        .slice(0, MOST_BESIDE)
        .filter(({ by }) => maySlip || by !== 'slip' || left.by !== 'slip')
        .map(({ folded }) => pairOf(left.folded, folded)),
    )
  })
}

/** The guesses that go together best; a word that no text has costs much where it is kept. */
function likeliest(known: KnownForms, words: readonly Asked[], guesses: readonly Guess[][]): Guess[] {
  return bestPath(guesses, {
    alone: ({ folded, cost }, place) => {
      const documents = known.get(folded)?.[0]?.documents ?? 0
      const missing = documents === 0 && isWord(words[place]!.token) ? UNKNOWN : 0
      return Math.log10(documents + 1) * 0.5 + missing - cost
    },
    together: (left, right, place) =>
      words[place]!.isNext && known.has(pairOf(left.folded, right.folded)) ? PAIR : 0,
  })
}

/**
 * Whether enough speaks for a word that was changed: a neighbour that was not makes a pair with it that texts have, or it
 * is no word as it was typed, and is the only one that was changed or makes a pair with another such.
 */
function isVouchedFor(
  known: KnownForms,
  words: readonly Asked[],
  path: readonly Guess[],
  place: number,
): boolean {
  const isPair = (right: number) =>
    (words[right]?.isNext ?? false) && known.has(pairOf(path[right - 1]!.folded, path[right]!.folded))
  const neighbours = [...(isPair(place) ? [place - 1] : []), ...(isPair(place + 1) ? [place + 1] : [])]
  if (neighbours.some((other) => path[other]!.by !== 'slip')) return true
  if (!isNoWord(words[place]!.token)) return false
  const isAlone = path.filter(({ by }) => by === 'slip').length === 1
  return isAlone || neighbours.some((other) => isNoWord(words[other]!.token))
}

const unspelled = ({ token, isNext }: Asked, folded: string, exact: string | null): Unspelled => ({
  token,
  folded,
  exact,
  isNext,
})

/** The likeliest guesses for which enough speaks, and the words and pairs by which they are that. */
function choiceAmong(known: KnownForms, words: readonly Asked[], all: readonly Guess[][]): Choice<Guess[]> {
  const guesses = all.map((some) => some.filter((guess) => guess.by === 'itself' || isKnown(known, guess)))
  const path = likeliest(known, words, guesses)
  const chosen = path.map((guess, place) =>
    guess.by !== 'slip' || isVouchedFor(known, words, path, place) ? guess : guesses[place]![0]!,
  )
  const foldedOf = (some: readonly Guess[]) => some.map(({ folded }) => folded)
  const [likely, left] = [foldedOf(path), foldedOf(chosen)]
  return { chosen, restsOn: [...likely, ...left, ...pairsOf(likely), ...pairsOf(left)] }
}

/**
 * The query with its slips mended: one edit in a syllable, exchanged letters, keys of an input method left over. Its words
 * come in the marks that texts put on them. A word that nothing speaks for stays as it is.
 * @returns null where nothing is to be mended
 */
export async function correct(connection: Connection, query: string): Promise<string | null> {
  const text = query.normalize('NFC')
  const words = askedWords(text)
  if (words === null) return null
  const all = words.map(({ token }) => guessesFor(text.slice(token.start, token.end), token))
  const single = await wordsFolded(connection, [...new Set(all.flat().map(({ folded }) => folded))])
  const guesses = all.map((some) => some.filter((guess) => guess.by === 'itself' || isKnown(single, guess)))
  const pairs = await wordsFolded(connection, [...new Set(pairsAmong(words, guesses))])
  const known = new Map([...single, ...pairs])
  const chosen = await chooseAmongSeen(connection, known, () => choiceAmong(known, words, guesses))
  if (chosen === null || chosen.every(({ by }) => by === 'itself')) return null
  const spelled = chosen.map(({ folded, exact }, place) => unspelled(words[place]!, folded, exact))
  return rewritten(text, words, await spell(connection, known, text, spelled))
}

/**
 * The query with the marks that texts put on its words, for words that nobody writes as they were typed.
 * @returns null where that changes nothing
 */
export async function respell(connection: Connection, query: string): Promise<string | null> {
  const text = query.normalize('NFC')
  const words = askedWords(text)
  if (words === null) return null
  const folded = words.map(({ token }) => token.folded)
  const asked = [...folded, ...pairsOf(folded)]
  const known = await wordsFolded(connection, [...new Set(asked)])
  await chooseAmongSeen(connection, known, () => ({ chosen: null, restsOn: asked }))
  const spelled = words.map((word) =>
    unspelled(word, word.token.folded, word.token.marked ? word.token.exact : null),
  )
  const made = rewritten(text, words, await spell(connection, known, text, spelled))
  return made === text ? null : made
}
