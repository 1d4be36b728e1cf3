import { sql, type SQL } from 'drizzle-orm'

interface Part {
  /** Of the measure. */
  name: string
  /** Which rows it counts. */
  where: SQL
  /** What it takes of them together. */
  count: SQL
}

/** The counts of several measures over the same rows; a measure that has no rows is left out, since that may be unknown. */
export function countedWhere(parts: readonly Part[]): SQL {
  const each = parts.map(
    ({ name, where, count }) =>
      sql`case when count(*) filter (where ${where}) > 0 then jsonb_build_object(${sql.raw(`'${name}'`)}, ${count} filter (where ${where})) else '{}' end`,
  )
  return sql`(${sql.join(each, sql` || `)})`
}
