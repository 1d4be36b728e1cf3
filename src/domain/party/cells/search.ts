import type { SearchProvider } from '../../../platform/resource/search-provider.ts'

/** What the index needs of a Party cell. */
type FoundCell = {
  id: string
  external_id: string | null
  slug: string
  name: string
  created_at: string
}

/** How search sees Party cells: by name. */
export const partyCellSearch: SearchProvider<FoundCell> = {
  type: 'party_cell',
  table: 'party_cells',
  fewRows: true,
  select: `select id, external_id, slug, name, created_at
    from party_cells where id = any($1) and deleted_at is null`,
  document: (row) => ({
    id: row.id,
    external_id: row.external_id,
    href: `/v1/party-cells/${row.slug}`,
    title: { field: 'name', text: row.name },
    texts: [],
    public: true,
    sorted_at: row.created_at,
    year: null,
    section_id: null,
    program_id: null,
    tag_ids: [],
  }),
}
