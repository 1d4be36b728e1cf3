import { searchTexts, type SearchProvider } from '../../../platform/resource/search-provider.ts'

/** How search sees people: by name, and by what they are. */
export const personSearch: SearchProvider = {
  type: 'person',
  before: 'figure',
  table: 'people',
  fewRows: true,
  select: `select id, external_id, name, degree, position, unit, created_at
    from people where id = any($1) and deleted_at is null`,
  document: (row) => ({
    id: String(row['id']),
    external_id: row['external_id'] as string | null,
    href: `/v1/people/${String(row['id'])}`,
    title: { field: 'name', text: String(row['name']) },
    texts: ['degree', 'position', 'unit'].flatMap((field) => searchTexts(field, row[field])),
    public: true,
    sorted_at: String(row['created_at']),
    year: null,
    section_id: null,
    program_id: null,
    tag_ids: [],
  }),
}
