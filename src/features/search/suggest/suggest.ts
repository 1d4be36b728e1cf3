import type { Connection } from '../../../platform/database/database.ts'
import { loadResults } from '../documents/load-results.ts'
import type { SearchProvider } from '../../../platform/resource/search-provider.ts'
import { findOffers, NEWEST, type Where } from './find.ts'
import { FEW, readTyped, type Typed } from './typed.ts'

export interface Suggestion {
  text: string
  /** That of a search result, or `phrase`. */
  type: string
  id: string | null
  href: string | null
}

/** Newest posts are looked through where so large a part of what is wanted may be among them. */
const ENOUGH = 0.5

/** How many years are gone through one by one. */
const YEARS = 4

/** Where titles are looked for, by how common the words are. */
function whereFor(
  providers: readonly SearchProvider[],
  { mostAdjacent, mostApart, documents, year }: Typed,
  limit: number,
): Where {
  const expected = (NEWEST * mostApart) / Math.max(1, documents)
  return {
    years:
      mostAdjacent <= FEW || year === null
        ? []
        : Array.from({ length: YEARS }, (_none, ago) => String(Number(year) - ago)),
    apart: mostApart <= FEW || expected < limit * ENOUGH ? 'indexed' : 'newest',
    names: providers.filter(({ fewRows }) => fewRows === true).map(({ type }) => type),
  }
}

/** How what was typed may go on: titles and names first, then phrases. */
export async function suggest(
  connection: Connection,
  providers: readonly SearchProvider[],
  text: string,
  limit: number,
): Promise<Suggestion[]> {
  const typed = await readTyped(connection, text, limit)
  if (typed === null) return []
  const { titled, spoken } = await findOffers(connection, typed, whereFor(providers, typed, limit), limit)
  const documents = await loadResults(connection, providers, titled, 'named')
  const all: Suggestion[] = [
    ...titled.flatMap(({ id, type }) => {
      const document = documents.get(id)
      return document === undefined ? [] : [{ text: document.title.text, type, id, href: document.href }]
    }),
    ...spoken.map((phrase) => ({ text: phrase.text, type: 'phrase', id: null, href: null })),
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
