import { MessageChannel, type MessagePort } from 'node:worker_threads'
import type { DatabaseOptions } from '../../../platform/database/database.ts'
import { workerPool } from '../../../platform/workers/worker-pool.ts'
import { workerTask } from '../../../platform/workers/worker-task.ts'
import { deserializeError, type SerializedError } from '../../../platform/workers/serialized-error.ts'
import type { Claim } from './claim.ts'

/** How the thread reaches the database. */
export type ThreadDatabase = Omit<DatabaseOptions, 'onIdleError' | 'poolSize' | 'applicationName'>

/** What the thread receives. */
export interface ImportOrder {
  claim: Claim
  database: ThreadDatabase
  /** Any message on it: the rest of the import is left to others. On it the thread tells of faults meanwhile. */
  port: MessagePort
}

/** What `src/import-worker.ts` exports. @returns the fault that ended the work on the import, if any */
export type RunImport = (order: ImportOrder) => Promise<SerializedError | undefined>

/** An entry above all resources, which the thread has to know. */
const importWork = workerTask<RunImport>(new URL('../../../server/import-worker.js', import.meta.url))

/** Thrown where the thread is gone before it was done: no process reports any more that it works on the import. */
export class ThreadEnded extends Error {
  override name = 'ThreadEnded'
}

/** The pool ends tasks by aborting them, and says why in the cause. */
const reasonOf = (error: unknown): string =>
  String(error instanceof Error && error.name === 'AbortError' ? error.cause : error)

/** A thread that works on imports, one after another; it is there for as long as there are some. */
export interface ImportThread {
  /**
   * Works on an import that was taken.
   * @throws ThreadEnded where the thread does not live to the end of it; else what the work throws
   */
  run(claim: Claim): Promise<void>
  /** Has the import at hand be handed back after its batch, and each that comes. */
  stop(): void
  /** Ends the thread. */
  close(): Promise<void>
}

/** A thread that is started with the first import. @param onError told of faults that do not end an import */
export function importThread(database: ThreadDatabase, onError: (error: unknown) => void): ImportThread {
  // A larger young generation takes memory and saves no time.
  const pool = workerPool({ maxThreads: 1, maxMemoryMb: 512, maxYoungMemoryMb: 24 })
  const stopping = new AbortController()
  return {
    run: async (claim) => {
      const { port1: ours, port2: port } = new MessageChannel()
      const stop = () => ours.postMessage('stop', [])
      ours.on('message', (error: SerializedError) => onError(deserializeError(error)))
      if (stopping.signal.aborted) stop()
      else stopping.signal.addEventListener('abort', stop, { once: true })
      try {
        const error = await pool
          .run(importWork, { claim, database, port }, { transfer: [port] })
          .catch((cause: unknown) => {
            throw new ThreadEnded(`the thread of imports ended: ${reasonOf(cause)}`, { cause })
          })
        if (error !== undefined) throw deserializeError(error)
      } finally {
        stopping.signal.removeEventListener('abort', stop)
        ours.close()
      }
    },
    stop: () => stopping.abort(),
    close: () => pool.close(),
  }
}
