import { sql, type SQL } from 'drizzle-orm'
import { qualified } from '../../../platform/database/columns.ts'
import type { Filter } from '../../../platform/resource/filter.ts'
import { schoolDay } from '../../school-day.ts'
import { partyMembers } from '../members/table.ts'
import { partyMemberships as table } from './table.ts'

/*
 * The row of a member has the cell of the last membership. Where that one begins after today, the cell of today is read from the
 * memberships, so that nothing has to run at midnight.
 */

const today = sql.raw(schoolDay)
const isAhead = sql`${qualified(partyMembers.from)} > ${today}`

/** A value of the membership of today: of the last one that has begun, or else of the first one. */
const ofPresent = (column: SQL): SQL =>
  sql`(select ${column} from ${table} as present
    where present.party_member_id = ${qualified(partyMembers.id)} and not present.temporary
      and present.deleted_at is not distinct from ${qualified(partyMembers.deleted_at)}
    order by coalesce(present."from", '-infinity') > ${today},
      case when coalesce(present."from", '-infinity') <= ${today} then coalesce(present."from", '-infinity') end desc,
      present."from"
    limit 1)`

/** The cell of a member today; of one who has left the last one, of one who has not begun the first one. */
export const presentCell = sql<string>`case when ${isAhead} then ${ofPresent(sql`present.party_cell_id`)} else ${qualified(partyMembers.party_cell_id)} end`

/** The first day in this cell. */
export const presentFrom = sql<
  string | null
>`case when ${isAhead} then ${ofPresent(sql`present."from"`)} else ${qualified(partyMembers.from)} end`

/**
 * A filter of members by the cell of today.
 * @param ofRow the filter of the cell in the row of a member
 * @param ofMembership the filter of the cell of a membership
 */
export const presentCellFilter = (ofRow: Filter, ofMembership: Filter): Filter => ({
  schema: ofRow.schema,
  apply: (name, value, query, access) => {
    const row = ofRow.apply(name, value, query, access)
    const membership = ofMembership.apply(name, value, query, access)
    return {
      ...row,
      where: () =>
        sql`(${row.where()} and coalesce(${qualified(partyMembers.from)}, '-infinity') <= ${today} or ${isAhead} and exists (
          select 1 from ${table} where ${qualified(table.id)} = ${ofPresent(sql`present.id`)} and ${membership.where()}))`,
    }
  },
})
