import type { Database } from './database.ts'

/** Whether the database rejects writes, as a standby does. */
export async function isReadOnly({ pool }: Database): Promise<boolean> {
  const { rows } = await pool.query<{ state: string }>(
    "select current_setting('transaction_read_only') as state",
  )
  return rows[0]?.state === 'on'
}
