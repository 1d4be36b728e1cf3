import type { PageReading } from '../../../libraries/article-reader/page-reading.ts'
import { readPage } from '../../../libraries/article-reader/read-page.ts'

/** Reads a page. */
export const run = (page: { text: string } | { html: string }): PageReading => readPage(page)
