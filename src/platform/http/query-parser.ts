import { parse } from 'fast-querystring'
import { LRUCache } from 'lru-cache'

type Parsed = Readonly<Record<string, unknown>>

/** How many texts are cached, and their greatest length: what readers ask again and again. */
const maxCachedQueries = 1_000
const maxCachedCharacters = 500

/**
 * Reads the text behind the question mark. A text that comes again gives the very same object, which is frozen, so that
 * what follows from it can be cached by it.
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
