import type { Database } from '../../src/platform/database/database.ts'

/**
 * Locks rows in the order of their ids, as the API does, and then writes them in one statement.
 * @param from the table and the condition of the rows, of the value `of` (`$1`)
 * @param statement takes the ids as `$1`, and the values after it
 */
export const writeLocked = async (
  database: Database,
  from: string,
  of: unknown,
  statement: string,
  values: unknown[] = [],
): Promise<void> =>
  await database.transaction(async ({ client }) => {
    const { rows } = await client.query<{ id: string }>(
      `select id from ${from} order by id for no key update`,
      [of],
    )
    await client.query(statement, [rows.map(({ id }) => id), ...values])
  })
