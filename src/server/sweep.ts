import { setTimeout as wait } from 'node:timers/promises'
import type { Config } from '../config.ts'
import { deleteExpiredLinks } from '../domain/content/posts/previews/store-link.ts'
import type { Connection, Database } from '../platform/database/database.ts'
import { openFileStore } from '../platform/files/open-store.ts'
import { deleteExpired } from '../platform/http/idempotency/delete-expired.ts'

const hourMs = 3_600_000
/** After an error: a database that was away or busy is mostly back. */
const retryMs = 60_000
/** A start has more urgent work. */
const firstMs = 1_000
/** Rows per statement, which then takes a few milliseconds. */
const batchSize = 1000

/** What the deletions of a process need. */
export interface Sweep {
  database: Database
  config: Pick<Config, 'files' | 'revisionsKeep'>
  /** Whether the database is newer than this process, which would not know what uses files. */
  isOutdated: () => Promise<boolean>
  /** Called when a deletion fails; it is tried again. @param what was not deleted */
  onError: (error: unknown, what: string) => void
  /** Ends the sweep between two steps. */
  stopping: AbortSignal
}

/** A deletion of what is needed no longer. */
interface Deletion {
  what: string
  run(sweep: Sweep): Promise<void>
}

/** Deletes expired rows until there are none. @param deleteSome deletes as many as it is told, and says how many it did */
const untilNone =
  (deleteSome: (connection: Connection, limit: number) => Promise<number>): Deletion['run'] =>
  async ({ database: { pool }, stopping }) => {
    while (!stopping.aborted && (await deleteSome(pool, batchSize)) === batchSize);
  }

/** Everything that is deleted: requests do it only when they write, or never. */
const deletions: readonly Deletion[] = [
  { what: 'stored responses of idempotent requests', run: untilNone(deleteExpired) },
  { what: 'links to previews', run: untilNone(deleteExpiredLinks) },
  {
    what: 'old revisions of posts',
    run: async ({ database, config: { revisionsKeep }, stopping }) => {
      if (revisionsKeep === undefined) return
      const { deleteOldRevisions } = await import('../domain/content/posts/revisions/delete-old.ts')
      const { effects } = await import('../modules.ts')
      await deleteOldRevisions(database, effects, revisionsKeep, () => stopping.aborted)
    },
  },
  {
    what: 'old texts of drafts',
    run: async ({ database, config: { revisionsKeep }, stopping }) => {
      if (revisionsKeep === undefined) return
      const { deleteOldDraftRevisions } =
        await import('../domain/content/posts/draft-revisions/delete-old.ts')
      await deleteOldDraftRevisions(database, revisionsKeep, () => stopping.aborted)
    },
  },
  {
    what: 'files that nothing uses',
    run: async ({ database, config: { files }, isOutdated, stopping }) => {
      if (await isOutdated()) return
      const { sweepFiles } = await import('../domain/content/media/sweep/sweep-files.ts')
      const { recordChange } = await import('../platform/audit/record.ts')
      await sweepFiles({
        database,
        files: openFileStore(files),
        keepDays: files.keepDays,
        recordChange,
        signal: stopping,
      })
    },
  },
]

/** Deletes what is needed no longer. @returns whether nothing failed */
export async function sweepOnce(sweep: Sweep): Promise<boolean> {
  const { stopping, onError } = sweep
  let isDone = true
  for (const { what, run } of deletions) {
    if (stopping.aborted) break
    await run(sweep).catch((error: unknown) => {
      isDone = false
      if (!stopping.aborted) onError(error, what)
    })
  }
  return isDone
}

/** Deletes what is needed no longer after the start and every hour, after an error each minute. It ends when the server stops. */
export async function keepSwept(sweep: Sweep): Promise<void> {
  const { stopping } = sweep
  // the stop ends the pause
  const pause = (ms: number) => wait(ms, undefined, { ref: false, signal: stopping }).catch(() => {})
  await pause(firstMs)
  while (!stopping.aborted) {
    const isDone = await sweepOnce(sweep)
    await pause(isDone ? hourMs : retryMs)
  }
}
