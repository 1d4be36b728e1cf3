import { sql, type SQL } from 'drizzle-orm'

interface MeasureCount {
  /** The name of the measure. */
  name: string
  /** Selects the rows of the measure. */
  where: SQL
  /** The aggregate over these rows. */
  count: SQL
}

/** The counts of several measures over the same rows; a measure without rows has no entry, as its number may be unknown. */
export function countMeasures(parts: readonly MeasureCount[]): SQL {
  const objects = parts.map(
    ({ name, where, count }) =>
      sql`case when count(*) filter (where ${where}) > 0 then jsonb_build_object(${sql.raw(`'${name}'`)}, ${count} filter (where ${where})) else '{}' end`,
  )
  return sql`(${sql.join(objects, sql` || `)})`
}
