/** Drops the combining marks of each letter beyond a number that the caller chooses. */
export type LimitMarks = (text: string) => string

/** Functions on text that the reader takes from its caller. */
export interface TextFunctions {
  /** Escapes a text so that a paragraph of Markdown made of it reads exactly as the text does. */
  escapeMarkdown: (text: string) => string
  limitMarks: LimitMarks
  /** The decoder for the lines of a page that are in a code of old fonts; null if there are none. */
  fontDecoder: (lines: readonly string[]) => FontDecoder | null
}

/** Turns the lines of a page that are in a code of old fonts into Unicode. */
export interface FontDecoder {
  code: 'tcvn3' | 'vni'
  decode: (line: string) => string
}

/** A person of the byline, as the page writes it; missing parts are null. */
export type BylinePerson = {
  name: string
  degree: string | null
  position: string | null
  unit: string | null
}

/** An article of which an export already says more than its text: the body alone is HTML. */
export interface KnownArticle {
  html: string
  /** May have entities. */
  title: string
  summary: string | null
  /** The day of publication, `YYYY-MM-DD`. */
  published_on: string | null
  section: string | null
  author: string | null
  /** The address to which links are relative. */
  address: string | null
  images: string[]
  attachments: string[]
  isExcerpt: boolean
}

/** A picture or a file of the article, by its address: whole if the page says where it stood, else as written. */
export type PageFile = {
  url: string
  /** The alternative text of a picture, the words of the link to a file; null if there is none. */
  name: string | null
}

/** What a person must look at in a page that could be read. */
export type PageWarning =
  | {
      code: 'no_posting_date' | 'impossible_posting_date' | 'unreadable_posting_date'
      /** The line that should have held the date. */
      line: string | null
    }
  | {
      code: 'doubtful_title'
      /** The line of the text that was taken for the title; null if the first words of the text are the title. */
      line: string | null
    }
  | { code: 'embedded_images' | 'tcvn3_text' | 'vni_text' | 'excerpt_only' | 'summary_cut'; line: null }

/** A page that could be read. */
export type ReadPage = {
  ok: true
  title: string
  /** The day on which the old site posted the page, `YYYY-MM-DD`; null if the page does not say it. */
  published_on: string | null
  /** A summary that no page shows; null unless an export has one. */
  summary: string | null
  /** The day of the event, `YYYY-MM-DD`; null if the article states none. */
  event_date: string | null
  cover_caption: string | null
  /** Markdown source; paragraphs are separated by blank lines and render to exactly the page's text. */
  body: string
  byline: BylinePerson[]
  /** The section of the page on the old site, such as "Tin tức - Hoạt động". */
  section: string | null
  /** The address of the page on the old site; null if it does not say it. */
  address: string | null
  images: PageFile[]
  attachments: PageFile[]
  warnings: PageWarning[]
  /** The boilerplate of the site: lines that are no part of the article, in page order. */
  dropped: string[]
}

/** A field that a post needs and the page does not have. */
export type MissingField =
  | { field: 'title'; code: 'empty_page' | 'no_title' }
  | { field: 'body'; code: 'empty_page' | 'no_paragraphs' }

/** The result of reading a page. */
export type PageReading = ReadPage | { ok: false; missing: MissingField[] }
