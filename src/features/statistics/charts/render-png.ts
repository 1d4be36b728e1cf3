import { vietnameseNumber } from '../../../libraries/vietnamese/number.ts'
import { Problem } from '../../../platform/http/problems.ts'
import { runInWorker } from '../../../platform/workers/run-in-worker.ts'
import type { TaskCaller } from '../../../platform/workers/task-caller.ts'
import { workerTask } from '../../../platform/workers/worker-task.ts'
import type { run } from './png-task.ts'

const pngTask = workerTask<typeof run>(new URL('./png-task.js', import.meta.url))

/** The greatest height of a chart that becomes a PNG, in pixels of the SVG. The PNG has 48 million pixels then. */
const maxHeight = 8_000

const tooHeavy = () =>
  new Problem('unprocessable', {
    detail: {
      en: `A chart above ${maxHeight} pixels is not drawn as PNG: take the SVG, or ask for fewer years.`,
      vi: `Biểu đồ cao trên ${vietnameseNumber(maxHeight)} điểm ảnh không vẽ được dạng PNG: hãy lấy dạng SVG, hoặc chọn ít năm hơn.`,
    },
  })

/**
 * Renders a chart as PNG, in a worker thread.
 * @throws Problem 422 for a chart that is too high, 503 if the queue is full for the caller
 */
export async function renderPng(svg: string, caller: TaskCaller): Promise<Buffer> {
  const height = Number(/^<svg [^>]*\bheight="(\d+)/.exec(svg)?.[1])
  if (height > maxHeight) throw tooHeavy()
  return Buffer.from(await runInWorker(pngTask, svg, caller, { tooHeavy }))
}
