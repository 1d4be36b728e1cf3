import { sql, type SQL } from 'drizzle-orm'
import { schoolTimeZone } from '../../../domain/school-time-zone.ts'
import { StatementCache, sqlStatement } from '../../../platform/database/statement.ts'
import type { Connection } from '../../../platform/database/database.ts'
import { commaSeparated } from '../../../platform/database/sql-lists.ts'
import type { Period } from '../movement/period.ts'
import { groupings, type PostKey } from './keys.ts'

/** How many posts, and how long they are. */
export interface PostSums {
  posts: number
  words: number
  pictures: number
}

/** The numbers of a group, or of all posts. */
export interface PostNumbers extends PostSums {
  /** Those with several authors. */
  co_authored: PostSums
}

/** The values of a group, their names, and its numbers. */
type CountedGroup = [values: (string | null)[], names: (string | null)[], numbers: PostNumbers]

interface CountedColumns {
  rows: CountedGroup[] | null
  total: PostNumbers
}

const beginOf = (day: SQL) => sql`(${day})::timestamp at time zone ${sql.raw(`'${schoolTimeZone}'`)}`

/** The columns by which posts are counted before their values are read, each once; `as month` names an expression. */
const columnOf = (key: PostKey) => (key === 'month' ? sql`month` : groupings[key].counted)

/** The public posts of the period, counted by what the groups need: a thousandth of the rows goes on. */
const counted = (keys: readonly PostKey[]): SQL => {
  const columns = keys.map((key) => groupings[key].counted)
  const isShared = sql`cardinality(authors) > 1`
  const sums = sql`count(*) as posts, sum(words) as words, sum(pictures) as pictures,
    count(*) filter (where ${isShared}) as shared_posts, sum(words) filter (where ${isShared}) as shared_words,
    sum(pictures) filter (where ${isShared}) as shared_pictures`
  const grouped = keys.length === 0 ? sql`` : sql` group by ${commaSeparated(keys.map(columnOf))}`
  return sql`select ${commaSeparated([...columns, sums])} from post_counts
    where published_at >= ${beginOf(sql`${sql.placeholder('from')}::date`)}
      and published_at < ${beginOf(sql`${sql.placeholder('as_of')}::date + 1`)} and published_at <= now()${grouped}`
}

const sumOf = (column: string) => sql`coalesce(sum(${sql.identifier(column)}), 0)`

const numbers = sql`json_build_object('posts', ${sumOf('posts')}, 'words', ${sumOf('words')}, 'pictures', ${sumOf('pictures')},
    'co_authored', json_build_object('posts', ${sumOf('shared_posts')}, 'words', ${sumOf('shared_words')}, 'pictures', ${sumOf('shared_pictures')}))`

const uuidPattern = '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$'

/** The tables that names of values come from. A post counts for each of its authors. */
const joins: Partial<Record<PostKey, SQL>> = {
  author: sql` left join lateral unnest(authors) as author on true
    left join people on people.id = case when author ~ ${sql.raw(`'${uuidPattern}'`)} then author::uuid end`,
  section: sql` left join sections on sections.id = counted.section_id`,
}

/** The groups with their names, in the order of these; at most one more than `limit`. */
function groups(keys: readonly PostKey[]): SQL {
  if (keys.length === 0) return sql`select null::json`
  const listOf = (part: 'value' | 'name') => commaSeparated(keys.map((key) => groupings[key][part]))
  const order = keys.map(
    (key) => sql`${groupings[key].name} collate "vi-x-icu" nulls last, ${groupings[key].value} nulls last`,
  )
  return sql`select json_agg(json_build_array("values", names, numbers) order by place) from (
      select array[${listOf('value')}]::text[] as "values", array[${listOf('name')}]::text[] as names, ${numbers} as numbers,
        row_number() over (order by ${commaSeparated(order)}) as place
      from counted${sql.join(keys.map((key) => joins[key] ?? sql``))}
      group by ${listOf('value')}, ${listOf('name')}
      limit ${sql.placeholder('limit')}::int + 1
    ) as grouped`
}

const statements = new StatementCache<CountedColumns>('post_statistics')

/**
 * Counts the public posts of a period from one snapshot of the database: all of them once, and in groups.
 * @param limit of groups; one more is returned where there are more
 */
export async function countPosts(
  connection: Connection,
  { from, as_of }: Period,
  keys: readonly PostKey[],
  limit: number,
): Promise<{ rows: CountedGroup[]; total: PostNumbers }> {
  // one plan for all periods would be slow for short ones
  const statement = statements.get(
    keys.join(),
    (name) =>
      sqlStatement(
        name,
        sql`with counted as materialized (${counted(keys)})
          select (${groups(keys)}) as rows, (select ${numbers} from counted) as total`,
      ),
    true,
  )
  const row = await statement.first(connection, { from, as_of, limit })
  return { rows: row!.rows ?? [], total: row!.total }
}
