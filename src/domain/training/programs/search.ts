import { searchTexts, type SearchProvider } from '../../../platform/resource/search-provider.ts'

/** How search sees programs. */
export const programSearch: SearchProvider = {
  type: 'program',
  table: 'programs',
  fewRows: true,
  select: `select id, external_id, code, name, level, partner, basis_document, created_at
    from programs where id = any($1) and deleted_at is null`,
  document: (row) => ({
    id: String(row['id']),
    external_id: row['external_id'] as string | null,
    href: `/v1/programs/${encodeURIComponent(String(row['code']))}`,
    title: { field: 'name', text: String(row['name']) },
    texts: ['code', 'level', 'partner', 'basis_document'].flatMap((field) => searchTexts(field, row[field])),
    public: true,
    sorted_at: String(row['created_at']),
    year: null,
    section_id: null,
    program_id: String(row['id']),
    tag_ids: [],
  }),
}
