import { integer, pgTable, uuid } from 'drizzle-orm/pg-core'

/**
 * How many enrollments of a class are completed. A trigger on `enrollments` keeps it (migration `keep_class_completions`), so
 * that statistics do not read enrollments. A class without a row has none.
 */
export const classCompletions = pgTable('class_completions', {
  /** No foreign key, which would wait for changes of the class. The enrollments of a class go before it. */
  class_id: uuid('class_id').primaryKey(),
  completed: integer('completed').notNull(),
})
