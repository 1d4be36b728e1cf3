import { sql } from 'drizzle-orm'
import { index, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import {
  calendarDate,
  entityColumns,
  inVietnameseOrder,
  givenName,
  personTerms,
  personTermsOptions,
  personWordsColumn,
} from '../../../platform/database/columns.ts'
import { partyCells } from '../cells/table.ts'

/** Members of the Party cells. As little of them as gradings need, and none of it public. */
export const partyMembers = pgTable(
  'party_members',
  {
    ...entityColumns(),
    full_name: text('full_name').notNull(),
    party_cell_id: uuid('party_cell_id')
      .notNull()
      .references(() => partyCells.id),
    joined_on: calendarDate('joined_on'),
    position: text('position'),
    person_words: personWordsColumn(sql`full_name, null, null, external_id`),
  },
  (table) => [
    uniqueIndex('party_members_external_id_unique')
      .on(table.external_id)
      .where(sql`${table.deleted_at} is null`),
    index('party_members_trashed_external_id_index')
      .on(table.external_id)
      .where(sql`${table.deleted_at} is not null`),
    index('party_members_person_terms_index')
      .using('gin', personTerms(table.person_words))
      .with(personTermsOptions),
    // the order of Vietnamese lists of people, which is the default one
    index('party_members_given_name_index').on(
      inVietnameseOrder(givenName(table.full_name)),
      inVietnameseOrder(table.full_name),
      table.id,
    ),
    index('party_members_full_name_index').on(inVietnameseOrder(table.full_name), table.id),
    index('party_members_party_cell_id_index').on(table.party_cell_id),
  ],
)
