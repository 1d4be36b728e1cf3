import type { Database } from '../platform/database/database.ts'
import { deleteExpired } from '../platform/http/idempotency/delete-expired.ts'

/** Rows per statement, which then takes a few milliseconds. */
const batchSize = 1000
const hourMs = 3_600_000

async function deleteAllExpired({ pool }: Database, isStopped: () => boolean): Promise<void> {
  while (!isStopped() && (await deleteExpired(pool, batchSize)) === batchSize);
}

/**
 * Deletes expired responses of idempotent requests at start and every hour, since requests delete them only when they
 * write.
 * @param onError called when a deletion fails; the next hour tries again
 * @returns a function that stops it
 */
export function deleteExpiredResponses(database: Database, onError: (error: unknown) => void): () => void {
  let isStopped = false
  const deleteExpiredNow = () => void deleteAllExpired(database, () => isStopped).catch(onError)
  const hourly = setInterval(deleteExpiredNow, hourMs).unref()
  deleteExpiredNow()
  return () => {
    isStopped = true
    clearInterval(hourly)
  }
}
