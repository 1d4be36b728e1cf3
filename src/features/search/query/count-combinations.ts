import type { Connection } from '../../../platform/database/database.ts'
import { publicDocumentSql } from './statement.ts'

/** The index entries of a text that has some words in one form. */
export interface TermCombination {
  all: number[]
  /** None of these entries may be there. */
  none: number[]
}

/** How many of the newest posts show how words are written now. */
const newestPosts = 200

const listed = (entries: readonly number[]) => `{${entries.join(',')}}`

/** How many of the newest posts that readers see have each combination, by key; without those that none has. */
export async function countCombinations(
  connection: Connection,
  combinations: ReadonlyMap<string, TermCombination>,
): Promise<Map<string, number>> {
  if (combinations.size === 0) return new Map()
  const wanted = [...combinations.values()]
  const { rows } = await connection.query<{ key: string; count: number }>({
    name: 'search-count-combinations',
    text: `with newest as materialized (
      select terms & $4::int[] as matched from search_documents where ${publicDocumentSql} and type = 'post'
      order by sorted_at desc, id desc limit ${newestPosts}
    )
    select key, count(*)::int as count
    from unnest($1::text[], $2::text[], $3::text[]) as combination (key, holding, lacking)
    join newest on matched @> holding::int[] and not matched && lacking::int[]
    group by key`,
    values: [
      [...combinations.keys()],
      wanted.map(({ all }) => listed(all)),
      wanted.map(({ none }) => listed(none)),
      [...new Set(wanted.flatMap(({ all, none }) => [...all, ...none]))],
    ],
  })
  return new Map(rows.map(({ key, count }) => [key, count]))
}
