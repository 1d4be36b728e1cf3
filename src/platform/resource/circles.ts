import { sql } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'
import type { Transaction } from '../database/database.ts'

/**
 * The rows among `ids` that a chain of references leads back to. `union` ends the walk even in a circle.
 * @param reference the column that refers to a row of its own table
 */
export async function circularIds(
  { orm }: Transaction,
  reference: PgColumn,
  ids: readonly string[],
): Promise<string[]> {
  if (ids.length === 0) return []
  const column = sql.identifier(reference.name)
  const { rows } = await orm.execute<{ id: string }>(
    sql`with recursive chain as (
      select id, ${column} as next_id from ${reference.table} where id = any(${sql.param(ids)}::uuid[])
      union
      select chain.id, next.${column} from chain join ${reference.table} next on next.id = chain.next_id
    ) select distinct id from chain where next_id = id`,
  )
  return rows.map(({ id }) => id)
}
