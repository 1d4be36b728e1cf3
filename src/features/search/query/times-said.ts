import type { Connection } from '../../../platform/database/database.ts'
import { VISIBLE } from './statement.ts'

/** What a text that says something holds, as index entries. */
export interface Saying {
  all: number[]
  /** And none of these. */
  none: number[]
}

/** So many of the newest posts tell how words are written now. */
const NEWEST = 200

const listed = (entries: readonly number[]) => `{${entries.join(',')}}`

/** How many of the newest posts that readers see say each of some things, by key. What none says is left out. */
export async function timesSaid(
  connection: Connection,
  sayings: ReadonlyMap<string, Saying>,
): Promise<Map<string, number>> {
  if (sayings.size === 0) return new Map()
  const wanted = [...sayings.values()]
  const { rows } = await connection.query<{ key: string; count: number }>({
    name: 'search-times-said',
    text: `with newest as materialized (
      select terms & $4::int[] as matched from search_documents where ${VISIBLE} and type = 'post'
      order by sorted_at desc, id desc limit ${NEWEST}
    )
    select key, count(*)::int as count
    from unnest($1::text[], $2::text[], $3::text[]) as said (key, holding, lacking)
    join newest on matched @> holding::int[] and not matched && lacking::int[]
    group by key`,
    values: [
      [...sayings.keys()],
      wanted.map(({ all }) => listed(all)),
      wanted.map(({ none }) => listed(none)),
      [...new Set(wanted.flatMap(({ all, none }) => [...all, ...none]))],
    ],
  })
  return new Map(rows.map(({ key, count }) => [key, count]))
}
