import type { SearchProvider } from '../../../platform/resource/search-provider.ts'

/** How search sees Party cells: by name. */
export const partyCellSearch: SearchProvider = {
  type: 'party_cell',
  table: 'party_cells',
  fewRows: true,
  select: `select id, external_id, slug, name, created_at
    from party_cells where id = any($1) and deleted_at is null`,
  document: (row) => ({
    id: String(row['id']),
    external_id: row['external_id'] as string | null,
    href: `/v1/party-cells/${String(row['slug'])}`,
    title: { field: 'name', text: String(row['name']) },
    texts: [],
    public: true,
    sorted_at: String(row['created_at']),
    year: null,
    section_id: null,
    program_id: null,
    tag_ids: [],
  }),
}
