import type { Connection } from '../database/database.ts'
import { getTableName } from 'drizzle-orm'
import { isUuidLike } from '../language/slug.ts'
import type { Listing } from '../resource/definition.ts'

/** Ids of what a filter names by id, slug or code; what does not exist matches nothing. */
export async function referencedIds(
  connection: Connection,
  target: Listing,
  named: readonly string[],
): Promise<string[]> {
  const ids = named.filter(isUuidLike).map((id) => id.toLowerCase())
  const keys = named.filter((key) => !isUuidLike(key))
  if (keys.length === 0 || target.key === undefined) return ids
  const table = getTableName(target.table)
  const { rows } = await connection.query<{ id: string }>(
    `select id from ${table} where ${target.key} = any($1) and deleted_at is null`,
    [keys],
  )
  return [...ids, ...rows.map(({ id }) => id)]
}
