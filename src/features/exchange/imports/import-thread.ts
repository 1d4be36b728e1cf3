import { MessageChannel, type MessagePort } from 'node:worker_threads'
import type { DatabaseOptions } from '../../../platform/database/database.ts'
import type { FileSettings } from '../../../platform/resource/write-context.ts'
import { workerPool } from '../../../platform/workers/worker-pool.ts'
import { workerTask } from '../../../platform/workers/worker-task.ts'
import { deserializeError, type SerializedError } from '../../../platform/workers/serialized-error.ts'
import type { Lease } from './lease.ts'

/** The database settings of the thread. */
type ThreadDatabase = Omit<DatabaseOptions, 'onIdleError' | 'poolSize' | 'applicationName'>

/** The message that the thread receives. */
interface ImportThreadInput {
  lease: Lease
  database: ThreadDatabase
  settings: FileSettings
  /** A message to the thread releases the import. A message from the thread is an error that does not end the import. */
  port: MessagePort
}

/** The function `run` of the module of the thread. @returns the error that ended the work on the import, if any */
export type RunImport = (input: ImportThreadInput) => Promise<SerializedError | undefined>

/** The module of the thread, and its database settings. */
export interface ThreadOptions {
  /** The module that exports `run`; it imports all resources. */
  entry: URL
  database: ThreadDatabase
  settings: FileSettings
}

/** Thrown if the thread ended before the import did; no process sends heartbeats for the import then. */
export class ThreadEnded extends Error {
  override name = 'ThreadEnded'
}

/** The worker pool aborts tasks; the cause contains the reason. */
const reasonOf = (error: unknown): string =>
  String(error instanceof Error && error.name === 'AbortError' ? error.cause : error)

/** A thread that works on imports one after another, and ends when there are none. */
export interface ImportThread {
  /**
   * Works on a leased import.
   * @throws ThreadEnded where the thread does not live to the end of it; else what the work throws
   */
  run(lease: Lease): Promise<void>
  /** Releases the current import after its batch, and all further ones. */
  stop(): void
  /** Ends the thread. */
  close(): Promise<void>
}

/** Makes a thread that starts with the first import. @param onError called with errors that do not end an import, and its id */
export function importThread(
  { entry, database, settings }: ThreadOptions,
  onError: (error: unknown, importId: string) => void,
): ImportThread {
  const task = workerTask<RunImport>(entry)
  // a larger young generation takes memory and saves no time
  const pool = workerPool({ maxThreads: 1, maxMemoryMb: 512, maxYoungMemoryMb: 24 })
  const stopping = new AbortController()
  return {
    run: async (lease) => {
      const { port1: ours, port2: port } = new MessageChannel()
      const stop = () => ours.postMessage('stop', [])
      ours.on('message', (error: SerializedError) => onError(deserializeError(error), lease.id))
      if (stopping.signal.aborted) stop()
      else stopping.signal.addEventListener('abort', stop, { once: true })
      try {
        const error = await pool
          .run(task, { lease, database, settings, port }, { transfer: [port] })
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
