import { acquireLocks, advisoryLocks, shared } from '../database/advisory-locks.ts'
import type { Writing } from './writing.ts'

/** Acquires the locks that come before row locks: those of `lockFirst`, and the lock of a resource with serialized writes. */
export async function acquireWriteLocks({ transaction, resource }: Writing): Promise<void> {
  await resource.lockFirst?.(transaction)
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
