import type { Database } from '../../../platform/database/database.ts'
import { startPolling } from '../../../platform/jobs/polling.ts'
import { importThread, ThreadEnded, type ImportThread, type ThreadOptions } from './import-thread.ts'
import { leaseNextImport, type Lease } from './lease.ts'
import { removeOldImports } from './remove-old-imports.ts'
import { retryLater } from './retry-later.ts'
import { onNewImport } from './import-wakeups.ts'

const defaultIdleMs = 1_000
const defaultRetryMs = 5_000
const cleanUpMs = 60_000

/** A process that works on imports. */
interface ImportWorker {
  /** Finishes the current batch, and leaves the rest to other processes. */
  stop(): Promise<void>
}

/** The dependencies of an import worker. */
interface ImportWorkerOptions {
  database: Database
  /** The thread that works on imports, and its connection to the same database. */
  thread: ThreadOptions
  /** Called with errors of the server, and the id of the import that was worked on. */
  onError: (error: unknown, importId?: string) => void
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
  isOutdated,
  idleMs = defaultIdleMs,
  retryMs = defaultRetryMs,
}: ImportWorkerOptions): ImportWorker {
  const thread = importThread(options, onError)
  const polling = startPolling({
    idleMs,
    retryMs,
    work: async () => {
      if (await isOutdated()) return false
      const lease = await leaseNextImport(database)
      if (lease === undefined) return false
      // after an error the import has a pause, and the others have none
      await runInThread(database, thread, lease).catch((error: unknown) => onError(error, lease.id))
      return true
    },
    onError,
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
