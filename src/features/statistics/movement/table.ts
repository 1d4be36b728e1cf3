import { sql } from 'drizzle-orm'
import { check, index, integer, pgTable, primaryKey, uuid } from 'drizzle-orm/pg-core'
import { calendarDate } from '../../../platform/database/columns.ts'

/**
 * The days on which the learners of a class became more or fewer, in a few narrow rows for each class. Triggers on
 * `enrollments` and `enrollment_events` keep them (migration `keep_class_learner_days`), so that the learners of a past
 * day are counted without reading either. `on` is -infinity for what was so from the beginning of the class.
 */
export const classLearnerDays = pgTable(
  'class_learner_days',
  {
    /** No foreign key, which would wait for changes of the class. A class that goes has no enrollments, and so no rows. */
    class_id: uuid('class_id').notNull(),
    on: calendarDate('on').notNull(),
    /** How many learners counted from this day: they enrolled, or resumed. */
    entered: integer('entered').notNull(),
    /** How many no longer counted from this day: they withdrew, or were transferred. */
    departed: integer('departed').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.class_id, table.on] }),
    // a scan of the index alone counts the learners of a class
    index('class_learner_days_counts_index').on(table.class_id, table.on, table.entered, table.departed),
    check('class_learner_days_entered_check', sql`${table.entered} >= 0 and ${table.departed} >= 0`),
  ],
)
