import { and, eq, inArray, sql } from 'drizzle-orm'
import type { Transaction } from '../../platform/database/database.ts'
import { seesAllRows } from '../../platform/access/policy.ts'
import type { Caller } from '../../platform/access/caller.ts'
import { registerCoverage } from '../../domain/figures/register-coverage/table.ts'
import { commendedCounts } from './count-commendations.ts'
import { countings } from './register-queries.ts'
import type { RegisterCell, RegisterCounts } from './register-rows.ts'

/** A cell of some year, as a counting gives it. */
interface Counted extends RegisterCell {
  [column: string]: unknown
  year: number
}

/**
 * What the registers count in the years for which they were declared complete, as far as the caller sees their rows: a
 * caller who writes figures could else ask for any count by a figure. One statement a counting.
 */
export async function registerCounts(
  reading: Pick<Transaction, 'orm'>,
  years: readonly number[],
  caller: Caller,
): Promise<RegisterCounts[]> {
  const { orm } = reading
  const complete = await orm
    .select({ register: registerCoverage.register, year: registerCoverage.year })
    .from(registerCoverage)
    .where(and(eq(registerCoverage.complete, true), inArray(registerCoverage.year, [...years])))
  const completeYears = (register: string) =>
    complete.filter((declared) => declared.register === register).map(({ year }) => year)
  const counts: RegisterCounts[] = []
  for (const { cells, needsAllRows, ...counting } of countings) {
    const own = completeYears(counting.register)
    if (own.length === 0 || (needsAllRows !== undefined && !seesAllRows(needsAllRows, caller))) continue
    const { rows } = await orm.execute<Counted>(cells(sql`${sql.param(own)}::int[]`))
    for (const year of own) {
      counts.push({ ...counting, year, cells: rows.filter((row) => row.year === year) })
    }
  }
  const awarded = completeYears('commendations')
  return awarded.length === 0 ? counts : [...counts, ...(await commendedCounts(reading, awarded, caller))]
}
