import type { Database } from '../../../platform/database/database.ts'

/** Imports that ended long ago, and files that never came whole. */
const oldImportsSql = `select id from imports where finished_at < now() - interval '7 days'
  or (status = 'receiving' and created_at < now() - interval '2 hours') order by created_at`

/** Rows of a statement, by table: a cascade over all rows of a large import would reach the time limit of statements. */
const rowsPerStatement = { import_errors: 5_000, import_chunks: 40 }

/** Removes old imports with their row errors and files. */
export async function removeOldImports({ pool }: Database, isStopped: () => boolean): Promise<void> {
  const { rows } = await pool.query<{ id: string }>(oldImportsSql)
  for (const { id } of rows) {
    for (const [table, limit] of Object.entries(rowsPerStatement)) {
      const sql = `delete from ${table} where ctid = any(array(
        select ctid from ${table} where import_id = $1 limit ${limit} for update skip locked))`
      while (!isStopped() && (await pool.query(sql, [id])).rowCount === limit);
    }
    if (isStopped()) return
    await pool.query('delete from imports where id = $1', [id])
  }
}
