import type { Connection } from '../../database/database.ts'
import { pairOf, term } from '../term.ts'
import { conditionOf, differingClosenesses, mostWords, type Condition } from './conditions.ts'
import type { Reading } from './reading.ts'
import { wordsBeginning } from './words.ts'

/** Documents that answer a query equally closely: they hold what one of the conditions says. */
export interface Tier {
  conditions: Condition[]
  /** Of these entries so many at least. */
  least?: { words: number[]; count: number }
}

/** The beginning of a word that is still being typed, with the rest of the query. */
async function beginnings(
  connection: Connection,
  reading: Reading,
): Promise<{ tiers: Tier[]; words: string[] }> {
  const part = reading.parts.at(-1)
  const last = part?.tokens.at(-1)
  if (!reading.open || !part || !last || part.phrase || part.excluded || /^\d/.test(last.folded)) {
    return { tiers: [], words: [] }
  }
  const shorter = { ...part, tokens: part.tokens.slice(0, -1) }
  const others = reading.parts.slice(0, -1)
  const rest = conditionOf(
    { ...reading, parts: shorter.tokens.length > 0 ? [...others, shorter] : others },
    'words',
  )
  const before = shorter.tokens.at(-1)
  const pairs = before ? await wordsBeginning(connection, pairOf(before.folded, last.folded)) : []
  const words = await wordsBeginning(connection, last.folded)
  const anyOf = (kind: 'pair' | 'word', known: readonly { folded: string }[]): Tier[] =>
    known.length === 0
      ? []
      : [{ conditions: [{ ...rest, any: [[...new Set(known.map(({ folded }) => term(kind, folded)))]] }] }]
  return {
    tiers: [...anyOf('pair', pairs), ...anyOf('word', words)],
    words: words.map(({ folded }) => folded),
  }
}

/** The tiers of a query, best first. */
export interface Tiers {
  strict: Tier[]
  /** Most of the words instead of all. */
  loose: Tier[]
  /** Words that the last one may become. */
  continuations: string[]
}

export async function tiersOf(connection: Connection, readings: readonly Reading[]): Promise<Tiers> {
  const close = differingClosenesses(readings).map((closeness): Tier => ({
    conditions: readings.map((reading) => conditionOf(reading, closeness)),
  }))
  const typed = await beginnings(connection, readings[0]!)
  const loose = readings.flatMap((reading): Tier[] => {
    const most = mostWords(reading)
    return most ? [{ conditions: most.conditions, least: { words: most.words, count: most.least } }] : []
  })
  return { strict: [...close, ...typed.tiers], loose, continuations: typed.words }
}
