import type { Database } from '../../../platform/database/database.ts'
import { deleteInPortions } from './delete-in-portions.ts'

/** Imports that ended long ago, and files that never came whole. */
const oldImportsSql = `select id from imports where finished_at < now() - interval '7 days'
 or (status = 'receiving' and created_at < now() - interval '2 hours') order by created_at`

/** Removes old imports with their row errors and files. */
export async function removeOldImports({ pool }: Database, isStopped: () => boolean): Promise<void> {
  const { rows } = await pool.query<{ id: string }>(oldImportsSql)
  for (const { id } of rows) {
    await deleteInPortions(pool, 'import_errors', id, isStopped)
    await deleteInPortions(pool, 'import_chunks', id, isStopped)
    if (isStopped()) return
    await pool.query('delete from imports where id = $1', [id])
  }
}
