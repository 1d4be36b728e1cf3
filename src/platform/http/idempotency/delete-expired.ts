import type { Connection } from '../../database/database.ts'

const DELETE_EXPIRED = `delete from idempotency_keys where ctid in (
  select ctid from idempotency_keys where created_at < now() - interval '24 hours'
  order by created_at limit $1 for update skip locked)`

/**
 * Forgets answers that have served their time, the oldest first: they may hold what is private.
 * @param most how many at once
 * @returns how many these were
 */
export async function deleteExpired(connection: Connection, most: number): Promise<number> {
  const { rowCount } = await connection.query(DELETE_EXPIRED, [most])
  return rowCount ?? 0
}
