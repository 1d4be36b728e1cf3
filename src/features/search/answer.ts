import type { Connection } from '../../platform/database/database.ts'
import { decodeCursor, encodeCursor, fingerprintOf } from '../../platform/http/cursor.ts'
import type { SearchCoverage } from './coverage.ts'
import { loadResults } from './documents/load-results.ts'
import { keysOf, cursorKeys, positionOf } from './cursor-position.ts'
import { countFacets } from './query/facets.ts'
import { highlight } from './query/highlight.ts'
import { markingOf } from './query/marking.ts'
import { search } from './query/search.ts'
import type { SearchFilters } from './query/statement.ts'
import { referencedIds } from './references.ts'
import type { SearchAnswer, SearchQuery } from './schema.ts'

async function filtersOf(
  connection: Connection,
  coverage: SearchCoverage,
  query: SearchQuery,
): Promise<SearchFilters> {
  const filters: SearchFilters = {}
  if (query.type) filters.type = query.type
  if (query.year) filters.year = query.year
  if (query['published_at[gte]']) filters.from = query['published_at[gte]']
  if (query['published_at[lt]']) filters.before = query['published_at[lt]']
  for (const name of ['section', 'tag', 'program'] as const) {
    const named = query[name]
    if (named) filters[name] = await referencedIds(connection, coverage.references[name], named)
  }
  return filters
}

/** A page of search results, with everything that the response shows. */
export async function searchPage(
  connection: Connection,
  coverage: SearchCoverage,
  query: SearchQuery,
): Promise<SearchAnswer> {
  const { q, limit = 20, cursor, facets: names, ...narrowed } = query
  const fingerprint = fingerprintOf(['search', q, Object.entries(narrowed).toSorted()])
  const after = cursor === undefined ? null : positionOf(decodeCursor(cursor, fingerprint, cursorKeys).keys)
  const filters = await filtersOf(connection, coverage, query)
  const found = await search(connection, {
    query: q,
    providers: coverage.providers,
    filters,
    limit,
    after,
  })
  const documents = await loadResults(connection, coverage.providers, found.hits)
  const marking = markingOf(found.variants, found.continuations)
  const items = found.hits.flatMap(({ id, type, score, leftOut }) => {
    const document = documents.get(id)
    if (document === undefined) return []
    const { external_id, href, title, year, section_id, program_id, sorted_at } = document
    return [
      {
        type,
        id,
        external_id,
        title: title.text,
        href,
        score,
        published_at: type === 'post' ? sorted_at : null,
        year,
        section_id,
        program_id,
        left_out: leftOut,
        highlights: highlight(document, marking),
      },
    ]
  })
  const next =
    found.next === null ? null : encodeCursor(fingerprint, { direction: 'next', keys: keysOf(found.next) })
  return {
    items,
    page: { next_cursor: next, prev_cursor: null, count: null, count_kind: 'none' },
    left_out: items[0]?.left_out ?? [],
    corrected_query: found.corrected,
    did_you_mean: found.didYouMean,
    indexing: found.indexing,
    facets: names && found.plan ? await countFacets(connection, found.plan, found.strict, names) : null,
  }
}
