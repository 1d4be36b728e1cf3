import { isMainThread } from 'node:worker_threads'
import { Problem } from '../../../platform/http/problems.ts'
import type { TaskCaller } from '../../../platform/workers/task-caller.ts'
import { runShort } from '../../../platform/workers/short-tasks.ts'
import { threadTask } from '../../../platform/workers/thread-task.ts'
import type { RenderedMarkdown } from '../../../libraries/markdown/render.ts'
import type { run } from '../../../libraries/markdown/render-task.ts'

/** A text of up to this many characters is rendered within about thirty milliseconds, whatever it holds. */
const SHORT = 8_192

const renderTask = threadTask<typeof run>(
  new URL('../../../libraries/markdown/render-task.js', import.meta.url),
)

/**
 * Renders a text without keeping the server from others; a thread of imports does it in its place.
 * @throws Problem 503 where no place is left for the caller, 422 where it takes too long
 */
export async function renderAside(source: string, caller: TaskCaller): Promise<RenderedMarkdown> {
  if (source.length > SHORT && isMainThread) return await runShort(renderTask, source, caller, { tooHeavy })
  // loaded with the first write that needs it: readers' servers never do
  const { renderMarkdown } = await import('../../../libraries/markdown/render.ts')
  return renderMarkdown(source)
}

const tooHeavy = () =>
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
