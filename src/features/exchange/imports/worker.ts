import type { Database } from '../../../platform/database/database.ts'
import { databaseFailure } from '../../../platform/database/failures.ts'
import { startPolling } from '../../../platform/jobs/polling.ts'
import { importThread, ThreadEnded, type ImportThread, type ThreadOptions } from './import-thread.ts'
import { finishImport, leaseNextImport, releaseLease, removeOldImports, type Lease } from './lease.ts'
import { serverError } from './run-leased.ts'
import { onNewImport } from './waiting-workers.ts'

const defaultIdleMs = 1_000
const defaultRetryMs = 5_000
const cleanUpMs = 60_000

/** The number of threads that a file may terminate before its import fails. */
const maxThreads = 3

/** A process that works on imports. */
export interface ImportWorker {
  /** Finishes the current batch, and leaves the rest to other processes. */
  stop(): Promise<void>
}

/** The dependencies of an import worker. */
export interface ImportWorkerOptions {
  database: Database
  /** The thread that works on imports, and its connection to the same database. */
  thread: ThreadOptions
  /** Called with errors of the server. */
  onError: (error: unknown) => void
  /** How often it looks for imports of other processes. */
  idleMs?: number
  /** The delay after an error. */
  retryMs?: number
}

/** Works on an import in the thread; an import that terminates the thread repeatedly fails. */
function runInThread(database: Database, thread: ImportThread): (lease: Lease) => Promise<void> {
  const ended = new Map<string, number>()
  return async (lease) => {
    try {
      await thread.run(lease)
      ended.delete(lease.id)
    } catch (error) {
      if (!(error instanceof ThreadEnded)) throw error
      const times = (ended.get(lease.id) ?? 0) + 1
      ended.set(lease.id, times)
      if (times < maxThreads) await releaseLease(database, lease)
      else {
        ended.delete(lease.id)
        await finishImport(database, lease, serverError)
      }
      throw error
    }
  }
}

/** Works on imports one after another, in a separate thread, until it is stopped. */
export function startImportWorker({
  database,
  thread: options,
  onError,
  idleMs = defaultIdleMs,
  retryMs = defaultRetryMs,
}: ImportWorkerOptions): ImportWorker {
  const thread = importThread(options, onError)
  const run = runInThread(database, thread)
  const polling = startPolling({
    idleMs,
    retryMs,
    work: async () => {
      const lease = await leaseNextImport(database)
      if (lease !== undefined) await run(lease)
      return lease !== undefined
    },
    onError: (error) => {
      // a failed query is repeated the next time
      if (databaseFailure(error)?.kind !== 'unavailable') onError(error)
    },
  })
  const ignore = onNewImport(() => polling.wake())
  const cleanUp = () => void removeOldImports(database).catch(() => {})
  cleanUp()
  const timer = setInterval(cleanUp, cleanUpMs)
  return {
    stop: async () => {
      ignore()
      clearInterval(timer)
      thread.stop()
      await polling.stop()
      await thread.close()
    },
  }
}
