import type { Database } from '../platform/database/database.ts'
import { deleteExpired } from '../platform/http/idempotency/delete-expired.ts'

/** So many at once: a statement of some milliseconds. */
const BATCH_SIZE = 1000
const HOUR_MS = 3_600_000

async function deleteAllExpired({ pool }: Database, isStopped: () => boolean): Promise<void> {
  while (!isStopped() && (await deleteExpired(pool, BATCH_SIZE)) === BATCH_SIZE);
}

/**
 * Forgets answers of idempotent requests that have served their time, now and each hour, since a server that nobody
 * writes to would keep them for ever.
 * @param onError told where it fails; the next hour tries again
 * @returns a function that ends it
 */
export function deleteExpiredResponses(database: Database, onError: (error: unknown) => void): () => void {
  let isStopped = false
  const forget = () => void deleteAllExpired(database, () => isStopped).catch(onError)
  const hourly = setInterval(forget, HOUR_MS).unref()
  forget()
  return () => {
    isStopped = true
    clearInterval(hourly)
  }
}
