import { sql } from 'drizzle-orm'
import { boolean, check, index, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import {
  calendarDate,
  entityColumns,
  instant,
  inVietnameseOrder,
  termsIndexOptions,
  textTerms,
} from '../../../platform/database/columns.ts'
import { posts } from '../../content/posts/table.ts'
import { classes } from '../../training/classes/table.ts'

export const eventSessions = ['morning', 'afternoon', 'all_day'] as const
export const eventStatuses = ['scheduled', 'postponed', 'cancelled'] as const

/** The longest time between the days of an event, so that those of a week are in a bounded part of the index. */
export const maxEventDays = 366

/** The zone of `school-time-zone.ts`, which a table cannot import. Another one needs a migration. */
const zone = sql.raw(`'Asia/Ho_Chi_Minh'`)

/** What the school does at a time and a place: meetings, openings of classes, visits. */
export const events = pgTable(
  'events',
  {
    ...entityColumns(),
    title: text('title').notNull(),
    place: text('place'),
    starts_at: instant('starts_at').notNull(),
    ends_at: instant('ends_at'),
    /** The days of the school that it begins and ends on. Midnight belongs to the day before. */
    starts_on: calendarDate('starts_on')
      .notNull()
      .generatedAlwaysAs(sql`((starts_at at time zone ${zone})::date)`),
    ends_on: calendarDate('ends_on')
      .notNull()
      .generatedAlwaysAs(
        sql`(greatest(starts_at at time zone ${zone}, (ends_at at time zone ${zone}) - interval '1 millisecond')::date)`,
      ),
    session: text('session', { enum: eventSessions }),
    chair: text('chair'),
    participants: text('participants'),
    organiser: text('organiser'),
    // the event stays when the class or the post is deleted
    class_id: uuid('class_id').references(() => classes.id, { onDelete: 'set null' }),
    post_id: uuid('post_id').references(() => posts.id, { onDelete: 'set null' }),
    status: text('status', { enum: eventStatuses }).notNull().default('scheduled'),
    internal: boolean('internal').notNull().default(false),
  },
  (table) => {
    // read backwards for the order of a calendar
    const inOrder = [table.starts_at.desc().nullsLast(), table.id.desc().nullsLast()] as const
    return [
      uniqueIndex('events_external_id_unique')
        .on(table.external_id)
        .where(sql`${table.deleted_at} is null`),
      index('events_trashed_external_id_index')
        .on(table.external_id)
        .where(sql`${table.deleted_at} is not null`),
      index('events_starts_at_index').on(...inOrder),
      index('events_internal_index').on(table.internal, ...inOrder),
      index('events_session_index').on(table.session, ...inOrder),
      index('events_status_index').on(table.status, ...inOrder),
      index('events_organiser_index').on(table.organiser, ...inOrder),
      index('events_class_id_index').on(table.class_id, ...inOrder),
      index('events_post_id_index').on(table.post_id, ...inOrder),
      index('events_title_terms_index').using('gin', textTerms(table.title)).with(termsIndexOptions),
      index('events_title_index').on(inVietnameseOrder(table.title), table.id),
      index('events_updated_at_index').on(table.updated_at),
      check('events_session_check', sql`${table.session} in ('morning', 'afternoon', 'all_day')`),
      check('events_status_check', sql`${table.status} in ('scheduled', 'postponed', 'cancelled')`),
      check(
        'events_ends_at_check',
        sql`${table.ends_at} > ${table.starts_at} and ${table.ends_on} - ${table.starts_on} <= ${sql.raw(String(maxEventDays))}`,
      ),
    ]
  },
)
