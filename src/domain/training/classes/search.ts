import { qualifiedCode } from '../../../platform/resource/row-keys.ts'
import { searchTexts, type SearchProvider } from '../../../platform/resource/search-provider.ts'
import { schoolTimeZone } from '../../school-time-zone.ts'

/** What the index needs of a class. */
type FoundClass = {
  id: string
  external_id: string | null
  code: string
  origin: string | null
  name: string
  venue: string | null
  program_id: string
  year: number
  sorted_at: string
}

/** How search sees classes: by name, code and venue, beside the posts of the year they were opened in. */
export const classSearch: SearchProvider<FoundClass> = {
  type: 'class',
  table: 'classes',
  // a class of next year is public today: only what has happened may stand first
  select: `select id, external_id, code, origin, name, venue, program_id, year,
    least(coalesce(opened_on::timestamptz, make_timestamptz(year, 1, 1, 0, 0, 0, '${schoolTimeZone}')), created_at) as sorted_at
    from classes where id = any($1) and deleted_at is null`,
  document: (row) => ({
    id: row.id,
    external_id: row.external_id,
    href: `/v1/classes/${encodeURIComponent(qualifiedCode(row.code, row.origin))}`,
    title: { field: 'name', text: row.name },
    texts: (['code', 'venue'] as const).flatMap((field) => searchTexts(field, row[field])),
    public: true,
    sorted_at: row.sorted_at,
    year: row.year,
    section_id: null,
    program_id: row.program_id,
    tag_ids: [],
  }),
}
