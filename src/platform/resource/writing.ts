import type { Access } from '../access/policy.ts'
import type { Transaction } from '../database/database.ts'
import type { EntityTags } from '../http/etag.ts'
import type { Problem } from '../http/problems.ts'
import type { ResourceDefinition } from './definition.ts'
import type { EntityRow, EntityTable, Row } from './row.ts'
import type { WriteContext, WriteEffects } from './write-context.ts'

/** A write operation: its transaction, resource and caller. */
export interface Writing<
  R extends EntityRow = EntityRow,
  I extends Row = Row,
  T extends EntityTable = EntityTable,
> {
  transaction: Transaction
  resource: ResourceDefinition<R, I, T>
  access: Access
  effects: WriteEffects
  /** From `If-None-Match`: a row with one of these tags is not written. */
  ifNoneMatch?: EntityTags | undefined
  /** Called with the problem of a row; the other rows are still stored. Absent: the first problem ends the write. */
  rejectRow?: (id: string, problem: Problem) => void
  /** The result of `precompute` for the one row of this write. */
  precomputed?: unknown
  /** The transaction will be rolled back. */
  dryRun?: boolean
  /** Skips the check of `uniqueTogether`. The unique index still enforces it, but its error does not name the other row. */
  skipUniqueCheck?: boolean
  /** The caller does not need the stored rows. */
  skipReadBack?: boolean
}

/** The context of a write for hooks. */
export function contextOf(writing: Writing): WriteContext {
  const { transaction, access, effects, rejectRow, dryRun = false } = writing
  const throwProblem = (_id: string, problem: Problem) => {
    throw problem
  }
  return { transaction, access, effects, dryRun, rejectRow: rejectRow ?? throwProblem }
}
