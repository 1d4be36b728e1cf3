import type { Database } from '../../../src/platform/database/database.ts'

/** Every table of the schema, by name. */
async function tableNames({ pool }: Database): Promise<string[]> {
  const { rows } = await pool.query<{ name: string }>(
    `select quote_ident(tablename) as name from pg_tables where schemaname = 'public' order by 1`,
  )
  return rows.map(({ name }) => name)
}

/** How many rows each table has. */
export async function rowCounts(database: Database): Promise<Record<string, number>> {
  const names = await tableNames(database)
  const text = names.map((name) => `select '${name}' as name, count(*) as n from ${name}`).join(' union all ')
  const { rows } = await database.pool.query<{ name: string; n: number }>(text)
  return Object.fromEntries(rows.map(({ name, n }) => [name, n]))
}

/** The statement of `databaseChecksum`, for each database. */
const checksums = new WeakMap<Database, string>()

async function checksumStatement(database: Database): Promise<string> {
  const names = await tableNames(database)
  const sums = names.map(
    (name, at) =>
      `select ${at} as place, md5(coalesce(string_agg(t::text, '|' order by t::text), '')) as sum from ${name} t`,
  )
  // with a parallel plan the parts come in any order
  return `${sums.join(' union all ')} order by place`
}

/** One value that changes when any row of any table does. */
export async function databaseChecksum(database: Database): Promise<string> {
  const text = checksums.get(database) ?? (await checksumStatement(database))
  checksums.set(database, text)
  // prepared, since a plan for all tables takes longer than to read their few rows
  const { rows } = await database.pool.query<{ sum: string }>({ name: 'checksum', text })
  return rows.map(({ sum }) => sum).join()
}
