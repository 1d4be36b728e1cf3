import { isMainThread } from 'node:worker_threads'
import { Problem } from '../../../platform/http/problems.ts'
import type { TaskCaller } from '../../../platform/workers/task-caller.ts'
import { runInWorker } from '../../../platform/workers/run-in-worker.ts'
import { workerTask } from '../../../platform/workers/worker-task.ts'
import type { RenderedMarkdown } from '../../../libraries/markdown/render.ts'
import type { run } from './render-body.ts'

/** Any text of up to this many characters is rendered within about 30 ms. */
const maxMainThreadCharacters = 8_192

const renderTask = workerTask<typeof run>(new URL('./render-body.js', import.meta.url))

/**
 * Renders the body of a post, a long one in a worker thread, so that it does not block the event loop. The worker of
 * imports renders in its own thread.
 * @throws Problem 503 if the queue is full for the caller, 422 if it takes too long
 */
export async function renderInWorker(source: string, caller: TaskCaller): Promise<RenderedMarkdown> {
  if (source.length > maxMainThreadCharacters && isMainThread) {
    return await runInWorker(renderTask, source, caller, { tooHeavy: tooHeavyProblem })
  }
  // loaded on first use, so that a server that only reads never loads it
  const { renderBody } = await import('./render-body.ts')
  return renderBody(source)
}

const tooHeavyProblem = () =>
  new Problem('unprocessable', {
    errors: [
      {
        pointer: '/body',
        code: 'too_heavy',
        message: {
          en: 'It takes longer to render than a request may: it has too many marks ([, *, <) or a table that is too large. Shorten it, or split it.',
          vi: 'Dựng văn bản này lâu hơn thời gian cho phép vì có quá nhiều ký hiệu ([, *, <) hoặc bảng quá lớn. Hãy rút ngắn hoặc tách bài.',
        },
      },
    ],
  })
