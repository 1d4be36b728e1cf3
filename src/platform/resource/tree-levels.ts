import { sql } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'
import type { Transaction } from '../database/database.ts'

/** How many levels a tree has above and below a row, both with the row itself. */
interface Levels {
  above: number
  below: number
}

/**
 * Counts the levels of a tree around a stored row; what is in the trash is not below it. Beyond `maxLevels` it counts one more, so that
 * it ends even in a circle.
 * @param reference the column that refers to the row above, of its own table
 */
export async function levelsAround(
  { orm }: Transaction,
  reference: PgColumn,
  id: string,
  maxLevels: number,
): Promise<Levels> {
  const { table } = reference
  const parent = sql.identifier(reference.name)
  const { rows } = await orm.execute<Levels & Record<string, unknown>>(sql`
    with recursive up as (
      select ${parent} as parent_id, 1 as level from ${table} where id = ${id}
      union all
      select higher.${parent}, up.level + 1 from up join ${table} higher on higher.id = up.parent_id
        where up.level <= ${maxLevels}
    ), down as (
      select id, 1 as level from ${table} where id = ${id}
      union all
      select lower.id, down.level + 1 from down join ${table} lower on lower.${parent} = down.id
        where lower.deleted_at is null and down.level <= ${maxLevels}
    )
    select (select max(level) from up) as above, (select max(level) from down) as below`)
  return rows[0]!
}
