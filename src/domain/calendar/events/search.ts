import { searchTexts, type SearchProvider } from '../../../platform/resource/search-provider.ts'

/** What the index needs of an event. */
type FoundEvent = {
  id: string
  external_id: string | null
  title: string
  place: string | null
  organiser: string | null
  chair: string | null
  participants: string | null
  internal: boolean
  year: number
  sorted_at: string
}

/** How search sees events: by what they are, where, and who takes part. */
export const eventSearch: SearchProvider<FoundEvent> = {
  type: 'event',
  table: 'events',
  // only what has happened may stand first
  select: `select id, external_id, title, place, organiser, chair, participants, internal,
    extract(year from starts_on)::int as year, least(starts_at, created_at) as sorted_at
    from events where id = any($1) and deleted_at is null`,
  document: (row) => ({
    id: row.id,
    external_id: row.external_id,
    href: `/v1/events/${row.id}`,
    title: { field: 'title', text: row.title },
    texts: (['place', 'organiser', 'chair', 'participants'] as const).flatMap((field) =>
      searchTexts(field, row[field]),
    ),
    public: !row.internal,
    sorted_at: row.sorted_at,
    year: row.year,
    section_id: null,
    program_id: null,
    tag_ids: [],
  }),
}
