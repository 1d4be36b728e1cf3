import { integer, pgTable, uuid } from 'drizzle-orm/pg-core'
import { classes } from '../classes/table.ts'

/**
 * How many learners each class has, by what their enrollments say of the plan. A trigger on `enrollments` keeps it in
 * the transaction of every write, so that statistics need not read the enrollments themselves; `disagreements.ts` tells
 * whether both agree. A class that never had an enrollment has no row.
 */
export const classEnrollmentCounts = pgTable('class_enrollment_counts', {
  class_id: uuid('class_id')
    .primaryKey()
    .references(() => classes.id, { onDelete: 'cascade' }),
  /** All that are not in the trash, withdrawn ones too: a class with any is not counted by its headcount. */
  live: integer('live').notNull(),
  /** Those not withdrawn: in the plan, outside it, and as their class. */
  planned: integer('planned').notNull(),
  unplanned: integer('unplanned').notNull(),
  as_class: integer('as_class').notNull(),
})
