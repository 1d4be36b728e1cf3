import { acquireLocks, advisoryLocks, shared } from '../database/advisory-locks.ts'
import type { Access } from '../access/policy.ts'
import type { Transaction } from '../database/database.ts'
import type { Change } from '../http/audit-trail.ts'
import type { EntityTags } from '../http/etag.ts'
import type { Problem } from '../http/problems.ts'
import type { ResourceDefinition } from './definition.ts'
import type { EntityRow, EntityTable, Row } from './row.ts'
import type { FileSettings, WriteContext, WriteEffects } from './write-context.ts'

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
  /** Set for the rows of a file. */
  file?: FileSettings
  /** Skips the check of `uniqueTogether`. The unique index still enforces it, but its error does not name the other row. */
  skipUniqueCheck?: boolean
  /** The caller does not need the stored rows. */
  skipReadBack?: boolean
  /** Takes the changes of other rows that the write causes, for the audit trail. */
  alsoChanged?: Change[]
}

/** The context of a write for hooks. */
export function contextOf(writing: Writing): WriteContext {
  const { transaction, access, effects, rejectRow, dryRun = false, alsoChanged = [], file } = writing
  const throwProblem = (_id: string, problem: Problem) => {
    throw problem
  }
  return { transaction, access, effects, dryRun, alsoChanged, file, rejectRow: rejectRow ?? throwProblem }
}

/** Acquires the locks that come before row locks: those of `acquireExtraLocks`, and the lock of a resource with serialized writes. */
export async function acquireWriteLocks({ transaction, resource }: Writing): Promise<void> {
  await resource.acquireExtraLocks?.(transaction)
  if (resource.serializeWrites) await acquireLocks(transaction.client, advisoryLocks.writes(resource.path))
}

/** Locks an external id, so that two writers cannot both create its row. */
export async function acquireExternalId(
  { transaction, resource }: Writing,
  externalId: string,
): Promise<void> {
  const { path } = resource
  await acquireLocks(
    transaction.client,
    shared(advisoryLocks.externalIds(path)),
    advisoryLocks.externalId(path, externalId),
  )
}

/** Locks all external ids of a resource: one lock for each of many ids would fill the lock table of Postgres. */
export async function acquireAllExternalIds({ transaction, resource }: Writing): Promise<void> {
  await acquireLocks(transaction.client, advisoryLocks.externalIds(resource.path))
}
