import type { Database } from '../../../platform/database/database.ts'
import { databaseFailure } from '../../../platform/database/failures.ts'
import { startPolling } from '../../../platform/jobs/polling.ts'
import { importThread, ThreadEnded, type ImportThread, type ThreadOptions } from './import-thread.ts'
import { leaseNextImport, type Lease } from './lease.ts'
import { queueHealth } from './queue-health.ts'
import { removeOldImports } from './remove-old-imports.ts'
import { retryLater } from './retry-later.ts'
import { onNewImport } from './import-wakeups.ts'

const defaultIdleMs = 1_000
const defaultRetryMs = 5_000
const cleanUpMs = 60_000

/** A process that works on imports. */
interface ImportWorker {
  /** Whether it cannot work on imports: the database refuses it, or its thread. */
  isFailing(): boolean
  /** Finishes the current batch, and leaves the rest to other processes. */
  stop(): Promise<void>
}

/** The dependencies of an import worker. */
interface ImportWorkerOptions {
  database: Database
  /** The thread that works on imports, and its connection to the same database. */
  thread: ThreadOptions
  /** Called with errors of the server, and the id of the import that was worked on, if there was one. */
  onError: (error: unknown, importId?: string) => void
  /** Called when the worker begins to fail. It goes on to try. */
  onFailing: (error: unknown) => void
  /** Called when it works again. */
  onWorking: () => void
  /** Whether a later version has migrated the database; processes of that version then do the imports. */
  isOutdated: () => Promise<boolean>
  /** How often it looks for imports of other processes. */
  idleMs?: number
  /** The delay after an error. */
  retryMs?: number
}

/** Works on an import in the thread. An import whose thread ends is tried again, or fails. */
async function runInThread(database: Database, thread: ImportThread, lease: Lease): Promise<void> {
  try {
    await thread.run(lease)
  } catch (error) {
    // a thread that lives has released the import itself; where this fails, others take the import when the lease ends
    if (error instanceof ThreadEnded) await retryLater(database, lease, 'server_error').catch(() => {})
    throw error
  }
}

/** Works on imports one after another, in a separate thread, until it is stopped. */
export function startImportWorker({
  database,
  thread: options,
  onError,
  onFailing,
  onWorking,
  isOutdated,
  idleMs = defaultIdleMs,
  retryMs = defaultRetryMs,
}: ImportWorkerOptions): ImportWorker {
  const health = queueHealth({ onFailing, onWorking })
  const report = (error: unknown, importId: string) => {
    // not for a reason of this import: the next one would fail as well
    const isOfQueue = error instanceof ThreadEnded || databaseFailure(error)?.kind === 'unavailable'
    if (isOfQueue) health.failed('run', error)
    onError(error, importId)
  }
  const thread = importThread(options, report)
  const polling = startPolling({
    idleMs,
    retryMs,
    work: async () => {
      if (await isOutdated()) return false
      const lease = await leaseNextImport(database)
      health.worked('lease')
      if (lease === undefined) return false
      // after an error the import has a pause, and the others have none
      await runInThread(database, thread, lease).then(
        () => health.worked('run'),
        (error: unknown) => report(error, lease.id),
      )
      return true
    },
    onError: (error) => health.failed('lease', error),
  })
  const ignore = onNewImport(() => polling.wake())
  let isStopped = false
  let cleaning = Promise.resolve()
  // one after another: the removal of large imports may take longer than the interval
  const cleanUp = () => {
    cleaning = cleaning
      .then(() => removeOldImports(database, () => isStopped))
      .catch((error: unknown) => onError(error))
  }
  cleanUp()
  const timer = setInterval(cleanUp, cleanUpMs)
  return {
    isFailing: health.isFailing,
    stop: async () => {
      isStopped = true
      ignore()
      clearInterval(timer)
      thread.stop()
      await polling.stop()
      await cleaning
      await thread.close()
    },
  }
}
