import { sql } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'
import { qualified } from '../../../platform/database/columns.ts'
import { integerFilter, orNone } from '../../../platform/resource/filters.ts'
import type { Filter } from '../../../platform/resource/filter.ts'

const zone = 'Asia/Ho_Chi_Minh'

const within = (column: PgColumn, year: ReturnType<typeof sql>) =>
  sql`${qualified(column)} >= make_timestamptz(${year}, 1, 1, 0, 0, 0, ${sql.raw(`'${zone}'`)}) and ${qualified(column)} < make_timestamptz(${year} + 1, 1, 1, 0, 0, 0, ${sql.raw(`'${zone}'`)})`

/** The calendar year of a moment where the school is. One year becomes a range of the index. */
export function yearOfMomentFilter(column: PgColumn, description: string): Filter {
  const base = integerFilter(column, description)
  const inYears: Filter = {
    schema: base.schema,
    use: (name, value) => {
      // beyond these, no moment is stored and Postgres could not make one
      const years = (value as number[]).filter((year) => year >= 1 && year <= 9998)
      const single = years.length === 1
      return {
        shape: single ? `${name}=` : `${name}*`,
        values: { [name]: single ? years[0] : years },
        where: () =>
          single
            ? sql`(${within(column, sql`${sql.placeholder(name)}::int`)})`
            : sql`exists (select 1 from unnest(${sql.placeholder(name)}::int[]) as wanted(year) where ${within(column, sql`wanted.year`)})`,
      }
    },
  }
  return orNone(inYears, () => sql`${qualified(column)} is null`)
}
