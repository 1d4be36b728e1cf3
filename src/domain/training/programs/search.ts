import { searchTexts, type SearchProvider } from '../../../platform/resource/search-provider.ts'

/** What the index needs of a program. */
type FoundProgram = {
  id: string
  external_id: string | null
  code: string
  name: string
  level: string | null
  partner: string | null
  basis_document: string | null
  created_at: string
}

/** How search sees programs. */
export const programSearch: SearchProvider<FoundProgram> = {
  type: 'program',
  table: 'programs',
  fewRows: true,
  select: `select id, external_id, code, name, level, partner, basis_document, created_at
    from programs where id = any($1) and deleted_at is null`,
  document: (row) => ({
    id: row.id,
    external_id: row.external_id,
    href: `/v1/programs/${encodeURIComponent(row.code)}`,
    title: { field: 'name', text: row.name },
    texts: (['code', 'level', 'partner', 'basis_document'] as const).flatMap((field) =>
      searchTexts(field, row[field]),
    ),
    public: true,
    sorted_at: row.created_at,
    year: null,
    section_id: null,
    program_id: row.id,
    tag_ids: [],
  }),
}
