import type { FastifyRateLimitStore } from '@fastify/rate-limit'
import { LRUCache } from 'lru-cache'

/** The requests of a key in its current window. */
interface Window {
  count: number
  /** By the monotonic clock. */
  startedAt: number
}

type Report = Parameters<FastifyRateLimitStore['incr']>[1]

/** How many keys a limit counts; the least recently used ones are forgotten. */
const maxKeys = 20_000

/**
 * Counts requests in fixed windows by the monotonic clock. The store of the plugin uses the time of day: after that is
 * set back by an hour, counted callers would wait for an hour.
 */
export class MonotonicStore implements FastifyRateLimitStore {
  readonly #windows = new LRUCache<string, Window>({ max: maxKeys })

  incr(key: string, report: Report, windowMs: number): void {
    const now = performance.now()
    const open = this.#open(key, now, windowMs)
    const window = open ?? { count: 0, startedAt: now }
    window.count++
    if (open === undefined) this.#windows.set(key, window)
    report(null, stateOf(window, now, windowMs))
  }

  read(key: string, report: Report, windowMs: number): void {
    const now = performance.now()
    const window = this.#open(key, now, windowMs)
    report(null, window === undefined ? { current: 0, ttl: 0 } : stateOf(window, now, windowMs))
  }

  /** Each limit has a separate count. */
  child(): MonotonicStore {
    return new MonotonicStore()
  }

  #open(key: string, now: number, windowMs: number): Window | undefined {
    const window = this.#windows.get(key)
    return window !== undefined && now - window.startedAt < windowMs ? window : undefined
  }
}

const stateOf = ({ count, startedAt }: Window, now: number, windowMs: number) => ({
  current: count,
  ttl: windowMs - (now - startedAt),
})
