import type { Transferable } from 'node:worker_threads'
import type { Piscina } from 'piscina'
import type { WorkerTask } from './worker-task.ts'

/** How long an idle thread is kept: starting one takes longer than most tasks. */
const idleMs = 30_000

/** What the threads of a pool may use. */
interface WorkerLimits {
  maxThreads: number
  /** A task that needs more memory ends its thread, and not the server. */
  maxMemoryMb: number
  maxYoungMemoryMb?: number
}

/** How a task is run. */
interface RunOptions {
  /** Aborts the task, and ends its thread. */
  signal?: AbortSignal
  /** Objects that are transferred instead of copied. */
  transfer?: readonly Transferable[]
}

/** A pool whose threads start with the first task and end after some idle time. */
interface WorkerPool {
  /** @throws what the task throws, and an Error if its thread ends before the task is done, or the pool is closed */
  run<Input, Output>(task: WorkerTask<Input, Output>, input: Input, options?: RunOptions): Promise<Output>
  /** Ends all threads, also those that run a task. The pool runs no task afterwards. */
  close(): Promise<void>
}

/** The threads of a pool, with a controller for each task that runs or waits. */
interface OpenPool {
  threads: Piscina
  tasks: Set<AbortController>
}

async function openPool({ maxThreads, maxMemoryMb, maxYoungMemoryMb }: WorkerLimits): Promise<OpenPool> {
  // loaded with the first task: many servers have none
  const { FixedQueue, Piscina: Pool } = await import('piscina')
  const threads = new Pool({
    minThreads: 0,
    maxThreads,
    idleTimeout: idleMs,
    // tasks that wait for files and databases need the event loop of their thread
    atomics: 'disabled',
    recordTiming: false,
    // by default all pools of a process share one queue
    taskQueue: new FixedQueue(),
    resourceLimits: {
      maxOldGenerationSizeMb: maxMemoryMb,
      ...(maxYoungMemoryMb === undefined ? {} : { maxYoungGenerationSizeMb: maxYoungMemoryMb }),
    },
  })
  const tasks = new Set<AbortController>()
  // an error of a thread without a task: the next task gets another thread
  threads.on('error', () => {})
  // a task whose thread ends before it begins would wait forever: the pool starts a thread only for a new task
  threads.on('workerDestroy', () =>
    queueMicrotask(() => {
      if (threads.threads.length > 0) return
      for (const task of tasks) task.abort(new Error('its thread ended before it began'))
    }),
  )
  return { threads, tasks }
}

/** Makes a pool of worker threads, without threads before the first task. */
export function workerPool(limits: WorkerLimits): WorkerPool {
  let opened: Promise<OpenPool> | undefined
  let isClosed = false
  const open = () =>
    (opened ??= openPool(limits).catch((error: unknown) => {
      // the next task tries again
      opened = undefined
      throw error
    }))
  return {
    run: async (task, input, { signal, transfer = [] } = {}) => {
      if (isClosed) throw new Error('the worker pool is closed')
      const { threads, tasks } = await open()
      const controller = new AbortController()
      const abort = () => controller.abort(signal?.reason)
      signal?.addEventListener('abort', abort)
      tasks.add(controller)
      try {
        return await threads.run(input, {
          filename: task.entry.href,
          name: 'run',
          signal: controller.signal,
          transferList: [...transfer],
        })
      } finally {
        tasks.delete(controller)
        signal?.removeEventListener('abort', abort)
      }
    },
    close: async () => {
      isClosed = true
      // a pool that cannot be opened has no threads
      const pool = await opened?.catch(() => undefined)
      await pool?.threads.destroy()
    },
  }
}
