import { LRUCache } from 'lru-cache'
import type { StateReader } from '../database/state-reader.ts'
import type { SerializedResponse } from './serialized-response.ts'

/** Gives the cached response of an address, or makes it. */
export type ResponseCache = (
  address: string,
  make: () => Promise<SerializedResponse>,
) => Promise<SerializedResponse>

/** Some responses depend on the time of day a little, which no reader sees within this time. */
const maxAgeMs = 60_000
const maxAddresses = 5_000
const maxResponseBytes = 512 * 1024

/** The maximum number of requests that skip the cache for an address whose response changes often. */
const maxSkips = 32

interface CacheEntry {
  /** Absent where the address was requested and its response is not cached. */
  response?: SerializedResponse
  /** State of the database that the response belongs to. */
  state: string
  cachedAt: number
  /** For how many requests more the cache is left alone: the database changes faster than readers come. */
  skips: number
  lastSkips: number
}

/** Makes every response. */
export const noResponseCache: ResponseCache = (_address, make) => make()

/**
 * Caches responses that follow from the database and the address alone. A cached response is sent only after the
 * database was asked, since the request came, whether anything in it has changed. So a reader never gets what an earlier
 * commit has taken back, whichever process it went through. An address that is requested once costs nothing.
 * @param maxBytes of memory; 0 caches nothing
 */
export function responseCache(stateOf: StateReader, maxBytes: number): ResponseCache {
  if (maxBytes === 0) return noResponseCache
  const entries = new LRUCache<string, CacheEntry>({
    max: maxAddresses,
    maxSize: maxBytes,
    sizeCalculation: ({ response }, address) => 200 + address.length * 2 + (response?.body.length ?? 0),
  })

  const skipNext = (address: string, { lastSkips }: CacheEntry) => {
    const skips = Math.min(maxSkips, lastSkips * 2 + 1)
    entries.set(address, { state: '', cachedAt: 0, skips, lastSkips: skips })
  }

  /** Makes a response and caches it, if the database has not changed meanwhile. */
  const makeAndCache = async (
    address: string,
    entry: CacheEntry,
    state: string,
    make: () => Promise<SerializedResponse>,
  ) => {
    const response = await make()
    if (response.status !== 200 || response.body.length > maxResponseBytes) return response
    const cachedAt = performance.now()
    // a copy: the body may be a part of a larger buffer, which would stay in memory
    const copy = { ...response, body: Buffer.from(response.body) }
    if ((await stateOf()) === state) entries.set(address, { ...entry, response: copy, state, cachedAt })
    else skipNext(address, entry)
    return response
  }

  return async (address, make) => {
    const entry = entries.get(address)
    if (entry === undefined) {
      entries.set(address, { state: '', cachedAt: 0, skips: 0, lastSkips: 0 })
      return await make()
    }
    if (entry.skips > 0) {
      entry.skips -= 1
      return await make()
    }
    const state = await stateOf()
    const { response } = entry
    if (response === undefined) return await makeAndCache(address, entry, state, make)
    if (entry.state !== state) {
      skipNext(address, entry)
      return await make()
    }
    entry.lastSkips = 0
    if (performance.now() - entry.cachedAt < maxAgeMs) return response
    return await makeAndCache(address, entry, state, make)
  }
}
