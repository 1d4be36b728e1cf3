import { sql, type SQL } from 'drizzle-orm'
import { StatementCache, sqlStatement } from '../../../platform/database/statement.ts'
import type { Connection } from '../../../platform/database/database.ts'
import type { Period } from '../movement/period.ts'

/** How many members there are, or came and went, and how many of them are women, probationary and of a minority. */
export interface MemberCount {
  value: number
  women: number
  probationary: number
  minority: number
}

/** A part of the movement of members. */
export type Part = 'start' | 'in' | 'out' | 'end'

/** A count of a cell, or of all cells. The way is null where it is not known, and for the start and the end. */
interface CountedPart extends MemberCount {
  party_cell_id: string | null
  part: Part
  way: string | null
}

/** A cell that has counts. */
interface CountedCell {
  id: string
  name: string
}

const first = sql.placeholder('from')
const last = sql.placeholder('as_of')

/**
 * The memberships that count, each until the day on which the member is gone. For a member who leaves, this is the last day.
 * For a member who moves without a gap, it is the first day in the next cell, so that a move at the end of a period keeps
 * the member counted. Who goes on in the same cell, such as with another kind, has not moved.
 */
const spans: SQL = sql`select membership.party_cell_id, membership."from" as came, kind, joined_by, left_for,
    membership."to" + (lead(membership."from") over days = membership."to" + 1)::int as moved,
    membership."to" as left_on, sex, ethnicity, official_on,
    (joined_by = 'moved_cell' and lag(left_for) over days = 'moved_cell' and lag(membership.party_cell_id) over days = membership.party_cell_id
      and lag(membership."to") over days + 1 = membership."from") is true as has_stayed,
    (left_for = 'moved_cell' and lead(joined_by) over days = 'moved_cell' and lead(membership.party_cell_id) over days = membership.party_cell_id
      and lead(membership."from") over days = membership."to" + 1) is true as stays
  from party_memberships membership join party_members member on member.id = membership.party_member_id
  where not membership.temporary and membership.deleted_at is null and member.deleted_at is null
  window days as (partition by membership.party_member_id order by membership."from" nulls first)`

const isThere = (day: SQL) => sql`(came is null or came <= ${day}) and (gone is null or gone > ${day})`
const isWithin = (day: SQL) => sql`${day} between ${first}::date and ${last}::date`
const start = sql`(${first}::date - 1)`
const end = sql`${last}::date`

/** Each membership in each part of the period to which it belongs, with the day that counts. */
const parts: SQL = sql`select party_cell_id, part, way, sex = 'female' as is_woman, ethnicity <> '01' as is_minority,
    case when official_on is null then kind = 'probationary' else official_on > day end as is_probationary
  from (select *, coalesce(moved, left_on) as gone from (${spans}) as membership) as span
  cross join lateral (values
    ('start', null, ${start}, ${isThere(start)}),
    ('in', joined_by, came, ${isWithin(sql`came`)} and not has_stayed),
    ('out', left_for, gone, ${isWithin(sql`gone`)} and not stays),
    ('end', null, ${end}, ${isThere(end)})
  ) as counted (part, way, day, counts)
  where counts`

const counts: SQL = sql`select party_cell_id, part, way, count(*)::int as value,
    count(*) filter (where is_woman)::int as women, count(*) filter (where is_probationary)::int as probationary,
    count(*) filter (where is_minority)::int as minority
  from (${parts}) as counted group by grouping sets ((party_cell_id, part, way), (part, way))`

interface CountedColumns {
  counts: CountedPart[] | null
  cells: CountedCell[] | null
}

const statements = new StatementCache<CountedColumns>('party_members')

/** Counts the members of a period, by cell and of all cells, from one snapshot of the database. */
export async function countMembers(
  connection: Connection,
  { from, as_of }: Period,
): Promise<{ counts: CountedPart[]; cells: CountedCell[] }> {
  const statement = statements.get('all', (name) =>
    sqlStatement(
      name,
      sql`with counts as materialized (${counts})
        select (select json_agg(counts) from counts) as counts,
          (select json_agg(json_build_object('id', id, 'name', name) order by name collate "vi-x-icu", id) from party_cells
            where id in (select party_cell_id from counts)) as cells`,
    ),
  )
  const row = await statement.first(connection, { from, as_of })
  return { counts: row?.counts ?? [], cells: row?.cells ?? [] }
}
