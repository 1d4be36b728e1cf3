import { deleteExpiredLinks } from '../domain/content/posts/previews/store-link.ts'
import type { Connection, Database } from '../platform/database/database.ts'
import { deleteExpired } from '../platform/http/idempotency/delete-expired.ts'

/** Rows per statement, which then takes a few milliseconds. */
const batchSize = 1000
const hourMs = 3_600_000

/** Deletes some rows that are no longer needed. @returns how many */
type DeleteSome = (connection: Connection, limit: number) => Promise<number>

/** What is deleted: requests do it only when they write, or never. */
const deletions: readonly DeleteSome[] = [deleteExpired, deleteExpiredLinks]

async function deleteAll(
  { pool }: Database,
  deleteSome: DeleteSome,
  isStopped: () => boolean,
): Promise<void> {
  while (!isStopped() && (await deleteSome(pool, batchSize)) === batchSize);
}

/**
 * Deletes what has expired at start and every hour: stored responses of idempotent requests, and links to previews;
 * and old revisions of posts and of their drafts.
 * @param revisionsKeep how many of the newest revisions of a post stay; undefined: all
 * @param onError called when a deletion fails; the next hour tries again
 * @returns a function that stops it
 */
export function sweepDatabase(
  database: Database,
  revisionsKeep: number | undefined,
  onError: (error: unknown) => void,
): () => void {
  let isStopped = false
  const sweep = async () => {
    for (const deleteSome of deletions) await deleteAll(database, deleteSome, () => isStopped).catch(onError)
    if (revisionsKeep === undefined || isStopped) return
    const { deleteOldRevisions } = await import('../domain/content/posts/revisions/delete-old.ts')
    const { effects } = await import('../modules.ts')
    await deleteOldRevisions(database, effects, revisionsKeep, () => isStopped).catch(onError)
    const { deleteOldDraftRevisions } = await import('../domain/content/posts/draft-revisions/delete-old.ts')
    await deleteOldDraftRevisions(database, revisionsKeep, () => isStopped).catch(onError)
  }
  const hourly = setInterval(() => void sweep(), hourMs).unref()
  void sweep()
  return () => {
    isStopped = true
    clearInterval(hourly)
  }
}
