import { is, sql, type SQL } from 'drizzle-orm'
import { getTableConfig, PgTable, type PgColumn } from 'drizzle-orm/pg-core'
import { qualified } from '../database/columns.ts'
import type { Transaction } from '../database/database.ts'

interface Referrer {
  table: PgTable
  column: PgColumn
  /** What makes a row that refers a live one. */
  live: SQL
  /** As callers know it. */
  name: string
}

let known: readonly unknown[] = []
let referrersByTable: Map<PgTable, Referrer[]> | undefined

/**
 * Says which tables there are. Their foreign keys tell who refers to whom; they are read when it is first asked: no
 * start waits for it.
 */
export function learnReferrers(tables: readonly unknown[]): void {
  known = tables
  referrersByTable = undefined
}

/**
 * Who refers to each table. A key that cascades or sets null belongs to its row and does not keep it from the trash; the
 * rule stands where the key is declared.
 */
function readForeignKeys(tables: readonly unknown[]): Map<PgTable, Referrer[]> {
  const referrersOf = new Map<PgTable, Referrer[]>()
  for (const table of tables) {
    if (!is(table, PgTable)) continue
    const config = getTableConfig(table)
    for (const key of config.foreignKeys) {
      if (key.onDelete === 'cascade' || key.onDelete === 'set null') continue
      const { columns, foreignTable } = key.reference()
      const referrers = referrersOf.get(foreignTable) ?? []
      referrers.push({ table, column: columns[0]!, ...livenessOf(table) })
      referrersOf.set(foreignTable, referrers)
    }
  }
  return referrersOf
}

const trashOf = (table: PgTable) =>
  getTableConfig(table).columns.find((column) => column.name === 'deleted_at')

/** A table without a trash of its own (pairs, lists) belongs to the table that its rows go with. */
function livenessOf(table: PgTable): Pick<Referrer, 'live' | 'name'> {
  const config = getTableConfig(table)
  const nameOf = (name: string) => name.replaceAll('_', '-')
  const deletedAt = trashOf(table)
  if (deletedAt) return { live: sql`${qualified(deletedAt)} is null`, name: nameOf(config.name) }
  for (const key of config.foreignKeys.filter(({ onDelete }) => onDelete === 'cascade')) {
    const { columns, foreignColumns, foreignTable: owner } = key.reference()
    const ownerDeletedAt = trashOf(owner)
    if (ownerDeletedAt === undefined) continue
    const live = sql`exists (select 1 from ${owner} where ${qualified(foreignColumns[0]!)} = ${qualified(columns[0]!)} and ${qualified(ownerDeletedAt)} is null)`
    return { live, name: nameOf(getTableConfig(owner).name) }
  }
  return { live: sql`true`, name: nameOf(config.name) }
}

/** The kinds of live rows that refer to a row, each once, in however many ways it does. */
export async function liveReferrers({ orm }: Transaction, table: PgTable, id: string): Promise<string[]> {
  const names = new Set<string>()
  referrersByTable ??= readForeignKeys(known)
  for (const { table: from, column, live, name } of referrersByTable.get(table) ?? []) {
    const found = await orm.execute(
      sql`select 1 from ${from} where ${qualified(column)} = ${id} and ${live} limit 1`,
    )
    if (found.rows.length > 0) names.add(name)
  }
  return [...names]
}
