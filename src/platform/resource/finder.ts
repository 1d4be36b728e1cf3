import type { SQL } from 'drizzle-orm'
import type { z } from 'zod'
import type { Connection } from '../database/database.ts'
import type { KeyValue } from '../http/cursor.ts'
import type { FilterUse } from './filters.ts'

/** The sort of a list that is searched by words, unless another one is asked for. */
export const RELEVANCE = '-relevance'

/** The rows of a list that may be found: its other filters, and who asks. */
export interface Among {
  /** Whether rows are in it that readers do not see. */
  everything: boolean
  condition: SQL | undefined
  /** Of the condition's placeholders. */
  values: Record<string, unknown>
}

/** A page of what was found, best first. */
export interface FoundPage {
  ids: string[]
  /** Where the next page begins, in the order of `placeKeys`; null on the last one. */
  next: KeyValue[] | null
  /** The words that were looked for instead of the typed ones, which find nothing. */
  corrected: string | null
}

/** Finds rows of a list by words. The engine stands above the resources, so they get it as this. */
export interface Finder {
  /** The parameter `q`. */
  schema: z.ZodType<string>
  /** The form of a place that a page begins after. */
  placeKeys: z.ZodType<KeyValue>[]
  best(
    connection: Connection,
    q: string,
    among: Among,
    limit: number,
    after: KeyValue[] | undefined,
  ): Promise<FoundPage>
  /** What narrows the list to what has all the words, in whatever order it comes. */
  narrow(
    connection: Connection,
    q: string,
    among: Among,
  ): Promise<{ use: FilterUse; corrected: string | null }>
}
