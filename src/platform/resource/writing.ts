import type { Access } from '../access/policy.ts'
import type { Transaction } from '../database/database.ts'
import type { EntityTags } from '../http/etag.ts'
import type { Problem } from '../http/problems.ts'
import type { ResourceDefinition } from './definition.ts'
import type { EntityRow, EntityTable, Row } from './row.ts'
import type { WriteContext, WriteEffects } from './write-context.ts'

/** A write under way: where, and on whose behalf. */
export interface Writing<
  R extends EntityRow = EntityRow,
  I extends Row = Row,
  T extends EntityTable = EntityTable,
> {
  transaction: Transaction
  resource: ResourceDefinition<R, I, T>
  access: Access
  effects: WriteEffects
  /** From `If-None-Match`: a row that it names is not written. */
  ifNoneMatch?: EntityTags | undefined
  /** Called for a row that cannot be stored, while the others go on; absent: the first such row ends the write. */
  rejectRow?: (id: string, problem: Problem) => void
  /** What `precompute` made of the input of the one row that is written. */
  precomputed?: unknown
  /** Nothing of it will be committed. */
  dryRun?: boolean
  /** Values that must be unique together are left to the indexes, whose refusal does not name the other row. */
  skipUniqueCheck?: boolean
  /** The caller does not need the rows as they now read. */
  skipReadBack?: boolean
}

/** The context that hooks get of a write. */
export function contextOf(writing: Writing): WriteContext {
  const { transaction, access, effects, rejectRow, dryRun = false } = writing
  const end = (_id: string, problem: Problem) => {
    throw problem
  }
  return { transaction, access, effects, dryRun, rejectRow: rejectRow ?? end }
}
