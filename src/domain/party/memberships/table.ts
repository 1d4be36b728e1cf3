import { sql } from 'drizzle-orm'
import { boolean, check, index, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { calendarDate, entityColumns } from '../../../platform/database/columns.ts'
import { partyCells } from '../cells/table.ts'
import { partyMembers } from '../members/table.ts'

export const membershipKinds = ['probationary', 'official'] as const
export const waysIn = ['admitted', 'transferred_in', 'restored', 'moved_cell'] as const
export const waysOut = [
  'transferred_out',
  'struck_off',
  'expelled',
  'resigned',
  'deceased',
  'moved_cell',
] as const

/**
 * Which Party cell a member belonged to, from day to day. Triggers (migration `keep_party_memberships`) hold that those
 * which are not temporary never overlap, close the open one when the next begins, and keep the present cell of members.
 */
export const partyMemberships = pgTable(
  'party_memberships',
  {
    ...entityColumns(),
    // it goes to the trash and comes back with its member
    party_member_id: uuid('party_member_id')
      .notNull()
      .references(() => partyMembers.id, { onDelete: 'cascade' }),
    party_cell_id: uuid('party_cell_id')
      .notNull()
      .references(() => partyCells.id),
    /** The first day; null: always so far. */
    from: calendarDate('from'),
    /** The last day; null: it goes on. */
    to: calendarDate('to'),
    kind: text('kind', { enum: membershipKinds }),
    temporary: boolean('temporary').notNull().default(false),
    joined_by: text('joined_by', { enum: waysIn }),
    left_for: text('left_for', { enum: waysOut }),
  },
  (table) => [
    uniqueIndex('party_memberships_external_id_unique')
      .on(table.external_id)
      .where(sql`${table.deleted_at} is null`),
    index('party_memberships_trashed_external_id_index')
      .on(table.external_id)
      .where(sql`${table.deleted_at} is not null`),
    index('party_memberships_party_member_id_index').on(table.party_member_id, table.from),
    index('party_memberships_party_cell_id_index').on(
      table.party_cell_id,
      table.from.desc().nullsLast(),
      table.id.desc().nullsLast(),
    ),
    // the default order
    index('party_memberships_from_index').on(table.from.desc().nullsLast(), table.id.desc().nullsLast()),
    index('party_memberships_to_index').on(table.to.desc().nullsLast(), table.id.desc().nullsLast()),
    index('party_memberships_updated_at_index').on(
      table.updated_at.desc().nullsLast(),
      table.id.desc().nullsLast(),
    ),
    // the trigger that refuses overlaps names it, too
    check('party_memberships_from_check', sql`${table.from} between '1900-01-01' and '2200-12-31'`),
    check('party_memberships_to_check', sql`${table.to} >= ${table.from}`),
    check('party_memberships_kind_check', sql`${table.kind} in ('probationary', 'official')`),
    check(
      'party_memberships_joined_by_check',
      sql`${table.joined_by} in ('admitted', 'transferred_in', 'restored', 'moved_cell')`,
    ),
    check(
      'party_memberships_left_for_check',
      sql`${table.left_for} is null or (${table.left_for} in ('transferred_out', 'struck_off', 'expelled', 'resigned', 'deceased', 'moved_cell') and ${table.to} is not null)`,
    ),
  ],
)
