import { searchTexts, type SearchProvider } from '../../../platform/resource/search-provider.ts'

/** What the index needs of a person. */
type FoundPerson = {
  id: string
  external_id: string | null
  name: string
  degree: string | null
  position: string | null
  unit: string | null
  created_at: string
}

/** How search sees people: by name, and by what they are. */
export const personSearch: SearchProvider<FoundPerson> = {
  type: 'person',
  before: 'figure',
  table: 'people',
  fewRows: true,
  select: `select id, external_id, name, degree, position, unit, created_at
    from people where id = any($1) and deleted_at is null`,
  document: (row) => ({
    id: row.id,
    external_id: row.external_id,
    href: `/v1/people/${row.id}`,
    title: { field: 'name', text: row.name },
    texts: (['degree', 'position', 'unit'] as const).flatMap((field) => searchTexts(field, row[field])),
    public: true,
    sorted_at: row.created_at,
    year: null,
    section_id: null,
    program_id: null,
    tag_ids: [],
  }),
}
