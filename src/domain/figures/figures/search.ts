import { searchTexts, type SearchProvider } from '../../../platform/resource/search-provider.ts'
import type { Unit } from '../../../libraries/figure-grammar/figure.ts'
import { countText } from './number-text.ts'

const text = (value: unknown) => (typeof value === 'string' ? value : null)

/** `năm 2020`, or what the source calls its period. */
function periodText(row: Record<string, unknown>): string {
  if (row['period_kind'] === 'year') return `năm ${String(row['period_end']).slice(0, 4)}`
  return text(row['period_label']) ?? `đến ${String(row['period_end'])}`
}

function titleOf(row: Record<string, unknown>): string {
  const { vi } = countText(Number(row['value']), row['unit'] as Unit)
  return `${String(row['name_vi'])}, ${periodText(row)}: ${vi}`
}

/**
 * How search sees figures: by what they are of, their period and value, and the words that state them. Only confirmed
 * ones are in the index; they appear with their post, and go when it goes or has their words no more.
 */
export const figureSearch: SearchProvider = {
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
    id: String(row['id']),
    external_id: text(row['external_id']),
    href: `/v1/figures/${String(row['id'])}`,
    title: { field: 'title', text: titleOf(row) },
    texts: [
      ...searchTexts('source.quote', row['quote']),
      ...searchTexts('source.number', row['document_number']),
      ...searchTexts('dimensions.program', row['program_name']),
    ],
    public:
      row['document_number'] !== null ||
      (row['post_status'] === 'published' &&
        row['post_deleted_at'] === null &&
        row['source_stale'] === false),
    sorted_at: String(row['sorted_at']),
    year: row['period_year'] as number | null,
    section_id: null,
    program_id: text(row['program_id']),
    tag_ids: [],
  }),
}
