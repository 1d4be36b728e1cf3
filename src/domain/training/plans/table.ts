import { sql } from 'drizzle-orm'
import { check, index, integer, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { calendarDate, entityColumns } from '../../../platform/database/columns.ts'
import { programs } from '../programs/table.ts'

/** What the school plans to open of a program in a year, in all versions of the plan. */
export const trainingPlans = pgTable(
  'training_plans',
  {
    ...entityColumns(),
    year: integer('year').notNull(),
    program_id: uuid('program_id')
      .notNull()
      .references(() => programs.id),
    classes: integer('classes'),
    learners: integer('learners'),
    version: integer('version').notNull(),
    document_number: text('document_number'),
    document_date: calendarDate('document_date'),
    note: text('note'),
  },
  (table) => [
    // also finds the highest version, which is in force
    uniqueIndex('training_plans_program_id_year_version_unique')
      .on(table.program_id, table.year, table.version)
      .where(sql`${table.deleted_at} is null`),
    uniqueIndex('training_plans_external_id_unique')
      .on(table.external_id)
      .where(sql`${table.deleted_at} is null`),
    index('training_plans_trashed_external_id_index')
      .on(table.external_id)
      .where(sql`${table.deleted_at} is not null`),
    index('training_plans_year_index').on(table.year.desc().nullsLast(), table.id.desc().nullsLast()),
    index('training_plans_program_id_index').on(
      table.program_id,
      table.year.desc().nullsLast(),
      table.id.desc().nullsLast(),
    ),
    check('training_plans_year_check', sql`${table.year} between 1900 and 2200`),
    check('training_plans_classes_check', sql`${table.classes} between 0 and 1000000`),
    check('training_plans_learners_check', sql`${table.learners} between 0 and 1000000`),
    check('training_plans_version_check', sql`${table.version} between 1 and 1000`),
  ],
)
