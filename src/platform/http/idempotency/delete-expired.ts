import type { Connection } from '../../database/database.ts'

const deleteExpiredSql = `delete from idempotency_keys where ctid in (
  select ctid from idempotency_keys where created_at < now() - interval '24 hours'
  order by created_at limit $1 for update skip locked)`

/**
 * Deletes expired stored responses, the oldest first. They may contain private data.
 * @param limit how many at most
 * @returns how many were deleted
 */
export async function deleteExpired(connection: Connection, limit: number): Promise<number> {
  const { rowCount } = await connection.query(deleteExpiredSql, [limit])
  return rowCount ?? 0
}
