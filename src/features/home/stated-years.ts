import { sql } from 'drizzle-orm'
import { visibleFigure } from '../../domain/figures/figures/visibility.ts'
import { today } from '../../domain/school-day.ts'
import type { Api } from '../../platform/http/api.ts'
import { sqlStatement } from '../../platform/database/statement.ts'
import type { Statistic } from '../statistics/statistic.ts'

/** How many years are tried: a register or a figure of a year may have no number of the whole school. */
const most = 3

const ofRegisters = sql`select year from register_coverage
  where complete and register = any(${sql.placeholder('registers')}) and year <= ${sql.placeholder('current')}`

/** The newest year that readers see a figure of, by indicator: one index row for each. */
const ofFigures = sql`select newest.year from indicators cross join lateral (
    select period_year as year from figures
    where indicator_id = indicators.id and figures.deleted_at is null and period_kind = 'year'
      and period_year <= ${sql.placeholder('current')} and relation is distinct from 'change' and ${visibleFigure()}
    order by period_year desc limit 1
  ) as newest
  where code_key = any(${sql.placeholder('indicators')}) and indicators.deleted_at is null`

const statedYearsStatement = sqlStatement<{ year: number }>(
  'home_stated_years',
  sql`select distinct year from (${ofRegisters} union all ${ofFigures}) as stated order by year desc limit ${sql.raw(String(most))}`,
)

/**
 * The last years up to the present one for which a register of the statistic is complete or a figure states it, newest first.
 * Reading the statistic of all years instead counts the classes of all years.
 */
export async function statedYears({ database }: Api, { measures }: Statistic): Promise<number[]> {
  const rows = await statedYearsStatement.all(database.pool, {
    current: Number(today().slice(0, 4)),
    registers: [...new Set(measures.flatMap(({ registers }) => registers))],
    indicators: measures.flatMap(({ indicator }) => indicator ?? []),
  })
  return rows.map(({ year }) => year)
}
