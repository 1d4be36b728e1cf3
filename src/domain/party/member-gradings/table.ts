import { sql } from 'drizzle-orm'
import { boolean, index, pgTable, uuid } from 'drizzle-orm/pg-core'
import { gradingColumns, gradingConstraints } from '../gradings/columns.ts'
import { partyCells } from '../cells/table.ts'
import { partyMembers } from '../members/table.ts'

/** What Party members were graded, year by year and quarter by quarter. None of it is public. */
export const partyMemberGradings = pgTable(
  'party_member_gradings',
  {
    ...gradingColumns(),
    party_member_id: uuid('party_member_id')
      .notNull()
      .references(() => partyMembers.id),
    /** The cell of the member at the end of the period. A trigger fills it; later moves do not change it. */
    party_cell_id: uuid('party_cell_id').references(() => partyCells.id),
    /** Whether the member led or managed in the period; null: not known. */
    holds_leadership: boolean('holds_leadership'),
  },
  (table) => [
    ...gradingConstraints('party_member_gradings', table, table.party_member_id),
    // filters
    index('party_member_gradings_party_cell_index').on(
      table.party_cell_id,
      table.year.desc().nullsLast(),
      table.quarter.desc().nullsLast(),
      table.id.desc().nullsLast(),
    ),
    index('party_member_gradings_grade_index').on(
      table.grade,
      table.year.desc().nullsLast(),
      table.quarter.desc().nullsLast(),
      table.id.desc().nullsLast(),
    ),
    index('party_member_gradings_step_index').on(
      table.step,
      table.year.desc().nullsLast(),
      table.quarter.desc().nullsLast(),
      table.id.desc().nullsLast(),
    ),
    index('party_member_gradings_holds_leadership_index').on(
      table.holds_leadership,
      table.year.desc().nullsLast(),
      table.quarter.desc().nullsLast(),
      table.id.desc().nullsLast(),
    ),
    index('party_member_gradings_published_index').on(
      table.published,
      table.year.desc().nullsLast(),
      table.quarter.desc().nullsLast(),
      table.id.desc().nullsLast(),
    ),
    index('party_member_gradings_outcome_index')
      .on(
        table.outcome,
        table.year.desc().nullsLast(),
        table.quarter.desc().nullsLast(),
        table.id.desc().nullsLast(),
      )
      .where(sql`${table.outcome} <> 'graded'`),
    index('party_member_gradings_reason_kind_index')
      .on(
        table.reason_kind,
        table.year.desc().nullsLast(),
        table.quarter.desc().nullsLast(),
        table.id.desc().nullsLast(),
      )
      .where(sql`${table.reason_kind} is not null`),
    index('party_member_gradings_unconfirmed_index')
      .on(table.year.desc().nullsLast(), table.quarter.desc().nullsLast(), table.id.desc().nullsLast())
      .where(sql`${table.confirmed_at} is null`),
    index('party_member_gradings_decided_on_index').on(table.decided_on),
    index('party_member_gradings_decision_number_index').on(table.decision_number),
    index('party_member_gradings_updated_at_index').on(table.updated_at),
  ],
)
