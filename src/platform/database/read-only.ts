import type { Database } from './database.ts'

/** Whether the database refuses writes: a standby that follows another one, or one that was set so. */
export async function isReadOnly({ pool }: Database): Promise<boolean> {
  const { rows } = await pool.query<{ state: string }>(
    "select current_setting('transaction_read_only') as state",
  )
  return rows[0]?.state === 'on'
}
