import { escapeIdentifier, type Client } from 'pg'
import { tableSql } from './session.ts'

interface Definition {
  table: string
  name: string
  definition: string
}

async function foreignKeys(client: Client, tables: readonly string[]): Promise<Definition[]> {
  const { rows } = await client.query<Definition>(
    `select relname as table, conname as name, pg_get_constraintdef(c.oid) as definition
    from pg_constraint c join pg_class on pg_class.oid = conrelid
    where contype = 'f' and c.connamespace = 'public'::regnamespace and relname = any($1)
    order by 1, 2`,
    [tables],
  )
  return rows
}

/** The indexes that no constraint needs. */
async function plainIndexes(client: Client, tables: readonly string[]): Promise<Definition[]> {
  const { rows } = await client.query<Definition>(
    `select t.relname as table, i.relname as name, pg_get_indexdef(indexrelid) as definition
    from pg_index join pg_class t on t.oid = indrelid join pg_class i on i.oid = indexrelid
    where t.relnamespace = 'public'::regnamespace and t.relname = any($1)
      and not exists (select from pg_constraint where conindid = indexrelid)
    order by 1, 2`,
    [tables],
  )
  return rows
}

/**
 * Drops what would check or follow each row of tables in the open transaction: foreign keys, triggers and indexes. All
 * rows at once take a fraction of the time, tables can be filled in any order, and the owner of the tables may do it, while
 * `session_replication_role` needs a superuser.
 * @returns a function that makes them again and checks all rows
 */
export async function suspendConstraints(
  client: Client,
  tables: readonly string[],
): Promise<(onProgress: (table: string, part: number) => void) => Promise<void>> {
  const keys = await foreignKeys(client, tables)
  for (const { table, name } of keys) {
    await client.query(`alter table ${tableSql(table)} drop constraint ${escapeIdentifier(name)}`)
  }
  const indexes = await plainIndexes(client, tables)
  if (indexes.length > 0)
    await client.query(`drop index ${indexes.map(({ name }) => tableSql(name)).join(', ')}`)
  for (const table of tables) await client.query(`alter table ${tableSql(table)} disable trigger user`)
  return async (onProgress) => {
    for (const [at, { table, definition }] of indexes.entries()) {
      onProgress(table, at / indexes.length)
      await client.query(definition)
    }
    for (const { table, name, definition } of keys) {
      await client.query(
        `alter table ${tableSql(table)} add constraint ${escapeIdentifier(name)} ${definition}`,
      )
    }
    for (const table of tables) await client.query(`alter table ${tableSql(table)} enable trigger user`)
  }
}
