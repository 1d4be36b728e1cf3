import type { Ordered } from './ordered.ts'
import type { Row } from './row.ts'

/** A text that is searched, and the field of the resource that holds it. */
export interface SearchText {
  field: string
  text: string
}

/** A row as search knows it. */
export interface SearchDocument {
  id: string
  external_id: string | null
  /** The address of the resource in this API. */
  href: string
  /** What it is called; its words count most. */
  title: SearchText
  texts: SearchText[]
  /** Whether readers may see it once `sorted_at` has come. */
  public: boolean
  sorted_at: string
  year: number | null
  section_id: string | null
  program_id: string | null
  tag_ids: string[]
}

/**
 * How the rows of a resource are found: how its live rows become documents of the search index. `before` is the type that
 * follows its own where types are listed.
 * @typeParam Found what `select` gives, @typeParam I the checked input of the resource
 */
export interface SearchProvider<Found extends Row = Row, I extends Row = Row> extends Ordered {
  /** What a search result calls such a row. */
  type: string
  /** The rows of `$1` (ids) that are not in the trash. */
  select: string
  /** The same without their texts and tags, where those are large. */
  selectNamed?: string
  document(row: Found): SearchDocument
  /** The document of a new row, from its draft, at the time of its transaction: the row need not be read again. */
  draftDocument?(draft: { id: string; values: I }, now: string): SearchDocument
  /** Where the ids of all rows are, for building the index anew. */
  table: string
  /** Whether it is a register of few rows, whose names suggestions can look for among any number of posts. */
  fewRows?: boolean
  /** Whether the list of the resource has the parameter `q`; absent: it has. */
  inList?: boolean
}

/** The provider of a resource whose list has the parameter `q`. */
export const listSearchOf = ({ search }: { search?: SearchProvider }): SearchProvider | undefined =>
  search?.inList === false ? undefined : search

/** The text of a field, as a list of one; an empty list where there is no text. */
export const searchTexts = (field: string, value: unknown): SearchText[] =>
  typeof value === 'string' && value !== '' ? [{ field, text: value }] : []
