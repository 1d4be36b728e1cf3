import { once } from 'node:events'
import { setTimeout as wait } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import type { Claim } from '../claim.ts'
import type { Order, Report, ThreadDatabase } from './messages.ts'
import { heard } from './told.ts'

/** An entry of its own, beside the server's. */
const ENTRY = new URL('../../../import-worker.js', import.meta.url)
/** A file that needs more ends the thread, and not the server. A larger young generation takes memory and saves no time. */
const limits = { maxOldGenerationSizeMb: 512, maxYoungGenerationSizeMb: 24 }
/** How long a thread without work is kept: the next file often comes soon. */
const IDLE_MS = 30_000
/** How long a thread that is told to end may take to let go of its connections. */
const END_MS = 2_000

/** Thrown where the thread is gone before it was done: nobody says any more that it works on the import. */
export class ThreadEnded extends Error {
  override name = 'ThreadEnded'
}

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
  let thread: Worker | undefined
  let idle: NodeJS.Timeout | undefined
  let isStopped = false
  const post = (to: Worker, order: Order) => to.postMessage(order, [])
  const start = (): Worker => {
    const made = new Worker(ENTRY, { workerData: database, resourceLimits: limits })
    // whoever waits for it is told by its exit; an error that nobody hears would end the server
    made.on('error', onError)
    made.on('message', (report: Report) => {
      if (report.kind === 'fault') onError(heard(report.error))
    })
    made.once('exit', () => {
      if (thread === made) thread = undefined
    })
    return made
  }
  const close = async () => {
    clearTimeout(idle)
    const ending = thread
    thread = undefined
    if (ending === undefined) return
    const gone = new Promise((resolve) => ending.once('exit', resolve))
    post(ending, { kind: 'end' })
    await Promise.race([gone, wait(END_MS, undefined, { ref: false })])
    await ending.terminate()
  }
  return {
    run: async (claim) => {
      clearTimeout(idle)
      const working = (thread ??= start())
      working.ref()
      if (isStopped) post(working, { kind: 'stop' })
      post(working, { kind: 'run', claim })
      await over(working)
      // an idle one does not keep the process
      working.unref()
      idle = setTimeout(() => void close(), IDLE_MS).unref()
    },
    stop: () => {
      isStopped = true
      if (thread !== undefined) post(thread, { kind: 'stop' })
    },
    close,
  }
}

/** Waits until a thread is done with the import at hand. */
async function over(thread: Worker): Promise<void> {
  const listening = new AbortController()
  const options = { signal: listening.signal }
  const report = new Promise<Report & { kind: 'over' }>((resolve) => {
    const hear = (said: Report) => {
      if (said.kind === 'over') resolve(said)
    }
    thread.on('message', hear)
    listening.signal.addEventListener('abort', () => thread.off('message', hear))
  })
  const ended = once(thread, 'exit', options).then(
    ([code]) => new ThreadEnded(`the thread of imports ended with ${code}`),
    (cause: unknown) => new ThreadEnded('the thread of imports ended', { cause }),
  )
  try {
    const first = await Promise.race([report, ended])
    if (first instanceof ThreadEnded) throw first
    if (first.error !== undefined) throw heard(first.error)
  } finally {
    listening.abort()
  }
}
