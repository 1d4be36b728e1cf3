import { searchTexts, type SearchProvider } from '../../../platform/resource/search-provider.ts'

/** How search sees classes: by name, code and venue, beside the posts of the year they were opened in. */
export const classSearch: SearchProvider = {
  type: 'class',
  table: 'classes',
  // a class of next year is public today: only what has happened may stand first
  select: `select id, external_id, code, name, venue, program_id, year,
    least(coalesce(opened_on::timestamptz, make_timestamptz(year, 1, 1, 0, 0, 0, 'Asia/Ho_Chi_Minh')), created_at) as sorted_at
    from classes where id = any($1) and deleted_at is null`,
  document: (row) => ({
    id: String(row['id']),
    external_id: row['external_id'] as string | null,
    href: `/v1/classes/${encodeURIComponent(String(row['code']))}`,
    title: { field: 'name', text: String(row['name']) },
    texts: ['code', 'venue'].flatMap((field) => searchTexts(field, row[field])),
    public: true,
    sorted_at: String(row['sorted_at']),
    year: Number(row['year']),
    section_id: null,
    program_id: String(row['program_id']),
    tag_ids: [],
  }),
}
