import { sql } from 'drizzle-orm'
import { boolean, check, index, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import {
  calendarDate,
  entityColumns,
  inVietnameseOrder,
  givenName,
  personTerms,
  termsIndexOptions,
  personWordsColumn,
} from '../../../platform/database/columns.ts'
import { isEthnicityCode } from '../../training/learners/columns.ts'
import { sexes } from '../../training/learners/table.ts'
import { partyCells } from '../cells/table.ts'

/** Members of the Party cells. As little of them as gradings need, and none of it public. */
export const partyMembers = pgTable(
  'party_members',
  {
    ...entityColumns(),
    full_name: text('full_name').notNull(),
    // these two are those of the last membership that is not temporary, which may begin later; triggers keep them
    party_cell_id: uuid('party_cell_id')
      .notNull()
      .references(() => partyCells.id),
    from: calendarDate('from'),
    admitted_on: calendarDate('admitted_on'),
    /** The former name of `admitted_on`. A trigger keeps both equal, also for processes of the version before. */
    joined_on: calendarDate('joined_on'),
    official_on: calendarDate('official_on'),
    sex: text('sex', { enum: sexes }),
    birth_date: calendarDate('birth_date'),
    ethnicity: text('ethnicity'),
    position: text('position'),
    /** Whether the member leads or manages now; null: not known. */
    holds_leadership: boolean('holds_leadership'),
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
      .with(termsIndexOptions),
    // the order of Vietnamese lists of people, which is the default one
    index('party_members_given_name_index').on(
      inVietnameseOrder(givenName(table.full_name)),
      inVietnameseOrder(table.full_name),
      table.id,
    ),
    index('party_members_full_name_index').on(inVietnameseOrder(table.full_name), table.id),
    index('party_members_party_cell_id_index').on(table.party_cell_id),
    // who begins in another cell later
    index('party_members_from_index').on(table.from),
    check('party_members_official_on_check', sql`${table.official_on} >= ${table.admitted_on}`),
    check('party_members_sex_check', sql`${table.sex} in ('female', 'male')`),
    check('party_members_ethnicity_check', isEthnicityCode(table.ethnicity)),
  ],
)
