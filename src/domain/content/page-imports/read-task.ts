import type { PageReading } from '../../../libraries/article-reader/page-reading.ts'
import { readArticle } from '../../../libraries/article-reader/read-article.ts'
import { readPage } from '../../../libraries/article-reader/read-page.ts'
import { escapeMarkdown } from '../../../libraries/markdown/escape.ts'
import { fontDecoder } from '../../../libraries/vietnamese/font-codes.ts'
import { limitMarks } from '../../../libraries/vietnamese/text.ts'
import type { Page } from './page.ts'

const functions = { escapeMarkdown, limitMarks, fontDecoder }

/** Reads a page of an old website, or an article of an export, in a worker thread. */
export const run = (page: Page): PageReading =>
  'known' in page ? readArticle({ ...page.known, html: page.html }, functions) : readPage(page, functions)
