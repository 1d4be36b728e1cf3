import type { Connection } from '../../../platform/database/database.ts'
import type { FacetName } from '../schema.ts'
import { foundSql, levelSql, Values } from './statement.ts'
import type { Walk } from './walk.ts'

/** Beyond so many matches they are not counted but sampled. */
const MOST = 20_000

const columns = {
  type: 'type',
  section: 'section_id::text',
  year: 'year::text',
  program: 'program_id::text',
} as const

type Counts = { value: string; count: number }[]

/** How many matches of the strict match levels there are by each name that was asked for. */
export async function countFacets(
  connection: Connection,
  walk: Walk,
  strict: number,
  names: readonly FacetName[],
): Promise<Record<FacetName, Counts | null> & { count_kind: 'exact' | 'estimated' }> {
  const values = new Values()
  const any = walk.levels
    .slice(0, strict)
    .map((level) => levelSql(level, values))
    .join(' or ')
  const found = foundSql(`(${any})`, walk.filters, walk.asOf, values)
  const counts = names.map(
    (name) => `select '${name}' as facet, ${columns[name]} as value, count(*) as count from found group by 2`,
  )
  const { rows } = await connection.query<{ facet: FacetName | 'all'; value: string | null; count: number }>(
    `with found as materialized (
      select type, section_id, year, program_id from search_documents where ${found} limit ${MOST + 1}
    ) select 'all' as facet, null as value, count(*) as count from found
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
    count_kind: total > MOST ? 'estimated' : 'exact',
    type: of('type'),
    section: of('section'),
    year: of('year'),
    program: of('program'),
  }
}
