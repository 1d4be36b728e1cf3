import { setTimeout as wait } from 'node:timers/promises'
import type { Config } from '../config.ts'
import type { Database } from '../platform/database/database.ts'

const hourMs = 3_600_000
/** A start has more urgent work. */
const firstMs = 1_000

/**
 * Removes files that nothing uses any more, every hour. It ends when the server stops.
 * @param isOutdated whether the database is newer than this process, which would not know what uses files
 */
export async function keepFilesSwept(
  { files }: Config,
  database: Database,
  isOutdated: () => Promise<boolean>,
  onError: (error: unknown) => void,
  stopping: AbortSignal,
): Promise<void> {
  // the stop ends the pause
  const pause = (ms: number) => wait(ms, undefined, { ref: false, signal: stopping }).catch(() => {})
  for (await pause(firstMs); !stopping.aborted; await pause(hourMs)) {
    try {
      if (await isOutdated()) continue
      const { sweepFiles } = await import('../domain/content/media/sweep/sweep-files.ts')
      const { diskStore } = await import('../platform/files/disk-store.ts')
      const { recordChange } = await import('../platform/audit/record.ts')
      await sweepFiles({
        database,
        files: diskStore(files.directory),
        keepDays: files.keepDays,
        recordChange,
        signal: stopping,
      })
    } catch (error) {
      if (!stopping.aborted) onError(error)
    }
  }
}
