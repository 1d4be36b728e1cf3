import { inArray, sql } from 'drizzle-orm'
import { qualified } from '../../../platform/database/columns.ts'
import type { Transaction } from '../../../platform/database/database.ts'
import { partyMembers } from '../members/table.ts'
import { partyMemberships as memberships } from '../memberships/table.ts'

/** Lets members in the trash have the cell of their last membership, as triggers do it for live ones. */
export async function followInTrash({ orm }: Transaction, members: readonly string[]): Promise<void> {
  if (members.length === 0) return
  const { id, deleted_at, party_cell_id, from } = partyMembers
  const last = sql`(select distinct on (member.id) member.id, ${memberships.party_cell_id}, ${memberships.from}
    from ${partyMembers} member join ${memberships} on ${memberships.party_member_id} = member.id
    where ${inArray(sql`member.id`, [...members])} and member.deleted_at is not null and not ${memberships.temporary}
      and ${memberships.deleted_at} is not distinct from member.deleted_at
    order by member.id, ${memberships.from} desc nulls last) as last`
  // a trigger puts the present day beside a new cell whose day stays
  await orm.execute(sql`update ${partyMembers} set "from" = null from ${last}
    where ${qualified(id)} = last.id and ${qualified(deleted_at)} is not null
      and ${qualified(party_cell_id)} <> last.party_cell_id`)
  await orm.execute(sql`update ${partyMembers} set party_cell_id = last.party_cell_id, "from" = last."from" from ${last}
    where ${qualified(id)} = last.id and ${qualified(deleted_at)} is not null
      and (${qualified(party_cell_id)}, ${qualified(from)}) is distinct from (last.party_cell_id, last."from")`)
}
