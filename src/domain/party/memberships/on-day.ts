import { sql, type SQL } from 'drizzle-orm'
import { qualified } from '../../../platform/database/columns.ts'
import { dayParameter } from '../../../platform/http/fields.ts'
import type { Filter } from '../../../platform/resource/filter.ts'
import { partyMembers } from '../members/table.ts'
import { partyMemberships as table } from './table.ts'

/** Whether a live membership, temporary or not, has a day. */
const hasDay = (day: SQL): SQL =>
  sql`(${qualified(table.deleted_at)} is null and coalesce(${qualified(table.from)}, '-infinity') <= ${day}::date and coalesce(${qualified(table.to)}, 'infinity') >= ${day}::date)`

const asOf = sql.placeholder('as_of')

const scalar = { type: 'string', format: 'date' }

/** The filter of memberships of a day. */
export const membershipOnDay: Filter = {
  schema: dayParameter().meta({
    scalar,
    description: 'Only memberships of this day, temporary ones too: those that had begun and had not ended.',
  }),
  apply: (name, value) => ({
    shape: name,
    values: { as_of: value },
    where: () => hasDay(sql`${asOf}`),
  }),
}

const isMemberOnDay = (condition: SQL) =>
  sql`exists (select 1 from ${table} where ${qualified(table.party_member_id)} = ${qualified(partyMembers.id)} and ${hasDay(sql`${asOf}`)} and ${condition})`

/** The filter of members of a day. */
export const memberOnDay: Filter = {
  schema: dayParameter().meta({
    scalar,
    description:
      'Only members of this day, temporary ones too. `party_cell` then means the cell of this day, not the present one.',
  }),
  apply: (name, value) => ({
    shape: name,
    values: { as_of: value },
    where: () => isMemberOnDay(sql`true`),
  }),
}

/**
 * A filter of members by their present cell, or with `as_of` by the cell of the day.
 * @param present the filter of the present cell
 * @param ofMembership the filter of the cell of a membership
 */
export const cellFilter = (present: Filter, ofMembership: Filter): Filter => ({
  schema: present.schema,
  apply: (name, value, query, access) => {
    if (query['as_of'] === undefined) return present.apply(name, value, query, access)
    const { shape, values, where } = ofMembership.apply(name, value, query, access)
    return { shape: `${shape}@`, values, where: () => isMemberOnDay(where()) }
  },
})
