import type { Connection } from '../../database/database.ts'
import { pairOf, pairsOf } from '../term.ts'
import { isSyllable, readSyllable } from '../vietnamese/syllable.ts'
import { readTelex } from '../vietnamese/telex.ts'
import { tokensOf, type Token } from '../vietnamese/tokens.ts'
import { wordsFolded, type KnownWord } from './words.ts'

const LETTERS = 'abcdeghiklmnopqrstuvxy'
/** Longer words are names and codes, and have too many neighbours. */
const LONGEST = 10
const MOST_WORDS = 12

/** All words one slip away: a letter left out, added, changed, or two exchanged. Best guesses first. */
export function oneSlipAway(word: string): string[] {
  const slips = new Set<string>()
  const cuts = Array.from(
    { length: word.length + 1 },
    (_none, i) => [word.slice(0, i), word.slice(i)] as const,
  )
  for (const [left, right] of cuts)
    if (right.length > 1) slips.add(left + right[1]! + right[0]! + right.slice(2))
  for (const [left, right] of cuts) {
    if (right !== '') slips.add(left + right.slice(1))
    for (const letter of LETTERS) {
      slips.add(left + letter + right)
      if (right !== '') slips.add(left + letter + right.slice(1))
    }
  }
  slips.delete(word)
  return [...slips].filter(isSyllable)
}

type Known = ReadonlyMap<string, readonly KnownWord[]>

interface Guess {
  folded: string
  slips: number
}

const isWord = ({ folded }: Token) => /^[a-z]+$/.test(folded) && folded.length <= LONGEST

/** What a word may have been meant as, itself first. */
function guessesFor(text: string, token: Token): Guess[] {
  if (!isWord(token)) return [{ folded: token.folded, slips: 0 }]
  const telex = readTelex(text.slice(token.start, token.end))
  const meant = telex === null ? [] : tokensOf(telex).map(({ folded }) => ({ folded, slips: 0.5 }))
  return [
    { folded: token.folded, slips: 0 },
    ...meant,
    ...oneSlipAway(token.folded).map((folded) => ({ folded, slips: 1 })),
  ]
}

const used = (known: Known, folded: string) => known.get(folded)?.[0]?.documents ?? 0

/** How well a guess fits between its neighbours; words nobody uses never do. */
function fitness(
  known: Known,
  { folded, slips }: Guess,
  before: string | undefined,
  after: readonly Guess[],
): number {
  const documents = used(known, folded)
  if (documents === 0 && !/\d/.test(folded)) return -Infinity
  const left = before !== undefined && known.has(pairOf(before, folded)) ? 4 : 0
  const right = after.some((next) => next.slips === 0 && known.has(pairOf(folded, next.folded))) ? 4 : 0
  return left + right + Math.log10(documents + 1) * 0.5 - slips * 3
}

/** The way a folded word is written beside its neighbour, or alone. */
function written(
  known: Known,
  folded: string,
  before: string | undefined,
  after: string | undefined,
): string {
  const [beside] = before === undefined ? [] : (known.get(pairOf(before, folded)) ?? [])
  if (beside) return beside.word.split(' ')[1]!
  const [ahead] = after === undefined ? [] : (known.get(pairOf(folded, after)) ?? [])
  if (ahead) return ahead.word.split(' ')[0]!
  return known.get(folded)?.[0]?.word ?? folded
}

function pairsAmong(guesses: readonly Guess[][], words: Known): string[] {
  return guesses.slice(1).flatMap((right, i) =>
    guesses[i]!.filter(({ folded }) => words.has(folded)).flatMap((left) =>
      right
        .filter(({ folded }) => words.has(folded))
        .slice(0, 40)
        .map(({ folded }) => pairOf(left.folded, folded)),
    ),
  )
}

/**
 * The query with its slips mended: one edit in a syllable, exchanged letters, keys of an input method left over. Only
 * words that documents use come of it.
 * @returns null where nothing is to be mended
 */
export async function correct(connection: Connection, query: string): Promise<string | null> {
  const text = query.normalize('NFC')
  const tokens = tokensOf(text)
  if (tokens.length === 0 || tokens.length > MOST_WORDS) return null
  const guesses = tokens.map((token) => guessesFor(text, token))
  const words = await wordsFolded(connection, [...new Set(guesses.flat().map(({ folded }) => folded))])
  const pairs = await wordsFolded(connection, [...new Set(pairsAmong(guesses, words))])
  const known = new Map([...words, ...pairs])
  const chosen: Guess[] = []
  for (const [i, options] of guesses.entries()) {
    const before = chosen[i - 1]?.folded
    const after = (guesses[i + 1] ?? []).filter(({ folded }) => words.has(folded))
    const best = options.reduce((a, b) =>
      fitness(known, b, before, after) > fitness(known, a, before, after) ? b : a,
    )
    chosen.push(best)
  }
  if (chosen.every(({ slips }) => slips === 0)) return null
  let mended = ''
  let end = 0
  for (const [i, token] of tokens.entries()) {
    const guess = chosen[i]!
    const original = text.slice(token.start, token.end)
    const word =
      guess.slips === 0
        ? original
        : written(known, guess.folded, chosen[i - 1]?.folded, chosen[i + 1]?.folded)
    mended += text.slice(end, token.start) + word
    end = token.end
  }
  return mended + text.slice(end)
}

/**
 * The query with the marks that texts put on its words, for words that nobody writes as they were typed.
 * @returns null where that changes nothing
 */
export async function respell(connection: Connection, query: string): Promise<string | null> {
  const text = query.normalize('NFC')
  const tokens = tokensOf(text)
  if (tokens.length > MOST_WORDS) return null
  const folded = tokens.map((token) => token.folded)
  const known = await wordsFolded(connection, [...new Set([...folded, ...pairsOf(folded)])])
  let spelled = ''
  let end = 0
  for (const [i, token] of tokens.entries()) {
    const word = isWord(token) ? written(known, token.folded, folded[i - 1], folded[i + 1]) : token.written
    const original = text.slice(token.start, token.end)
    spelled += text.slice(end, token.start) + (readSyllable(word).exact === token.exact ? original : word)
    end = token.end
  }
  spelled += text.slice(end)
  return spelled === text ? null : spelled
}
