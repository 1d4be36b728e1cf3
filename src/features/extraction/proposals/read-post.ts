import type { TaskCaller } from '../../../platform/workers/task-caller.ts'
import { runInWorker } from '../../../platform/workers/run-in-worker.ts'
import { workerTask } from '../../../platform/workers/worker-task.ts'
import { maxCharactersInPlace, tooHeavy } from '../extract-in-worker.ts'
import { run, type PostReading, type PostTexts } from './read-post-task.ts'

const readPostTask = workerTask<typeof run>(new URL('./read-post-task.js', import.meta.url))

/**
 * Reads the figures of a post; of long texts in a worker, so that they do not block the event loop.
 * @param year the year that the post is about; null: the year that its text decides
 * @throws Problem 503 if the queue is full for the caller, 422 if it takes too long
 */
export async function readPost(
  texts: PostTexts,
  caller: TaskCaller,
  year: number | null,
): Promise<PostReading> {
  const characters = Object.values(texts).reduce((sum, text) => sum + (text?.length ?? 0), 0)
  if (characters <= maxCharactersInPlace) return run({ texts, year })
  return await runInWorker(readPostTask, { texts, year }, caller, { busy: 'extractions_busy', tooHeavy })
}
