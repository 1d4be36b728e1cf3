import { acquireLocks, advisoryLocks, shared } from '../database/advisory-locks.ts'
import type { Writing } from './writing.ts'

/** Acquires what comes before the locks of rows. Writes of a resource that is written by one at a time exclude each other. */
export async function acquireWriteLocks({ transaction, resource }: Writing): Promise<void> {
  await resource.lockFirst?.(transaction)
  if (resource.serializeWrites) await acquireLocks(transaction.client, advisoryLocks.writes(resource.path))
}

/** Excludes other writers who look for a row by the same external id, and may create it. */
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

/** Excludes all writers by external id: a lock for each of many ids would fill the server's table of locks. */
export async function acquireAllExternalIds({ transaction, resource }: Writing): Promise<void> {
  await acquireLocks(transaction.client, advisoryLocks.externalIds(resource.path))
}
