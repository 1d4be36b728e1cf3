import type { SQL } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'
import type { z } from 'zod'
import type { Connection, Transaction } from '../database/database.ts'
import type { KeyValue } from '../http/cursor.ts'
import type { Draft } from './draft.ts'
import type { AppliedFilter } from './filter.ts'
import type { SearchProvider } from './search-provider.ts'

/** The default sort of a list that is searched by words. */
export const relevance = '-relevance'

/** The rows of a list that a search may find: the other filters, and the access of the caller. */
export interface ListScope {
  /** The column with the ids that the index uses. */
  id: PgColumn
  /** Whether it includes rows that readers do not see. */
  includesHidden: boolean
  condition: SQL | undefined
  /** The values of the placeholders in the condition. */
  values: Record<string, unknown>
}

/** A page of search results, best first. */
export interface SearchResultPage {
  ids: string[]
  /** The keys of the next page, in the order of `cursorKeys`; null on the last page. */
  next: KeyValue[] | null
  /** The words that were searched instead, if the typed words find nothing. */
  corrected: string | null
  /** The words that the best row of the page lacks. */
  leftOut: string[]
  /** Whether rows may be missing because their texts are not read yet. */
  indexing: boolean
}

/** The rows that match a search. */
export interface MatchingRows extends Pick<SearchResultPage, 'corrected' | 'indexing'> {
  filter: AppliedFilter
}

/** Index entries of the rows of one write, prepared while the database stores the rows. */
export interface PendingIndex {
  /** Stores the entries, after the rows themselves. */
  store(rows: readonly Pick<Draft, 'id' | 'current'>[]): Promise<void>
}

/** Updates the search index with writes, and finds rows of lists by words. */
export interface SearchEngine {
  /** The schemas of the values in a cursor of search results. */
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
  /** Makes the filter of rows that contain all words as they are typed, for a list in any order. */
  matchTyped(
    connection: Connection,
    provider: SearchProvider,
    words: string,
    scope: ListScope,
  ): Promise<MatchingRows>
  /** The same filter, or that of the corrected words if the typed ones find nothing. It takes longer. */
  matchFilter(
    connection: Connection,
    provider: SearchProvider,
    words: string,
    scope: ListScope,
  ): Promise<MatchingRows>
  /** Prepares the entries of new rows while the database stores them. */
  prepareIndex(transaction: Transaction, provider: SearchProvider, rows: readonly Draft[]): PendingIndex
  /** Updates the index of rows in the transaction that changed or removed them. */
  indexRows(transaction: Transaction, provider: SearchProvider, ids: readonly string[]): Promise<void>
}
