import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { getTableConfig, type PgTable } from 'drizzle-orm/pg-core'
import { escapeIdentifier } from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import type { Transaction } from '../database/database.ts'
import { copyChunks } from '../database/copy-text.ts'
import type { Register, TableRows } from './register.ts'

const nameOf = (table: PgTable) => escapeIdentifier(getTableConfig(table).name)

/** Waits for other runs that generate: what they are about to store must not be stored twice. */
async function waitForTurn({ client }: Transaction): Promise<void> {
  await client.query("select pg_advisory_xact_lock(hashtextextended('generate', 3))")
}

/** The units of a batch that are not stored yet; whatever happened to their rows since, they are there. */
async function lacking(
  { client }: Transaction,
  register: Register,
  units: readonly number[],
): Promise<number[]> {
  const { key, keyOf } = register
  const column = escapeIdentifier(key.name)
  const { rows } = await client.query<{ key: string }>(
    `select distinct ${column} as key from ${nameOf(key.table)} where ${column} = any($1::uuid[])`,
    [units.map(keyOf)],
  )
  if (rows.length === 0) return [...units]
  const present = new Set(rows.map((row) => row.key))
  return units.filter((unit) => !present.has(keyOf(unit)))
}

/** Streams rows into a table; the stream takes no more rows than the connection does. */
async function copyRows({ client }: Transaction, { table, rows }: TableRows): Promise<number> {
  const all = rows[Symbol.iterator]()
  const first = all.next()
  if (first.done === true) return 0
  const columns = Object.keys(first.value)
  const into = client.query(
    copyFrom(`copy ${nameOf(table)} (${columns.map(escapeIdentifier).join(', ')}) from stdin`),
  )
  const fromFirst = (function* () {
    yield first.value
    yield* { [Symbol.iterator]: () => all }
  })()
  await pipeline(Readable.from(copyChunks(fromFirst, columns)), into)
  return into.rowCount
}

/**
 * Stores what is lacking of a batch.
 * @returns the rows that it added, by table
 */
export async function storeBatch(
  transaction: Transaction,
  register: Register,
  units: readonly number[],
): Promise<Map<PgTable, number>> {
  await waitForTurn(transaction)
  const wanted = await lacking(transaction, register, units)
  const added = new Map<PgTable, number>()
  if (wanted.length === 0) return added
  for (const part of register.rowsOf(wanted)) {
    const count = await copyRows(transaction, part)
    if (count > 0) added.set(part.table, (added.get(part.table) ?? 0) + count)
  }
  return added
}

/** Tells the planner what is there now: what it knew of the tables is wrong after a load. */
export async function analyze({ client }: Transaction, tables: Iterable<PgTable>): Promise<void> {
  for (const table of tables) await client.query(`analyze ${nameOf(table)}`)
}
