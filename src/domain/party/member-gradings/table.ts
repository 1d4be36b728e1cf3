import { pgTable, uuid } from 'drizzle-orm/pg-core'
import { gradingColumns, gradingConstraints } from '../gradings/columns.ts'
import { partyMembers } from '../members/table.ts'

/** What Party members were graded, year by year and quarter by quarter. None of it is public. */
export const partyMemberGradings = pgTable(
  'party_member_gradings',
  {
    ...gradingColumns(),
    party_member_id: uuid('party_member_id')
      .notNull()
      .references(() => partyMembers.id),
  },
  (table) => gradingConstraints('party_member_gradings', table, table.party_member_id),
)
