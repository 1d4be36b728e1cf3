import { MessageChannel } from 'node:worker_threads'
import { Problem, type ProblemCode } from '../http/problems.ts'
import type { TaskCaller } from './task-caller.ts'
import { acquireSlot, maxRunningTasks } from './task-queue.ts'
import type { run } from './task-worker.ts'
import { workerPool } from './worker-pool.ts'
import { workerTask, type WorkerTask } from './worker-task.ts'

/** Fifteen times what the largest text takes on an idle machine. */
const maxTaskMs = 10_000

const pool = workerPool({ maxThreads: maxRunningTasks, maxMemoryMb: 1024 })
const requestTask = workerTask<typeof run>(new URL('./task-worker.js', import.meta.url))

/** Runs a task, and aborts it some time after it began. */
async function runWithTimeout<Input, Output>(
  { entry }: WorkerTask<Input, Output>,
  input: Input,
  timeout: AbortController,
  maxMs: number,
): Promise<Output> {
  const { port1, port2: port } = new MessageChannel()
  let timer: NodeJS.Timeout | undefined
  port1.once('message', () => {
    timer = setTimeout(() => timeout.abort(), maxMs)
  })
  try {
    const message = { entry: entry.href, input, port }
    return (await pool.run(requestTask, message, { signal: timeout.signal, transfer: [port] })) as Output
  } finally {
    clearTimeout(timer)
    port1.close()
  }
}

/** The problems of a request whose task is not done, and what it may take. */
interface TaskLimits {
  /** The task took too long or too much memory: what the caller has to change. */
  tooHeavy: () => Problem
  /** The code of the 503 for a full queue. */
  busy?: ProblemCode
  /** A task that takes longer is aborted, and its thread ends; by default ten seconds. */
  maxMs?: number
}

/**
 * Runs a part of a request in a worker thread, so that it does not block the event loop.
 * @throws Problem 503 if the queue is full for the caller, and `tooHeavy` if the task is aborted
 */
export async function runInWorker<Input, Output>(
  task: WorkerTask<Input, Output>,
  input: Input,
  caller: TaskCaller,
  { tooHeavy, busy = 'tasks_busy', maxMs = maxTaskMs }: TaskLimits,
): Promise<Output> {
  const slot = acquireSlot(caller)
  if (slot === undefined) throw queueFull(busy)
  try {
    await slot.ready
    const timeout = new AbortController()
    return await runWithTimeout(task, input, timeout, maxMs).catch((error: unknown) => {
      throw timeout.signal.aborted || isOutOfMemory(error) ? tooHeavy() : error
    })
  } finally {
    slot.release()
  }
}

const isOutOfMemory = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'

const queueFull = (code: ProblemCode) =>
  new Problem(code, {
    detail: {
      en: 'As many large requests are being worked on or waiting as may at once, of all callers or of you. Nothing was stored. Try again later, or send smaller ones.',
      vi: 'Đã có đủ số yêu cầu lớn đang xử lý hoặc chờ xử lý, của mọi người hoặc của riêng bạn. Chưa lưu gì. Hãy thử lại sau, hoặc gửi yêu cầu nhỏ hơn.',
    },
    headers: { 'retry-after': '5' },
  })
