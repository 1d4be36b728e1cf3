import { sql, type SQL } from 'drizzle-orm'
import { columnList } from '../../platform/database/sql-lists.ts'

/**
 * Counts of rows by year and keys, and of all rows by year, in one pass.
 * @param keys names of columns of `rows`; they never come from a caller
 */
export function groupByYear(keys: readonly string[], counts: SQL, rows: SQL): SQL {
  if (keys.length === 0) {
    return sql`select year, null::text[] as keys, ${counts} as counts from (${rows}) as counted group by year`
  }
  const columns = columnList(keys)
  const first = sql.identifier(keys[0]!)
  return sql`select year, case when grouping(${first}) = 0 then array[${columns}]::text[] end as keys, ${counts} as counts
    from (${rows}) as counted group by grouping sets ((year, ${columns}), (year))`
}
