import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import type { Job, Outcome } from './messages.ts'

/** An entry of its own, beside the server's. */
const ENTRY = new URL('../../../extraction-worker.js', import.meta.url)
/** A text that needs more ends the thread, and not the server. */
const limits = { maxOldGenerationSizeMb: 1024 }
/** How long a thread without work is kept: its start takes longer than most texts. */
const IDLE_MS = 30_000

let idle: { worker: Worker; end: NodeJS.Timeout } | undefined

function takeWorker(): Worker {
  if (idle === undefined) {
    return new Worker(ENTRY, { resourceLimits: limits })
  }
  const { worker, end } = idle
  idle = undefined
  clearTimeout(end)
  worker.ref()
  return worker
}

/** Keeps a thread for the next text; it does not keep the process. */
function rest(worker: Worker): void {
  worker.unref()
  const end = setTimeout(() => {
    idle = undefined
    void worker.terminate()
  }, IDLE_MS).unref()
  idle = { worker, end }
}

/**
 * Reads a text in a thread. One at a time: the caller sees to that.
 * @throws Error where the thread ends without an outcome
 */
export async function readInThread(job: Job): Promise<Outcome> {
  const worker = takeWorker()
  const outcome = await outcomeOf(worker, job)
  rest(worker)
  return outcome
}

async function outcomeOf(worker: Worker, job: Job): Promise<Outcome> {
  const ended = new AbortController()
  const listening = { signal: ended.signal }
  try {
    worker.postMessage(job, [])
    return await Promise.race([
      // an error is thrown by waiting for anything
      once(worker, 'message', listening).then(([outcome]) => outcome as Outcome),
      once(worker, 'exit', listening).then(([code]) => {
        throw new Error(`the thread of extractions ended with ${code}`)
      }),
    ])
  } finally {
    ended.abort()
  }
}
