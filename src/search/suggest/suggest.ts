import type { Connection } from '../../database/database.ts'
import { loadFound } from '../documents/load-found.ts'
import type { SearchSource } from '../source.ts'
import type { SearchType } from '../table.ts'
import { findAll, findNewest, NEWEST, type Offers, type Titled } from './find.ts'
import { readTyped, type Typed } from './typed.ts'

export interface Suggestion {
  text: string
  type: SearchType | 'phrase'
  id: string | null
  href: string | null
}

/** Where no more documents than this may go on from what was typed, the index has them all at once. */
const FEW = 2000
/** The index is asked for more where the newest posts offer less than this part of what is wanted. */
const ENOUGH = 0.5

/** What goes on from what was typed and readers can see: what was taken back is offered to nobody. */
async function find(connection: Connection, typed: Typed, limit: number): Promise<Offers> {
  const { phrases, most, documents } = typed
  const expected = (NEWEST * most) / Math.max(1, documents)
  if (most <= FEW || expected < limit * ENOUGH) return await findAll(connection, typed, phrases, limit)
  const near = await findNewest(connection, typed, limit)
  if (near.titled.length + near.spoken.length >= limit * ENOUGH) return near
  const unseen = phrases.filter((phrase) => !near.spoken.includes(phrase))
  const rest = await findAll(connection, typed, unseen, limit)
  const known = new Set(near.titled.map(({ id }) => id))
  return {
    titled: [...near.titled, ...rest.titled.filter(({ id }) => !known.has(id))],
    spoken: phrases.filter((phrase) => near.spoken.includes(phrase) || rest.spoken.includes(phrase)),
  }
}

async function named(
  connection: Connection,
  sources: readonly SearchSource[],
  titled: readonly Titled[],
): Promise<Suggestion[]> {
  const documents = await loadFound(connection, sources, titled, 'named')
  return titled.flatMap(({ id, type }) => {
    const document = documents.get(id)
    return document === undefined ? [] : [{ text: document.title.text, type, id, href: document.href }]
  })
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
  const all: Suggestion[] = [
    ...(await named(connection, sources, titled.slice(0, limit))),
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
  const first = distinct.filter(({ type }) => type !== 'phrase').slice(0, room)
  return [...first, ...distinct.filter(({ type }) => type === 'phrase')].slice(0, limit)
}
