import { sql } from 'drizzle-orm'
import { boolean, check, index, integer, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core'
import { entityColumns } from '../../../platform/database/columns.ts'

/** The registers with which figures can be compared, by path of the API. */
export const coveredRegisters = [
  'classes',
  'enrollments',
  'training-plans',
  'party-cell-gradings',
  'party-member-gradings',
  'commendations',
  'staff-developments',
  'research-outputs',
] as const
export type CoveredRegister = (typeof coveredRegisters)[number]

/** The years for which a register was declared complete; other years are not compared. */
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
