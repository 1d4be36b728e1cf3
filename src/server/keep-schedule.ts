import { setTimeout as wait } from 'node:timers/promises'
import type { Database } from '../platform/database/database.ts'

/** A start has more urgent work. */
const firstMs = 1_000
/** How long after its time a change is published at most. */
const intervalMs = 10_000

/**
 * Publishes approved changes of public posts at their times. It ends when the server stops.
 * @param isOutdated whether the database is newer than this process, which would not know all rules of posts
 */
export async function keepSchedule(
  database: Database,
  isOutdated: () => Promise<boolean>,
  onError: (error: unknown) => void,
  stopping: AbortSignal,
): Promise<void> {
  const reportError = (error: unknown) => {
    if (!stopping.aborted) onError(error)
  }
  // the stop ends the pause
  const pause = (ms: number) => wait(ms, undefined, { ref: false, signal: stopping }).catch(() => {})
  for (await pause(firstMs); !stopping.aborted; await pause(intervalMs)) {
    try {
      if (await isOutdated()) continue
      const { publishScheduledChanges } =
        await import('../domain/content/posts/approval/publish-scheduled.ts')
      const { recordChanges } = await import('../platform/audit/record.ts')
      const { effects } = await import('../modules.ts')
      await publishScheduledChanges({ database, effects, recordChanges }, reportError)
    } catch (error) {
      reportError(error)
    }
  }
}
