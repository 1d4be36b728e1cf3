import type { PageReading } from './reader/page-reading.ts'
import { readPage } from './reader/read-page.ts'

/** Reads a page. */
export const run = (page: { text: string } | { html: string }): PageReading => readPage(page)
