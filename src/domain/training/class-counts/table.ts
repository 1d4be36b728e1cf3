import { sql } from 'drizzle-orm'
import { boolean, index, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { calendarDate } from '../../../platform/database/columns.ts'
import { classes, classModes, classStatuses } from '../classes/table.ts'

/**
 * The counts of each class, in a narrow row: triggers on `classes` and `enrollments` update it in the transaction of
 * every write, so that statistics read neither. `count-mismatches.ts` checks that all three agree. Statistics count the
 * rows that `openedClass` selects.
 */
export const classCounts = pgTable(
  'class_counts',
  {
    class_id: uuid('class_id')
      .primaryKey()
      .references(() => classes.id, { onDelete: 'cascade' }),

    // copied from the class
    year: integer('year').notNull(),
    program_id: uuid('program_id').notNull(),
    planned: boolean('planned'),
    mode: text('mode', { enum: classModes }),
    status: text('status', { enum: classStatuses }).notNull(),
    opened_on: calendarDate('opened_on'),
    closed_on: calendarDate('closed_on'),
    cancelled_on: calendarDate('cancelled_on'),
    origin: text('origin'),
    headcount: integer('headcount'),
    headcount_unplanned: integer('headcount_unplanned'),
    trashed: boolean('trashed').notNull(),

    /** The day from which a scheduled class counts as opened: its first one, or after its year if that is unknown. */
    opened_from: calendarDate('opened_from').generatedAlwaysAs(
      sql`coalesce(opened_on, make_date(year + 1, 1, 1))`,
    ),
    /** The last day, or before it that of a cancellation. */
    ended_on: calendarDate('ended_on').generatedAlwaysAs(
      sql`least(closed_on, case when status = 'cancelled' then cancelled_on end)`,
    ),

    // counted from its enrollments
    /** All that are not in the trash, including withdrawn and transferred ones; a class with any is not counted by its headcount. */
    live: integer('live').notNull(),
    /** Those neither withdrawn nor transferred: in the plan, outside it, or as their class. */
    enrolled_planned: integer('enrolled_planned').notNull(),
    enrolled_unplanned: integer('enrolled_unplanned').notNull(),
    enrolled_as_class: integer('enrolled_as_class').notNull(),
    /** The completed ones among these. The triggers that keep the groups of persons count them (migration `keep_class_turns`). */
    completed: integer('completed').notNull().default(0),

    // counted from the days of its enrollments (migration `keep_learners_of_whole_classes`); 0 if its first day is unknown
    /** Learners on its first day. */
    first_learners: integer('first_learners').notNull().default(0),
    /** How many came after it, until the class ended. */
    joined: integer('joined').notNull().default(0),
    /** How many of all left after it, until the class ended. */
    departed: integer('departed').notNull().default(0),

    // number of learners: from the enrollments, otherwise as reported; null if neither is known
    learners: integer('learners').generatedAlwaysAs(
      sql`case when live > 0 then enrolled_planned + enrolled_unplanned + enrolled_as_class else headcount end`,
    ),
    /** Learners in the plan. */
    inside: integer('inside').generatedAlwaysAs(
      sql`case when live > 0 then enrolled_planned + case when planned then enrolled_as_class else 0 end
      when headcount_unplanned is not null then headcount - headcount_unplanned
      when planned then headcount end`,
    ),
    /** Learners outside the plan. */
    outside: integer('outside').generatedAlwaysAs(
      sql`case when live > 0 then enrolled_unplanned + case when not planned then enrolled_as_class else 0 end
      when headcount_unplanned is not null then headcount_unplanned
      when not planned then headcount end`,
    ),
    /** Learners for whom the plan is not stated. */
    neither: integer('neither').generatedAlwaysAs(
      sql`case when live > 0 then case when planned is null then enrolled_as_class else 0 end
      when headcount_unplanned is null and planned is null then headcount end`,
    ),
  },
  (table) => [
    // one year of many
    index('class_counts_year_index').on(table.year),
    // finds the next first day of a scheduled class
    index('class_counts_opened_from_index')
      .on(table.opened_from)
      .where(sql`${table.status} = 'scheduled'`),
  ],
)
