import { sql } from 'drizzle-orm'
import { boolean, check, integer, pgTable, primaryKey, uuid } from 'drizzle-orm/pg-core'
import { bytea } from '../../../platform/database/columns.ts'
import { columnOf, personKeys, personValues } from './person-values.ts'

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

/**
 * The number of a learner in turns: an id has four times as many bytes, and a year of turns is read as a whole. A trigger on
 * `learners` keeps it (migration `number_learners`).
 */
export const learnerNumbers = pgTable('learner_numbers', {
  learner_id: uuid('learner_id').primaryKey(),
  number: integer('number').generatedByDefaultAsIdentity().notNull().unique(),
})

/**
 * The turns of a class: its enrollments that count, 8 bytes each, in no order. `turns.ts` says what they contain. The triggers
 * that keep the groups keep them too (migrations `keep_class_turns` and `number_learners`). Persons are counted from them, since
 * a year of them is read ten times as fast as its enrollments.
 */
export const classTurns = pgTable(
  'class_turns',
  {
    class_id: uuid('class_id').primaryKey(),
    turns: bytea('turns').notNull(),
  },
  // parts of a turn would shift all turns after them
  (table) => [check('class_turns_turns_check', sql`length(${table.turns}) % 8 = 0`)],
)
