import { LRUCache } from 'lru-cache'
import type { Statement } from './statement.ts'

/** How many statements without a name are cached. */
const MAX_UNNAMED_STATEMENTS = 200

/**
 * Statements by shape, built when they are first used. Only the first ones get a name in Postgres: a connection keeps
 * named statements until it ends, and callers can invent shapes without limit. Of the others, the last used are cached.
 */
export class StatementCache<R = Record<string, unknown>> {
  readonly #named = new Map<string, Statement<R>>()
  readonly #unnamed = new LRUCache<string, Statement<R>>({ max: MAX_UNNAMED_STATEMENTS })
  readonly #prefix: string
  readonly #maxNamed: number

  /** @param prefix begins the names of the statements */
  constructor(prefix: string, maxNamed = 60) {
    this.#prefix = prefix
    this.#maxNamed = maxNamed
  }

  /** Gives the statement of a shape, and builds it if needed. */
  get(shape: string, build: (name: string | undefined) => Statement<R>): Statement<R> {
    const cached = this.#named.get(shape)
    if (cached) return cached
    if (this.#named.size >= this.#maxNamed) return this.#getUnnamed(shape, build)
    const statement = build(`${this.#prefix}_${this.#named.size}`)
    this.#named.set(shape, statement)
    return statement
  }

  #getUnnamed(shape: string, build: (name: undefined) => Statement<R>): Statement<R> {
    const statement = this.#unnamed.get(shape) ?? build(undefined)
    this.#unnamed.set(shape, statement)
    return statement
  }
}
