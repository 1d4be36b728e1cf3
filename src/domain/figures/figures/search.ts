import { vietnameseDay } from '../../../libraries/vietnamese/day.ts'
import { searchTexts, type SearchProvider } from '../../../platform/resource/search-provider.ts'
import type { Unit } from '../../../libraries/figure-grammar/figure.ts'
import { countText } from './number-text.ts'

/** What the index needs of a figure. */
type FoundFigure = {
  id: string
  external_id: string | null
  value: number
  unit: Unit
  period_kind: string
  period_end: string
  period_label: string | null
  period_year: number | null
  quote: string | null
  document_number: string | null
  source_stale: boolean
  name_vi: string
  program_id: string | null
  program_name: string | null
  post_status: string | null
  post_deleted_at: string | null
  sorted_at: string
}

/** `năm 2020`, or what the source calls its period. */
function periodText(row: FoundFigure): string {
  if (row.period_kind === 'year') return `năm ${row.period_end.slice(0, 4)}`
  return row.period_label ?? `đến ngày ${vietnameseDay(row.period_end)}`
}

function titleOf(row: FoundFigure): string {
  const { vi } = countText(row.value, row.unit)
  return `${row.name_vi}, ${periodText(row)}: ${vi}`
}

/**
 * How search sees figures: by what they are of, their period and value, and the words that state them. Only confirmed
 * ones are in the index; they appear with their post, and go when it goes or has their words no more.
 */
export const figureSearch: SearchProvider<FoundFigure> = {
  type: 'figure',
  table: 'figures',
  inList: false,
  select: `select figures.id, figures.external_id, figures.value, figures.unit, figures.period_kind,
    figures.period_end, figures.period_label, figures.period_year, figures.quote, figures.document_number,
    figures.source_stale, indicators.name_vi, programs.id as program_id, programs.name as program_name,
    posts.status as post_status, posts.deleted_at as post_deleted_at,
    coalesce(posts.published_at, figures.decided_at, figures.created_at) as sorted_at
  from figures join indicators on indicators.id = figures.indicator_id
  left join posts on posts.id = figures.post_id
  left join programs on programs.code = figures.dimensions ->> 'program' and programs.deleted_at is null
  where figures.id = any($1) and figures.deleted_at is null and figures.status = 'confirmed'`,
  document: (row) => ({
    id: row.id,
    external_id: row.external_id,
    href: `/v1/figures/${row.id}`,
    title: { field: 'title', text: titleOf(row) },
    texts: [
      ...searchTexts('source.quote', row.quote),
      ...searchTexts('source.number', row.document_number),
      ...searchTexts('dimensions.program', row.program_name),
    ],
    public:
      row.document_number !== null ||
      (row.post_status === 'published' && row.post_deleted_at === null && !row.source_stale),
    sorted_at: row.sorted_at,
    year: row.period_year,
    section_id: null,
    program_id: row.program_id,
    tag_ids: [],
  }),
}
