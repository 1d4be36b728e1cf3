import type { KnownArticle } from '../../../libraries/article-reader/page-reading.ts'

/** What becomes of a page: its post is news, or a page again. */
export type ImportedKind = 'article' | 'page'

/** An article of an export of a website: its body, and what the export says of it. */
export interface ExportedPage {
  html: string
  known: Omit<KnownArticle, 'html'>
  /** When the old website published it, RFC 3339; null if it never did. */
  published_at: string | null
  /** Further addresses and paths of the page on the old website. */
  otherAddresses: readonly string[]
}

/** A page of an old website as plain text or as HTML, or an article of an export. */
export type Page = { text: string } | { html: string } | ExportedPage
