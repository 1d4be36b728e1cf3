import { searchTexts, type SearchProvider } from '../../../platform/resource/search-provider.ts'
import { schoolTimeZone } from '../../school-time-zone.ts'

/** What the index needs of a document. */
type FoundDocument = {
  id: string
  external_id: string | null
  number: string | null
  issuer: string | null
  title: string
  signed_by: string | null
  published: boolean
  year: number | null
  program_id: string | null
  sorted_at: string
}

/**
 * How search sees documents. The words of a number are its letters and digits, so that both ways of writing it (15-KH/TCT,
 * 15/KH-TCT) are found by both.
 */
export const documentSearch: SearchProvider<FoundDocument> = {
  type: 'document',
  table: 'documents',
  // only what has happened may stand first
  select: `select id, external_id, number, issuer, title, signed_by, published, extract(year from issued_on)::int as year,
    (select program_id from document_programs where document_id = documents.id order by ordinal limit 1) as program_id,
    least(coalesce(issued_on::timestamp at time zone '${schoolTimeZone}', created_at), created_at) as sorted_at
    from documents where id = any($1) and deleted_at is null`,
  document: (row) => ({
    id: row.id,
    external_id: row.external_id,
    href: `/v1/documents/${row.id}`,
    title: { field: 'title', text: row.title },
    texts: (['number', 'issuer', 'signed_by'] as const).flatMap((field) => searchTexts(field, row[field])),
    public: row.published,
    sorted_at: row.sorted_at,
    year: row.year,
    section_id: null,
    program_id: row.program_id,
    tag_ids: [],
  }),
}
