import { advisoryLocks, tryAcquireLock } from '../../../../platform/database/advisory-locks.ts'
import type { Database, Transaction } from '../../../../platform/database/database.ts'
import type { FileStore } from '../../../../platform/files/file-store.ts'
import type { Actor, RecordChange } from '../../../../platform/http/audit-trail.ts'
import { removeUnknownContents, removeUnusedContents } from '../files/remove-contents.ts'
import { media } from '../resource.ts'
import { isUsed } from '../uses/statements.ts'

/** What a sweep needs. */
export interface FileSweep {
  database: Database
  files: FileStore
  keepDays: number
  recordChange: RecordChange
  /** Ends it between two steps. */
  signal: AbortSignal
}

/** Handled by one statement. */
const batchSize = 500
const dayMs = 86_400_000

const actor: Actor = { name: 'sweep', operation: 'sweepFiles', requestId: null, remoteAddress: null }

const upload = 'media.file_key is not null and media.deleted_at is null'

/** Notes since when uploads are not used, and forgets it of those that are used again. */
const noteUnused = `update media set unused_since = now() where id in (
  select id from media where ${upload} and unused_since is null and not ${isUsed('media.id')} limit $1)`
const noteUsed = `update media set unused_since = null where id in (
  select id from media where unused_since is not null and (${isUsed('media.id')} or media.deleted_at is not null) limit $1)`

/**
 * Runs a step in a transaction of its own, unless another process holds the lock and sweeps.
 * @returns what the step gives; undefined if another process sweeps
 */
const inTurn = <T>(
  { database }: FileSweep,
  step: (transaction: Transaction) => Promise<T>,
): Promise<T | undefined> =>
  database.transaction(async (transaction) =>
    (await tryAcquireLock(transaction.client, advisoryLocks.fileSweep)) ? await step(transaction) : undefined,
  )

/** Repeats a change of some rows until there are none. @returns false if another process sweeps */
async function repeat(sweep: FileSweep, sql: string): Promise<boolean> {
  for (let changed: number | undefined = batchSize; changed === batchSize && !sweep.signal.aborted;) {
    changed = await inTurn(sweep, async ({ client }) => (await client.query(sql, [batchSize])).rowCount ?? 0)
    if (changed === undefined) return false
  }
  return true
}

/** Removes an upload if nothing uses it. The lock on its row keeps writers from using it meanwhile. */
async function removeIfUnused(
  transaction: Transaction,
  { keepDays, recordChange }: FileSweep,
  id: string,
): Promise<void> {
  const { client } = transaction
  await client.query('select from media where id = $1 for update', [id])
  const { rowCount } = await client.query(
    `delete from media where id = $1 and ${upload} and unused_since < now() - make_interval(days => $2) and not ${isUsed('media.id')}`,
    [id, keepDays],
  )
  if (rowCount === 1)
    return await recordChange(transaction, actor, { resource: media.path, id, revision: null, fields: [] })
  // something uses it since it was selected: it is not selected again
  await client.query('update media set unused_since = null where id = $1', [id])
}

/** @returns whether there may be more */
async function removeUnused(sweep: FileSweep): Promise<boolean> {
  const { database, keepDays, signal } = sweep
  const { rows } = await database.pool.query<{ id: string }>(
    `select id from media where ${upload} and unused_since < now() - make_interval(days => $1) order by unused_since limit $2`,
    [keepDays, batchSize],
  )
  for (const { id } of rows) {
    if (signal.aborted) return false
    const done = await inTurn(sweep, async (transaction) => {
      await removeIfUnused(transaction, sweep, id)
      return true
    })
    if (done === undefined) return false
  }
  return rows.length === batchSize
}

/** Removes bytes that no content has: a process was killed between them and its transaction. */
async function removeLeftovers({ database, files, signal }: FileSweep): Promise<void> {
  const before = new Date(Date.now() - dayMs)
  await files.removeTemporaryBefore(before)
  let hashes: string[] = []
  for await (const { hash, storedAt } of files.list()) {
    if (signal.aborted) return
    if (storedAt < before) hashes.push(hash)
    if (hashes.length < batchSize) continue
    await removeUnknownContents({ database, files }, hashes)
    hashes = []
  }
  await removeUnknownContents({ database, files }, hashes)
}

/**
 * Removes uploads that nothing has used for some days, with their bytes, and bytes that broken uploads have left. What a post,
 * a document, a working draft, a revision or a row in the trash uses stays, and so does a media item in the trash. Each step is
 * a short transaction; of several processes one takes it.
 */
export async function sweepFiles(sweep: FileSweep): Promise<void> {
  const { database, files, signal } = sweep
  if (!((await repeat(sweep, noteUsed)) && (await repeat(sweep, noteUnused)))) return
  while (await removeUnused(sweep));
  if (signal.aborted) return
  await removeUnusedContents({ database, files })
  await removeLeftovers(sweep)
}
