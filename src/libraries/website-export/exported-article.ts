/** An article in an export of an old website. */
export interface ExportedArticle {
  /** Its id on the old website: the address that never changed, or the table and number of its row. */
  id: string
  /** Whether the old website had it as a page, beside its news. */
  isPage: boolean
  /** Markup: a title may have entities. */
  title: string
  /** The body as HTML. */
  html: string
  /** A summary that the old website did not show above the body, as HTML; null if there is none. */
  summary: string | null
  /** When the old website published it, RFC 3339; null if it never did. */
  published_at: string | null
  section: string | null
  /** The author as the old website names them below the article; null if it knows only the account of the writer. */
  author: string | null
  /** The address of the page, to which links in the body are relative. */
  address: string | null
  /** Further addresses and paths under which the old website answered for it. */
  otherAddresses: string[]
  /** Pictures and files that belong to it and may not stand in the body. */
  images: string[]
  attachments: string[]
  /** Whether the export has an excerpt of the article only. */
  isExcerpt: boolean
}

/** The articles of an export, and how many of its entries are none: menus, revisions, entries in the trash. */
export interface WebsiteExport {
  articles: ExportedArticle[]
  leftOut: number
}

/** An export that cannot be read; the message says why. */
export class WebsiteExportError extends Error {
  override name = 'WebsiteExportError'
}
