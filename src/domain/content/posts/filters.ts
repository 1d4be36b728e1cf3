import { sql } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'
import { schoolTimeZone } from '../../school-time-zone.ts'
import { qualified } from '../../../platform/database/columns.ts'
import { integerFilter, orNone } from '../../../platform/resource/filters.ts'
import type { Filter } from '../../../platform/resource/filter.ts'

const zone = sql.raw(`'${schoolTimeZone}'`)

const isWithinYear = (column: PgColumn, year: ReturnType<typeof sql>) =>
  sql`${qualified(column)} >= make_timestamptz(${year}, 1, 1, 0, 0, 0, ${zone}) and ${qualified(column)} < make_timestamptz(${year} + 1, 1, 1, 0, 0, 0, ${zone})`

/** Filters a timestamp by calendar year in the time zone of the school. A single year is a range scan of the index. */
export function calendarYearFilter(column: PgColumn, description: string): Filter {
  const base = integerFilter(column, description)
  const inYears: Filter = {
    schema: base.schema,
    apply: (name, value) => {
      // no timestamp is stored outside these years, and make_timestamptz would fail
      const years = (value as number[]).filter((year) => year >= 1 && year <= 9998)
      const single = years.length === 1
      return {
        shape: single ? `${name}=` : `${name}*`,
        values: { [name]: single ? years[0] : years },
        where: () =>
          single
            ? sql`(${isWithinYear(column, sql`${sql.placeholder(name)}::int`)})`
            : sql`exists (select 1 from unnest(${sql.placeholder(name)}::int[]) as wanted(year) where ${isWithinYear(column, sql`wanted.year`)})`,
      }
    },
  }
  return orNone(inYears, () => sql`${qualified(column)} is null`)
}
