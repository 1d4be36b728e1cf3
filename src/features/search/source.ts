import type { Draft } from '../../platform/resource/definition.ts'
import type { SearchType } from './table.ts'

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

/** A resource that search covers: how its live rows become documents. */
export interface SearchSource {
  type: SearchType
  /** The rows of `$1` (ids) that are not in the trash. */
  select: string
  /** The same without their texts and tags, where those are large. */
  selectNamed?: string
  document: (row: Record<string, unknown>) => SearchDocument
  /** The same of a new row, as its draft says it, at the moment of its transaction: it need not be read again. */
  foreseen?: (draft: Draft, now: string) => SearchDocument
  /** Whose ids are all of them, for building the index anew. */
  table: string
}
