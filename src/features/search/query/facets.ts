import type { Connection } from '../../../platform/database/database.ts'
import type { FacetName } from '../schema.ts'
import { matchingRowsSql, orSql, Values } from './statement.ts'
import { textFilterSql } from './text-filter.ts'
import type { SearchPlan } from './paginate.ts'

/** Beyond this number, matches are sampled instead of counted. */
const maxCountedRows = 20_000

const columns = {
  type: 'type',
  section: 'section_id::text',
  year: 'year::text',
  program: 'program_id::text',
} as const

type Counts = { value: string; count: number }[]

/** Counts the rows of the strict match levels by each facet of the request. */
export async function countFacets(
  connection: Connection,
  plan: SearchPlan,
  strict: number,
  names: readonly FacetName[],
): Promise<Record<FacetName, Counts | null> & { count_kind: 'exact' | 'estimated' }> {
  const values = new Values()
  const conditions = plan.levels.slice(0, strict).flatMap((level) => level.conditions)
  const matching = matchingRowsSql(orSql(conditions, values), plan.filters, plan.asOf, values)
  const ofText = textFilterSql(plan.text, values)
  const counts = names.map(
    (name) => `select '${name}' as facet, ${columns[name]} as value, count(*) as count from found group by 2`,
  )
  const { rows } = await connection.query<{ facet: FacetName | 'all'; value: string | null; count: number }>(
    `with matching as materialized (
      select id, type, section_id, year, program_id, terms from search_documents where ${matching} limit ${maxCountedRows + 1}
    ), found as materialized (select type, section_id, year, program_id from matching where true${ofText})
    select 'all' as facet, null as value, count(*) as count from matching
    union all ${counts.join(' union all ')} order by count desc, value`,
    values.list,
  )
  const of = (name: FacetName): Counts | null =>
    names.includes(name)
      ? rows.flatMap(({ facet, value, count }) =>
          facet === name && value !== null ? [{ value, count }] : [],
        )
      : null
  const total = rows.find(({ facet }) => facet === 'all')?.count ?? 0
  return {
    count_kind: total > maxCountedRows ? 'estimated' : 'exact',
    type: of('type'),
    section: of('section'),
    year: of('year'),
    program: of('program'),
  }
}
