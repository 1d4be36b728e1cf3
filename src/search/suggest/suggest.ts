import type { Connection } from '../../database/database.ts'
import { loadFound } from '../documents/load-found.ts'
import type { SearchSource } from '../source.ts'
import type { SearchType } from '../table.ts'
import { findNewest, findPairs, findRecentPairs, findWords, NEWEST, type Offers } from './find.ts'
import { FEW, readTyped, type Phrase, type Typed } from './typed.ts'

export interface Suggestion {
  text: string
  type: SearchType | 'phrase'
  id: string | null
  href: string | null
}

/** A wider look is taken where a narrow one offers less than this part of what is wanted. */
const ENOUGH = 0.5

/** What was found first, and then what was found by a wider look. */
function joined(near: Offers, far: Offers, phrases: readonly Phrase[]): Offers {
  const known = new Set(near.titled.map(({ id }) => id))
  const spoken = new Set([...near.spoken, ...far.spoken])
  return {
    titled: [...near.titled, ...far.titled.filter(({ id }) => !known.has(id))],
    spoken: phrases.filter((phrase) => spoken.has(phrase)),
  }
}

/** Titles that have the words, side by side or not: by the index where few may have them, else among the newest. */
async function findApart(
  connection: Connection,
  typed: Typed,
  phrases: readonly Phrase[],
  limit: number,
): Promise<Offers> {
  const { most, documents } = typed
  const expected = (NEWEST * most) / Math.max(1, documents)
  const byIndex = most <= FEW || expected < limit * ENOUGH
  return await (byIndex ? findWords : findNewest)(connection, typed, phrases, limit)
}

/** Titles that say the words side by side, the newest first: those of the last years are asked for alone where there are many. */
async function findAdjacent(connection: Connection, typed: Typed, limit: number): Promise<Offers> {
  const { most, phrases, year } = typed
  if (most <= FEW || year === null) return await findPairs(connection, typed, phrases, limit)
  const years = [year, String(Number(year) - 1)]
  const near = await findRecentPairs(connection, typed, years, phrases, limit)
  if (near.titled.length >= limit * ENOUGH) return near
  return joined(near, await findPairs(connection, typed, [], limit), phrases)
}

/** What goes on from what was typed and readers can see: what was taken back is offered to nobody. */
async function find(connection: Connection, typed: Typed, limit: number): Promise<Offers> {
  const { phrases, endingPairs } = typed
  if (endingPairs.length === 0) return await findApart(connection, typed, phrases, limit)
  const adjacent = await findAdjacent(connection, typed, limit)
  if (adjacent.titled.length > 0) return adjacent
  return joined(adjacent, await findApart(connection, typed, [], limit), phrases)
}

/** How what was typed may go on: titles and names first, then phrases. */
export async function suggest(
  connection: Connection,
  sources: readonly SearchSource[],
  text: string,
  limit: number,
): Promise<Suggestion[]> {
  const typed = await readTyped(connection, text, limit)
  if (typed === null) return []
  const { titled, spoken } = await find(connection, typed, limit)
  const first = titled.slice(0, limit)
  const documents = await loadFound(connection, sources, first, 'named')
  const all: Suggestion[] = [
    ...first.flatMap(({ id, type }) => {
      const document = documents.get(id)
      return document === undefined ? [] : [{ text: document.title.text, type, id, href: document.href }]
    }),
    ...spoken.map((phrase) => ({ text: phrase.text, type: 'phrase' as const, id: null, href: null })),
  ]
  const seen = new Set<string>()
  const distinct = all.filter(({ text: offered }) => {
    const isNew = !seen.has(offered.toLowerCase())
    seen.add(offered.toLowerCase())
    return isNew
  })
  // phrases keep a place beside many titles
  const room = Math.max(limit - spoken.length, Math.ceil(limit / 2))
  const titles = distinct.filter(({ type }) => type !== 'phrase').slice(0, room)
  return [...titles, ...distinct.filter(({ type }) => type === 'phrase')].slice(0, limit)
}
