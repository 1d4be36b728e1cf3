import { Problem, type Bilingual } from '../../../platform/http/problems.ts'
import type { TaskCaller } from '../../../platform/workers/task-caller.ts'
import { runShort } from '../../../platform/workers/short-tasks.ts'
import { threadTask } from '../../../platform/workers/thread-task.ts'
import type { PageReading } from '../../../libraries/article-reader/page-reading.ts'
import type { run } from './read-task.ts'

export type Page = { text: string } | { html: string }

/** Far more than a page has that people read. */
const mostElements = 20_000
const mostLines = 20_000

const readTask = threadTask<typeof run>(new URL('./read-task.js', import.meta.url))

/** Whether a text has more matches than it may. */
function exceeds(text: string, pattern: RegExp, most: number): boolean {
  let count = 0
  for (const _ of text.matchAll(pattern)) {
    count += 1
    if (count > most) return true
  }
  return false
}

const refused = (page: Page, code: string, message: Bilingual) =>
  new Problem('unreadable_page', {
    detail: message,
    errors: [{ pointer: 'text' in page ? '/text' : '/html', code, message }],
  })

/** @throws Problem 422 for a page of more elements or lines than are read */
function refuseExcess(page: Page): void {
  if ('html' in page && exceeds(page.html, /<[a-z]/gi, mostElements)) {
    throw refused(page, 'too_many_elements', {
      en: `The page has more than ${mostElements} elements: send the part with the article alone.`,
      vi: `Trang có hơn ${mostElements} phần tử: hãy chỉ gửi phần có bài viết.`,
    })
  }
  if ('text' in page && exceeds(page.text, /[\n\r\v\f\u0085\u2028\u2029]/g, mostLines)) {
    throw refused(page, 'too_many_lines', {
      en: `The page has more than ${mostLines} lines: send the part with the article alone.`,
      vi: `Trang có hơn ${mostLines} dòng: hãy chỉ gửi phần có bài viết.`,
    })
  }
}

/**
 * Reads a page without keeping the server from others.
 * @throws Problem 503 where no place is left for the caller, 422 for a page that is too large to read or takes too long
 */
export async function readPageAside(page: Page, caller: TaskCaller): Promise<PageReading> {
  refuseExcess(page)
  return await runShort(readTask, page, caller, { tooHeavy: () => tooHeavy(page) })
}

const tooHeavy = (page: Page) =>
  refused(page, 'too_heavy', {
    en: 'The page takes longer to read than a request may: send the part with the article alone.',
    vi: 'Đọc trang này lâu hơn thời gian cho phép: hãy chỉ gửi phần có bài viết.',
  })
