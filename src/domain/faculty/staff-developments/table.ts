import { sql } from 'drizzle-orm'
import {
  check,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { people } from '../../content/people/table.ts'
import { posts } from '../../content/posts/table.ts'
import { calendarDate, entityColumns, inVietnameseOrder } from '../../../platform/database/columns.ts'

export const developmentKinds = [
  'study',
  'in_service_training',
  'field_research',
  'teaching_contest',
  'other',
] as const

/** Staff sent to study, to train, or into the field. */
export const staffDevelopments = pgTable(
  'staff_developments',
  {
    ...entityColumns(),
    kind: text('kind', { enum: developmentKinds }),
    level: text('level'),
    title: text('title').notNull(),
    organiser: text('organiser'),
    year: integer('year').notNull(),
    started_on: calendarDate('started_on'),
    ended_on: calendarDate('ended_on'),
    count: integer('count'),
    // the source; the row stays when the post is deleted
    post_id: uuid('post_id').references(() => posts.id, { onDelete: 'set null' }),
  },
  (table) => [
    uniqueIndex('staff_developments_external_id_unique')
      .on(table.external_id)
      .where(sql`${table.deleted_at} is null`),
    index('staff_developments_trashed_external_id_index')
      .on(table.external_id)
      .where(sql`${table.deleted_at} is not null`),
    index('staff_developments_year_index').on(table.year.desc().nullsLast(), table.id.desc().nullsLast()),
    index('staff_developments_title_index').on(inVietnameseOrder(table.title), table.id),
    index('staff_developments_post_id_index').on(table.post_id),
    check(
      'staff_developments_kind_check',
      sql`${table.kind} in ('study', 'in_service_training', 'field_research', 'teaching_contest', 'other')`,
    ),
    check('staff_developments_year_check', sql`${table.year} between 1900 and 2200`),
    check('staff_developments_count_check', sql`${table.count} between 1 and 1000000`),
    check('staff_developments_ended_on_check', sql`${table.ended_on} >= ${table.started_on}`),
  ],
)

/** Who was sent, in the order of the source. */
export const staffDevelopmentPeople = pgTable(
  'staff_development_people',
  {
    staff_development_id: uuid('staff_development_id').notNull(),
    person_id: uuid('person_id')
      .notNull()
      .references(() => people.id),
    ordinal: integer('ordinal').notNull(),
  },
  (table) => [
    primaryKey({
      name: 'staff_development_people_pk',
      columns: [table.staff_development_id, table.person_id],
    }),
    // explicit, since the generated name exceeds the 63 bytes of Postgres
    foreignKey({
      name: 'staff_development_people_staff_development_id_fk',
      columns: [table.staff_development_id],
      foreignColumns: [staffDevelopments.id],
    }).onDelete('cascade'),
    index('staff_development_people_person_id_index').on(table.person_id, table.staff_development_id),
  ],
)
