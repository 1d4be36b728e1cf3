import { sql } from 'drizzle-orm'
import {
  type AnyPgColumn,
  boolean,
  check,
  index,
  integer,
  pgTable,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { calendarDate, instant } from '../../../platform/database/columns.ts'
import { enrollments } from '../enrollments/table.ts'

/** What can happen to an enrollment. */
export const happenings = [
  'withdrawn',
  'transferred',
  'deferred',
  'resumed',
  'deceased',
  'expelled',
  'completed',
  'failed',
] as const

export const enrollmentEventKinds = [...happenings, 'corrected'] as const

/**
 * The history of enrollments. Events are only added: a wrong one is replaced by a later one of the kind `corrected`, and
 * stays. Triggers hold the rules (migration `keep_enrollment_events`): the effective events of an enrollment, in the
 * order of (`on`, `place`), must be a valid sequence, `enrollments.status` is what the last of them says, and a change of
 * that status by any other write adds its event.
 */
export const enrollmentEvents = pgTable(
  'enrollment_events',
  {
    id: uuid('id').primaryKey(),
    enrollment_id: uuid('enrollment_id')
      .notNull()
      .references(() => enrollments.id, { onDelete: 'cascade' }),
    /** Counts the events of the enrollment in the order of their recording. */
    sequence: integer('sequence').notNull(),
    /** The sequence of the event in whose place it stands: that of the first event that it corrects, or its own. */
    place: integer('place').notNull(),
    kind: text('kind', { enum: enrollmentEventKinds }).notNull(),
    /** What happened instead of the replaced event; null if nothing did. */
    corrected_kind: text('corrected_kind', { enum: happenings }),
    on: calendarDate('on'),
    reason: text('reason'),
    decision_number: text('decision_number'),
    to_enrollment_id: uuid('to_enrollment_id').references(() => enrollments.id, { onDelete: 'set null' }),
    replaces_event_id: uuid('replaces_event_id').references((): AnyPgColumn => enrollmentEvents.id, {
      onDelete: 'cascade',
    }),
    replaced: boolean('replaced').notNull().default(false),
    recorded_at: instant('recorded_at')
      .notNull()
      .default(sql`now()`),
    /** What it contributes to the status; null for a replaced event, and for one that undoes another. */
    effective_kind: text('effective_kind', { enum: happenings }).generatedAlwaysAs(
      sql`case when replaced then null when kind = 'corrected' then corrected_kind else kind end`,
    ),
  },
  (table) => [
    uniqueIndex('enrollment_events_sequence_unique').on(table.enrollment_id, table.sequence),
    // an event is replaced once
    uniqueIndex('enrollment_events_replaces_event_id_unique')
      .on(table.replaces_event_id)
      .where(sql`${table.replaces_event_id} is not null`),
    index('enrollment_events_to_enrollment_id_index')
      .on(table.to_enrollment_id)
      .where(sql`${table.to_enrollment_id} is not null`),
    // who was counted on a day: only these three change it
    index('enrollment_events_counted_index')
      .on(table.on, table.enrollment_id)
      .where(sql`${table.effective_kind} in ('withdrawn', 'transferred', 'resumed')`),
    check(
      'enrollment_events_kind_check',
      sql`${table.kind} in ('withdrawn', 'transferred', 'deferred', 'resumed', 'deceased', 'expelled', 'completed', 'failed', 'corrected')`,
    ),
    check(
      'enrollment_events_corrected_kind_check',
      sql`${table.corrected_kind} in ('withdrawn', 'transferred', 'deferred', 'resumed', 'deceased', 'expelled', 'completed', 'failed')`,
    ),
    check(
      'enrollment_events_replaces_event_id_check',
      sql`(${table.kind} = 'corrected') = (${table.replaces_event_id} is not null) and (${table.kind} = 'corrected' or ${table.corrected_kind} is null)`,
    ),
  ],
)
