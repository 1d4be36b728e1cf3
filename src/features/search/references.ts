import type { Connection } from '../../platform/database/database.ts'
import { getTableName } from 'drizzle-orm'
import { isUuidLike } from '../../libraries/vietnamese/slug.ts'
import { keyColumn, candidateKeys } from '../../platform/resource/row-keys.ts'
import type { ReadOnlyResource } from '../../platform/resource/definition.ts'

/** The ids of the rows that a filter names by id, slug or code; rows that do not exist or are in the trash match nothing. */
export async function referencedIds(
  connection: Connection,
  target: ReadOnlyResource,
  named: readonly string[],
): Promise<string[]> {
  const ids = named.filter(isUuidLike).map((id) => id.toLowerCase())
  const by = target.key
  const column = by && keyColumn(target.table, by)
  const keys =
    by === undefined ? [] : named.filter((key) => !isUuidLike(key)).flatMap((key) => candidateKeys(by, key))
  const table = getTableName(target.table)
  const isNamed = column === undefined ? 'id = any($1)' : `(id = any($1) or ${column.name} = any($2))`
  const { rows } = await connection.query<{ id: string }>(
    `select id from ${table} where ${isNamed} and deleted_at is null`,
    column === undefined ? [ids] : [ids, keys],
  )
  return rows.map(({ id }) => id)
}
