import { sql } from 'drizzle-orm'
import type { Transaction } from '../../../platform/database/database.ts'

/** More levels than any Party organisation has; past circles end there. */
const maxLevels = 10

/**
 * The grassroots organisation of each organisation on a day, by id: itself, or the nearest one above it then. Later mergers
 * and moves do not change it. An organisation below none is left out.
 */
export async function grassrootsOf(
  { orm }: Pick<Transaction, 'orm'>,
  day: string,
): Promise<Map<string, string>> {
  const { rows } = await orm.execute<{ id: string; grassroots: string }>(sql`
    with recursive above as (
      select id, id as at, kind, 1 as level from party_cells
      union all
      select above.id, parent.id, parent.kind, above.level + 1
      from above
        join party_cells organisation on organisation.id = above.at
        cross join lateral jsonb_to_recordset(organisation.committees_above)
          as committee (parent_id uuid, "from" date, "to" date)
        join party_cells parent on parent.id = committee.parent_id
      where above.kind not in ('grassroots_organisation', 'grassroots_cell') and above.level < ${maxLevels}
        and coalesce(committee."from", '-infinity') <= ${day} and coalesce(committee."to", 'infinity') >= ${day}
    )
    select id, at as grassroots from above where kind in ('grassroots_organisation', 'grassroots_cell')`)
  return new Map(rows.map(({ id, grassroots }) => [id, grassroots]))
}
