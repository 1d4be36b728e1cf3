import type { PageReading } from '../../../libraries/article-reader/page-reading.ts'
import { readPage } from '../../../libraries/article-reader/read-page.ts'
import { escapeMarkdown } from '../../../libraries/markdown/escape.ts'
import { fontDecoder } from '../../../libraries/vietnamese/font-codes.ts'
import { limitMarks } from '../../../libraries/vietnamese/text.ts'

/** Reads a page of an old website in a worker thread. */
export const run = (page: { text: string } | { html: string }): PageReading =>
  readPage(page, { escapeMarkdown, limitMarks, fontDecoder })
