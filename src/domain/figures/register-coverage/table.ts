import { sql } from 'drizzle-orm'
import { boolean, check, index, integer, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core'
import { entityColumns } from '../../../platform/database/columns.ts'

/** The registers that figures can be compared with, as the API's paths name them. */
export const coveredRegisters = [
  'classes',
  'enrollments',
  'party-cell-gradings',
  'party-member-gradings',
  'commendations',
  'staff-developments',
  'research-outputs',
] as const
export type CoveredRegister = (typeof coveredRegisters)[number]

/** For which years somebody declared a register complete; where nobody did, it is compared with nothing. */
export const registerCoverage = pgTable(
  'register_coverage',
  {
    ...entityColumns(),
    register: text('register', { enum: coveredRegisters }).notNull(),
    year: integer('year').notNull(),
    complete: boolean('complete').notNull(),
    note: text('note'),
  },
  (table) => [
    uniqueIndex('register_coverage_register_year_unique').on(table.register, table.year),
    index('register_coverage_year_index').on(table.year.desc().nullsLast(), table.id.desc().nullsLast()),
    check('register_coverage_year_check', sql`${table.year} between 1900 and 2200`),
  ],
)
