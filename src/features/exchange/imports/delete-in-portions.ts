import type { Connection } from '../../../platform/database/database.ts'

/** Rows of a statement, by table: all rows of a large import at once would reach the time limit of statements. */
const rowsPerStatement = { import_errors: 5_000, import_chunks: 40 }

/** Deletes the rows that a table has of an import. */
export async function deleteInPortions(
  connection: Connection,
  table: keyof typeof rowsPerStatement,
  id: string,
  isStopped: () => boolean = () => false,
): Promise<void> {
  const limit = rowsPerStatement[table]
  const sql = `delete from ${table} where ctid = any(array(
    select ctid from ${table} where import_id = $1 limit ${limit} for update skip locked))`
  while (!isStopped() && (await connection.query(sql, [id])).rowCount === limit);
}
