import { vietnameseNumber } from '../../../libraries/vietnamese/number.ts'
import { Problem, type Bilingual } from '../../../platform/http/problems.ts'
import type { TaskCaller } from '../../../platform/workers/task-caller.ts'
import { runInWorker } from '../../../platform/workers/run-in-worker.ts'
import { workerTask } from '../../../platform/workers/worker-task.ts'
import type { PageReading } from '../../../libraries/article-reader/page-reading.ts'
import type { Page } from './page.ts'
import type { run } from './read-task.ts'

/** Limits far above the size of real pages. */
const maxElements = 20_000
const maxLines = 20_000

const readTask = workerTask<typeof run>(new URL('./read-task.js', import.meta.url))

/** Whether a text has more matches than allowed. */
function exceeds(text: string, pattern: RegExp, maxCount: number): boolean {
  let count = 0
  for (const _ of text.matchAll(pattern)) {
    count += 1
    if (count > maxCount) return true
  }
  return false
}

const unreadablePageProblem = (page: Page, code: string, message: Bilingual) =>
  new Problem('unreadable_page', {
    detail: message,
    errors: [{ pointer: 'text' in page ? '/text' : '/html', code, message }],
  })

/** @throws Problem 422 for a page with too many elements or lines */
function assertPageSize(page: Page): void {
  if ('html' in page && exceeds(page.html, /<[a-z]/gi, maxElements)) {
    throw unreadablePageProblem(page, 'too_many_elements', {
      en: `The page has more than ${maxElements} elements: send the part with the article alone.`,
      vi: `Trang có hơn ${vietnameseNumber(maxElements)} phần tử: hãy chỉ gửi phần có bài viết.`,
    })
  }
  if ('text' in page && exceeds(page.text, /[\n\r\v\f\u0085\u2028\u2029]/g, maxLines)) {
    throw unreadablePageProblem(page, 'too_many_lines', {
      en: `The page has more than ${maxLines} lines: send the part with the article alone.`,
      vi: `Trang có hơn ${vietnameseNumber(maxLines)} dòng: hãy chỉ gửi phần có bài viết.`,
    })
  }
}

/**
 * Reads a page in a worker, so that it does not block the event loop.
 * @throws Problem 503 if the queue is full for the caller, 422 for a page that is too large or takes too long
 */
export async function readPageInWorker(page: Page, caller: TaskCaller): Promise<PageReading> {
  assertPageSize(page)
  return await runInWorker(readTask, page, caller, { tooHeavy: () => tooHeavyProblem(page) })
}

const tooHeavyProblem = (page: Page) =>
  unreadablePageProblem(page, 'too_heavy', {
    en: 'The page takes longer to read than a request may: send the part with the article alone.',
    vi: 'Đọc trang này lâu hơn thời gian cho phép: hãy chỉ gửi phần có bài viết.',
  })
