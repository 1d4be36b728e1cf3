import { and, eq, sql } from 'drizzle-orm'
import { uuidv7 } from 'uuidv7'
import type { Transaction } from '../../../platform/database/database.ts'
import { assertMatch, assertMayCreate, assertNoneMatch } from '../../../platform/http/etag.ts'
import type { WriteCall } from '../../../platform/http/route.ts'
import type { Row } from '../../../platform/resource/row.ts'
import { assertReadOnlyUnchanged } from '../../../platform/resource/read-only-fields.ts'
import { defineReadOnlyResource } from '../../../platform/resource/define.ts'
import { booleanFilter, choiceFilter, integerFilter } from '../../../platform/resource/filters.ts'
import { valueSort } from '../../../platform/resource/sorts.ts'
import { registerCoverageOutput } from './schema.ts'
import { coveredRegisters, registerCoverage as table, type CoveredRegister } from './table.ts'

const select = {
  id: table.id,
  register: table.register,
  year: table.year,
  complete: table.complete,
  note: table.note,
  revision: table.revision,
  created_at: table.created_at,
  updated_at: table.updated_at,
}

export const registerCoverage = defineReadOnlyResource({
  path: 'register-coverage',
  one: 'RegisterCoverage',
  many: 'RegisterCoverage',
  label: {
    one: 'a declaration of coverage',
    many: 'declarations of coverage',
    vi: 'phạm vi năm của sổ theo dõi',
  },
  access: { read: 'public', all_rows: 'coverage:declare' },
  description:
    'Figures are compared with a register only for years for which it was declared complete; for all other years its count is null, not 0.',
  table,
  output: registerCoverageOutput,
  select,
  filters: {
    register: choiceFilter(table.register, coveredRegisters, 'Only these registers.'),
    year: integerFilter(table.year, 'Only these years.'),
    complete: booleanFilter(table.complete, 'Only complete registers (true), or only others (false).'),
  },
  sorts: { year: valueSort(table.year, 'year', 'number', 'year') },
  defaultSort: '-year',
})

/** A stored declaration. */
type Coverage = typeof registerCoverageOutput._zod.output

const hasKey = (register: CoveredRegister, year: number) =>
  and(eq(table.register, register), eq(table.year, year))

/** The declaration for a register and a year; undefined if there is none. */
export async function findCoverage(
  { orm }: Pick<Transaction, 'orm'>,
  register: CoveredRegister,
  year: number,
): Promise<Coverage | undefined> {
  const [row] = await orm.select(select).from(table).where(hasKey(register, year)).limit(1)
  return row
}

/**
 * Declares a register complete for a year, or not; equal declarations change nothing.
 * @throws Problem 412 if a precondition fails
 */
export async function declareCoverage(
  { transaction, precondition, ifNoneMatch }: Pick<WriteCall, 'transaction' | 'precondition' | 'ifNoneMatch'>,
  register: CoveredRegister,
  year: number,
  { complete, note }: { complete: boolean; note: string | null },
  given: Row,
): Promise<{ row: Coverage; changed: string[]; created: boolean }> {
  const { orm } = transaction
  const created = await orm
    .insert(table)
    .values({ id: uuidv7(), register, year, complete, note })
    .onConflictDoNothing()
    .returning(select)
  if (created[0]) {
    assertMayCreate(precondition)
    assertReadOnlyUnchanged(given, undefined)
    return { row: created[0], changed: ['register', 'year', 'complete', 'note'], created: true }
  }
  const [locked] = await orm.select(select).from(table).where(hasKey(register, year)).for('update')
  assertNoneMatch(ifNoneMatch, locked!.revision)
  assertMatch(precondition, locked!.revision)
  assertReadOnlyUnchanged(given, locked)
  const changed = [
    ...(locked?.complete === complete ? [] : ['complete']),
    ...(locked?.note === note ? [] : ['note']),
  ]
  if (changed.length === 0) return { row: locked!, changed, created: false }
  const [row] = await orm
    .update(table)
    .set({ complete, note, revision: sql`${table.revision} + 1`, updated_at: sql`now()` })
    .where(hasKey(register, year))
    .returning(select)
  return { row: row!, changed, created: false }
}
