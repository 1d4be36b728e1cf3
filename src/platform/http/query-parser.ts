import { parse } from 'fast-querystring'
import { LRUCache } from 'lru-cache'

type Parsed = Readonly<Record<string, unknown>>

/** How many query strings are cached, and their maximum length. */
const maxCachedQueries = 1_000
const maxCachedCharacters = 500

/**
 * Parses query strings. Equal query strings give the same frozen object, so that validated queries and plans can be cached
 * by it.
 */
export function queryParser(): (text: string) => Parsed {
  const cache = new LRUCache<string, Parsed>({ max: maxCachedQueries })
  return (text) => {
    const cached = cache.get(text)
    if (cached !== undefined) return cached
    const parsed = Object.freeze(parse(text))
    if (text.length <= maxCachedCharacters) cache.set(text, parsed)
    return parsed
  }
}
