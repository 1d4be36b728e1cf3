import type { SQL } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'
import type { Bilingual } from '../http/problems.ts'

/** Values that no two live rows have together, which an index keeps; here is what a refusal says of it. */
export interface UniqueTogether {
  /** The columns; that there is none in one of them counts as a value. */
  fields: Readonly<Record<string, PgColumn>>
  /** Which of the live rows count; absent: all. */
  among?: () => SQL
  /** Whether a row that is there already is one of these. */
  counts?: (current: Record<string, unknown>) => boolean
  /** The field that the refusal names. */
  pointer: string
  /** A sentence without its end, which the id of the other row may follow. */
  message: Bilingual
}
