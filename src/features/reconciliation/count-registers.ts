import { and, eq, inArray, sql } from 'drizzle-orm'
import type { Transaction } from '../../platform/database/database.ts'
import { seesAllRows } from '../../platform/access/policy.ts'
import type { Caller } from '../../platform/access/caller.ts'
import { registerCoverage } from '../../domain/figures/register-coverage/table.ts'
import { countCommendations } from './count-commendations.ts'
import { registerQueries } from './register-queries.ts'
import type { RegisterCell, RegisterCounts } from './register-rows.ts'

/** A row of a register query: a cell, and its year. */
interface YearCell extends RegisterCell {
  [column: string]: unknown
  year: number
}

/**
 * Counts the registers for the years for which they were declared complete. A register whose rows the caller does not
 * see is not counted, because a caller who writes figures could find out any number by comparing figures with it.
 */
export async function countRegisters(
  transaction: Pick<Transaction, 'orm'>,
  years: readonly number[],
  caller: Caller,
): Promise<RegisterCounts[]> {
  const { orm } = transaction
  const complete = await orm
    .select({ register: registerCoverage.register, year: registerCoverage.year })
    .from(registerCoverage)
    .where(and(eq(registerCoverage.complete, true), inArray(registerCoverage.year, [...years])))
  const completeYears = (register: string) =>
    complete.filter((declared) => declared.register === register).map(({ year }) => year)
  const counts: RegisterCounts[] = []
  for (const { cells, requiredAccess, ...query } of registerQueries) {
    const queryYears = completeYears(query.register)
    if (queryYears.length === 0) continue
    if (requiredAccess !== undefined && !seesAllRows(requiredAccess, caller)) continue
    const { rows } = await orm.execute<YearCell>(cells(sql`${sql.param(queryYears)}::int[]`))
    for (const year of queryYears) {
      counts.push({ ...query, year, cells: rows.filter((row) => row.year === year) })
    }
  }
  const awardYears = completeYears('commendations')
  if (awardYears.length === 0) return counts
  return [...counts, ...(await countCommendations(transaction, awardYears, caller))]
}
