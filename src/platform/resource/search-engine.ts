import type { SQL } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'
import type { z } from 'zod'
import type { Connection, Transaction } from '../database/database.ts'
import type { KeyValue } from '../http/cursor.ts'
import type { AppliedFilter } from './filter.ts'
import type { SearchProvider } from './search-provider.ts'

/** The sort of a list that is searched by words, unless another one is asked for. */
export const RELEVANCE = '-relevance'

/** The rows of a list that a search may find: its other filters, and who asks. */
export interface ListScope {
  /** The column that the index knows the rows by. */
  id: PgColumn
  /** Whether rows are in it that readers do not see. */
  everything: boolean
  condition: SQL | undefined
  /** Of the condition's placeholders. */
  values: Record<string, unknown>
}

/** A page of search results, best first. */
export interface SearchResultPage {
  ids: string[]
  /** Where the next page begins, in the order of `cursorKeys`; null on the last page. */
  next: KeyValue[] | null
  /** The words that were searched instead of the typed ones, which find nothing. */
  corrected: string | null
}

/** A row that a write is about to store. */
export interface UnstoredRow {
  id: string
  /** The row as it is; `undefined` on create. */
  current: Record<string, unknown> | undefined
  values: Record<string, unknown>
  /** Columns that are not in its values. */
  extraColumns?: Record<string, unknown>
}

/** Index entries of the rows of one write, prepared while the database stores the rows. */
export interface PendingIndex {
  /** Stores the entries, after the rows themselves. */
  store(rows: readonly Pick<UnstoredRow, 'id' | 'current'>[]): Promise<void>
}

/** Keeps the search index in step with writes, and finds rows of lists by words. */
export interface SearchEngine {
  /** The form of the values in a cursor of search results. */
  cursorKeys: z.ZodType<KeyValue>[]
  /** Finds the best rows of a list. */
  findBest(
    connection: Connection,
    provider: SearchProvider,
    words: string,
    scope: ListScope,
    limit: number,
    after: KeyValue[] | undefined,
  ): Promise<SearchResultPage>
  /** What narrows a list to the rows that have all the words, in any order of the list. */
  narrow(
    connection: Connection,
    provider: SearchProvider,
    words: string,
    scope: ListScope,
  ): Promise<{ filter: AppliedFilter; corrected: string | null }>
  /** Prepares the entries of new rows while the database stores them. */
  prepareIndex(transaction: Transaction, provider: SearchProvider, rows: readonly UnstoredRow[]): PendingIndex
  /** Brings the index of some rows up to what they now are, in the transaction that changed or removed them. */
  indexRows(transaction: Transaction, provider: SearchProvider, ids: readonly string[]): Promise<void>
}
