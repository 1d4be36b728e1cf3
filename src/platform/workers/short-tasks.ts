import { MessageChannel } from 'node:worker_threads'
import { Problem, type ProblemCode } from '../http/problems.ts'
import type { TaskCaller } from './task-caller.ts'
import type { run } from './short-task-worker.ts'
import { mostRunning, takePlace } from './task-queue.ts'
import { threadPool } from './thread-pool.ts'
import { threadTask, type ThreadTask } from './thread-task.ts'

/** A task that takes longer is ended, and its thread. */
const LIMIT_MS = 5_000

const pool = threadPool({ threads: mostRunning, memoryMb: 1024 })
const shortTask = threadTask<typeof run>(new URL('./short-task-worker.js', import.meta.url))

/** Runs a task in a thread, and ends it when it has taken too long since it began. */
async function runLimited<Input, Output>(
  { entry }: ThreadTask<Input, Output>,
  input: Input,
  ending: AbortController,
): Promise<Output> {
  const { port1: ours, port2: port } = new MessageChannel()
  let timer: NodeJS.Timeout | undefined
  ours.once('message', () => {
    timer = setTimeout(() => ending.abort(), LIMIT_MS)
  })
  try {
    const order = { entry: entry.href, input, port }
    return (await pool.run(shortTask, order, { signal: ending.signal, transfer: [port] })) as Output
  } finally {
    clearTimeout(timer)
    ours.close()
  }
}

/** What a request is answered where its task is not done. */
export interface Refusals {
  /** The task took too long, or too much memory: what the caller has to change. */
  tooHeavy: () => Problem
  busy?: ProblemCode
}

/**
 * Has a thread do a part of a request that could keep others waiting.
 * @throws Problem 503 where no place is left for the caller, and `tooHeavy` where the task is ended
 */
export async function runShort<Input, Output>(
  task: ThreadTask<Input, Output>,
  input: Input,
  caller: TaskCaller,
  { tooHeavy, busy = 'tasks_busy' }: Refusals,
): Promise<Output> {
  const place = takePlace(caller)
  if (place === undefined) throw noPlace(busy)
  try {
    await place.turn
    const ending = new AbortController()
    return await runLimited(task, input, ending).catch((error: unknown) => {
      throw ending.signal.aborted || isOutOfMemory(error) ? tooHeavy() : error
    })
  } finally {
    place.giveBack()
  }
}

const isOutOfMemory = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'

const noPlace = (code: ProblemCode) =>
  new Problem(code, {
    detail: {
      en: 'As many large requests are being worked on or waiting as may at once, of all callers or of you. Nothing was stored. Try again later, or send smaller ones.',
      vi: 'Đã có đủ số yêu cầu lớn đang xử lý hoặc chờ xử lý, của mọi người hoặc của riêng bạn. Chưa lưu gì. Hãy thử lại sau, hoặc gửi yêu cầu nhỏ hơn.',
    },
    headers: { 'retry-after': '5' },
  })
