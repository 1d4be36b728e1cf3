import { sql } from 'drizzle-orm'
import { check, index, integer, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { people } from '../../content/people/table.ts'
import { posts } from '../../content/posts/table.ts'
import { calendarDate, entityColumns, inVietnameseOrder } from '../../../platform/database/columns.ts'
import { partyCells } from '../cells/table.ts'
import { partyMembers } from '../members/table.ts'

/** Awards to Party cells, Party members, people and units. */
export const commendations = pgTable(
  'commendations',
  {
    ...entityColumns(),
    title: text('title').notNull(),
    form: text('form'),
    party_cell_id: uuid('party_cell_id').references(() => partyCells.id),
    party_member_id: uuid('party_member_id').references(() => partyMembers.id),
    person_id: uuid('person_id').references(() => people.id),
    unit: text('unit'),
    count: integer('count').notNull().default(1),
    awarded_by: text('awarded_by'),
    decision_number: text('decision_number'),
    decided_on: calendarDate('decided_on'),
    year: integer('year'),
    // the source; the award stays when the post is deleted
    post_id: uuid('post_id').references(() => posts.id, { onDelete: 'set null' }),
  },
  (table) => [
    uniqueIndex('commendations_external_id_unique')
      .on(table.external_id)
      .where(sql`${table.deleted_at} is null`),
    index('commendations_trashed_external_id_index')
      .on(table.external_id)
      .where(sql`${table.deleted_at} is not null`),
    index('commendations_year_index').on(table.year.desc().nullsLast(), table.id.desc().nullsLast()),
    index('commendations_title_index').on(inVietnameseOrder(table.title), table.id),
    index('commendations_party_cell_id_index').on(table.party_cell_id),
    index('commendations_party_member_id_index').on(table.party_member_id),
    index('commendations_person_id_index').on(table.person_id),
    index('commendations_post_id_index').on(table.post_id),
    check(
      'commendations_recipient_check',
      sql`num_nonnulls(${table.party_cell_id}, ${table.party_member_id}, ${table.person_id}, ${table.unit}) = 1`,
    ),
    check('commendations_count_check', sql`${table.count} between 1 and 1000000`),
    check('commendations_year_check', sql`${table.year} between 1900 and 2200`),
    check('commendations_decided_on_check', sql`${table.decided_on} >= make_date(${table.year}, 1, 1)`),
  ],
)
