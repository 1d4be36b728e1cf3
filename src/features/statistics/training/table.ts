import { boolean, integer, pgTable, primaryKey, uuid } from 'drizzle-orm/pg-core'
import { columnOf, personKeys, personValues } from './person-values.ts'

/**
 * How many enrollments of a class are completed. A trigger on `enrollments` keeps it (migration `keep_class_completions`), so
 * that statistics do not read enrollments. A class without a row has none.
 */
export const classCompletions = pgTable('class_completions', {
  /** No foreign key, which would wait for changes of the class. The enrollments of a class go before it. */
  class_id: uuid('class_id').primaryKey(),
  completed: integer('completed').notNull(),
})

/** A counter for each value of each key that groups persons. */
const counters = Object.fromEntries(
  personKeys.flatMap((key) =>
    personValues[key].map((value) => {
      const name = columnOf(key, value)
      return [name, integer(name).notNull()]
    }),
  ),
)

/**
 * How many learners of a class are of each sex, age and so on: completed ones in one row, the others in another. Those of
 * whom a value is not known are the rest of `learners`. Triggers on `enrollments`, `learners` and `classes` keep it (migration
 * `keep_class_learner_groups`); `group-mismatches.ts` compares it with the enrollments.
 */
export const classLearnerGroups = pgTable(
  'class_learner_groups',
  {
    class_id: uuid('class_id').notNull(),
    completed: boolean('completed').notNull(),
    learners: integer('learners').notNull(),
    ...counters,
  },
  (table) => [primaryKey({ columns: [table.class_id, table.completed] })],
)
