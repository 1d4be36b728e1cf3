import { MessageChannel, type MessagePort } from 'node:worker_threads'
import type { DatabaseOptions } from '../../../platform/database/database.ts'
import { workerPool } from '../../../platform/workers/worker-pool.ts'
import { workerTask } from '../../../platform/workers/worker-task.ts'
import { deserializeError, type SerializedError } from '../../../platform/workers/serialized-error.ts'
import type { Lease } from './lease.ts'

/** How the thread reaches the database. */
export type ThreadDatabase = Omit<DatabaseOptions, 'onIdleError' | 'poolSize' | 'applicationName'>

/** What the thread receives. */
export interface ImportOrder {
  lease: Lease
  database: ThreadDatabase
  /** A message to the thread: the rest of the import is left to others. A message from it: an error that ends nothing. */
  port: MessagePort
}

/** What the module of the thread exports as `run`. @returns the error that ended the work on the import, if any */
export type RunImport = (order: ImportOrder) => Promise<SerializedError | undefined>

/** What the thread runs, and how it reaches the database. */
export interface ThreadOptions {
  /** The module that exports `run`: it knows all resources. */
  entry: URL
  database: ThreadDatabase
}

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
   * Works on a leased import.
   * @throws ThreadEnded where the thread does not live to the end of it; else what the work throws
   */
  run(lease: Lease): Promise<void>
  /** Releases the import at hand after its batch, and each that comes. */
  stop(): void
  /** Ends the thread. */
  close(): Promise<void>
}

/** A thread that is started with the first import. @param onError called with errors that do not end an import */
export function importThread(
  { entry, database }: ThreadOptions,
  onError: (error: unknown) => void,
): ImportThread {
  const task = workerTask<RunImport>(entry)
  // A larger young generation takes memory and saves no time.
  const pool = workerPool({ maxThreads: 1, maxMemoryMb: 512, maxYoungMemoryMb: 24 })
  const stopping = new AbortController()
  return {
    run: async (lease) => {
      const { port1: ours, port2: port } = new MessageChannel()
      const stop = () => ours.postMessage('stop', [])
      ours.on('message', (error: SerializedError) => onError(deserializeError(error)))
      if (stopping.signal.aborted) stop()
      else stopping.signal.addEventListener('abort', stop, { once: true })
      try {
        const error = await pool
          .run(task, { lease, database, port }, { transfer: [port] })
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
