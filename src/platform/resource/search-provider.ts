import type { SortedByBefore } from './sort-by-before.ts'
import type { Row } from './row.ts'

/** A searched text, and the field that contains it. */
export interface SearchText {
  field: string
  text: string
}

/** A row as a document of the search index. */
export interface SearchDocument {
  id: string
  external_id: string | null
  /** The address of the resource in this API. */
  href: string
  /** Its name; words of the name have the highest score. */
  title: SearchText
  texts: SearchText[]
  /** Whether readers may see it from `sorted_at` on. */
  public: boolean
  sorted_at: string
  year: number | null
  section_id: string | null
  program_id: string | null
  tag_ids: string[]
}

/**
 * How live rows of a resource become documents of the search index. `before` is the type that follows this one in lists
 * of types.
 * @typeParam Selected the rows of `select`
 * @typeParam I the checked input of the resource
 */
export interface SearchProvider<Selected extends Row = Row, I extends Row = Row> extends SortedByBefore {
  /** The type of such a row in search results. */
  type: string
  /** The SQL that selects the live rows with the ids `$1`. */
  select: string
  /** The same SQL without large texts and tags. */
  selectNamed?: string
  /** Makes the document of a row. */
  document(row: Selected): SearchDocument
  /** Makes the document of a new row from its draft, so that the row need not be read. @param now time of the transaction */
  draftDocument?(draft: { id: string; values: I }, now: string): SearchDocument
  /** The table with the ids of all rows, for a rebuild of the index. */
  table: string
  /** Whether the resource has few rows, so that suggestions can search all of their names. */
  fewRows?: boolean
  /** Whether the list of the resource has the parameter `q`. Absent: true. */
  inList?: boolean
}

/** The text of a field as a list; an empty list if there is no text. */
export const searchTexts = (field: string, value: unknown): SearchText[] =>
  typeof value === 'string' && value !== '' ? [{ field, text: value }] : []
