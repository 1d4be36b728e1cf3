import type { Transferable } from 'node:worker_threads'
import type { Piscina } from 'piscina'
import type { ThreadTask } from './thread-task.ts'

/** How long a thread without work is kept: its start takes longer than most tasks. */
const IDLE_MS = 30_000

/** What threads may use. */
export interface ThreadLimits {
  /** How many threads there are at most. */
  threads: number
  /** A task that needs more memory ends its thread, and not the server. */
  memoryMb: number
  youngMemoryMb?: number
}

/** How a task is run. */
export interface RunOptions {
  /** Ends the task when it is aborted, and its thread. */
  signal?: AbortSignal
  /** What is handed over instead of copied. */
  transfer?: readonly Transferable[]
}

/** Threads that are started when there is work, and ended when there has been none for a while. */
export interface ThreadPool {
  /** @throws what the task throws, and an Error where its thread ends before it is done */
  run<Input, Output>(task: ThreadTask<Input, Output>, input: Input, options?: RunOptions): Promise<Output>
  /** Ends all threads, whatever they are doing. */
  close(): Promise<void>
}

/** Threads that are there, and what ends each task that runs or waits for one. */
interface OpenPool {
  threads: Piscina
  tasks: Set<AbortController>
}

async function openPool({ threads: most, memoryMb, youngMemoryMb }: ThreadLimits): Promise<OpenPool> {
  // loaded with the first task: a server that has none never needs it
  const { FixedQueue, Piscina: Pool } = await import('piscina')
  const threads = new Pool({
    minThreads: 0,
    maxThreads: most,
    idleTimeout: IDLE_MS,
    // tasks that wait for files and databases need the events of their thread
    atomics: 'disabled',
    recordTiming: false,
    // by default all pools of a process have one and the same queue
    taskQueue: new FixedQueue(),
    resourceLimits: {
      maxOldGenerationSizeMb: memoryMb,
      ...(youngMemoryMb === undefined ? {} : { maxYoungGenerationSizeMb: youngMemoryMb }),
    },
  })
  const tasks = new Set<AbortController>()
  // of a thread without a task: the next task gets another one
  threads.on('error', () => {})
  // a task whose thread ends before it begins waits for a thread that no other task starts
  threads.on('workerDestroy', () =>
    queueMicrotask(() => {
      if (threads.threads.length > 0) return
      for (const task of tasks) task.abort(new Error('its thread ended before it began'))
    }),
  )
  return { threads, tasks }
}

/** A pool of threads; none is there before the first task. */
export function threadPool(limits: ThreadLimits): ThreadPool {
  let opened: Promise<OpenPool> | undefined
  return {
    run: async (task, input, { signal, transfer = [] } = {}) => {
      opened ??= openPool(limits)
      const { threads, tasks } = await opened
      const ending = new AbortController()
      const end = () => ending.abort(signal?.reason)
      signal?.addEventListener('abort', end)
      tasks.add(ending)
      try {
        return await threads.run(input, {
          filename: task.entry.href,
          name: 'run',
          signal: ending.signal,
          transferList: [...transfer],
        })
      } finally {
        tasks.delete(ending)
        signal?.removeEventListener('abort', end)
      }
    },
    close: async () => {
      const closing = opened
      opened = undefined
      await (await closing)?.threads.destroy()
    },
  }
}
