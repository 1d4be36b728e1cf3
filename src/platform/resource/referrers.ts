import { sql, type SQL } from 'drizzle-orm'
import { getTableConfig, type PgColumn, type PgTable } from 'drizzle-orm/pg-core'
import { qualified } from '../database/columns.ts'
import type { Transaction } from '../database/database.ts'
import type { Bilingual } from '../http/problems.ts'

/** A foreign key that refers to a table. */
interface Referrer {
  table: PgTable
  column: PgColumn
  /** The condition of live rows. */
  live: SQL
  /** The name of the resource for callers. */
  name: Bilingual
}

/** Finds the rows that refer to a row, and keep it. */
export interface Referrers {
  /** The names of the resources with a live row that refers to the row, each once. */
  findLive(transaction: Transaction, table: PgTable, id: string): Promise<Bilingual[]>
  /** The same with rows in the trash, which a purge would leave without what they name. */
  findAll(transaction: Transaction, table: PgTable, id: string): Promise<Bilingual[]>
}

declare module '../http/api.ts' {
  interface Api {
    referrers: Referrers
  }
}

/**
 * Makes the referrers of an application. Foreign keys are read with the first use, so that they do not delay the start.
 * @param vietnameseNames what the rows of tables are called in Vietnamese
 */
export function referrersAmong(
  tables: readonly PgTable[],
  vietnameseNames: ReadonlyMap<PgTable, string>,
): Referrers {
  let byTable: Map<PgTable, Referrer[]> | undefined
  const find =
    (isCounted: (referrer: Referrer) => SQL): Referrers['findAll'] =>
    async ({ orm }, table, id) => {
      const names = new Map<string, Bilingual>()
      byTable ??= readForeignKeys(tables, vietnameseNames)
      for (const referrer of byTable.get(table) ?? []) {
        const { table: from, column, name } = referrer
        const { rows } = await orm.execute(
          sql`select 1 from ${from} where ${qualified(column)} = ${id} and ${isCounted(referrer)} limit 1`,
        )
        if (rows.length > 0) names.set(name.en, name)
      }
      return [...names.values()]
    }
  return { findLive: find(({ live }) => live), findAll: find(() => sql`true`) }
}

/**
 * The foreign keys by the table that they refer to. A key that cascades or sets null does not keep the referenced row
 * from the trash.
 */
function readForeignKeys(
  tables: readonly PgTable[],
  vietnameseNames: ReadonlyMap<PgTable, string>,
): Map<PgTable, Referrer[]> {
  const byTable = new Map<PgTable, Referrer[]>()
  for (const table of tables) {
    const config = getTableConfig(table)
    for (const key of config.foreignKeys) {
      if (key.onDelete === 'cascade' || key.onDelete === 'set null') continue
      const { columns, foreignTable } = key.reference()
      const referrers = byTable.get(foreignTable) ?? []
      referrers.push({ table, column: columns[0]!, ...livenessOf(table, vietnameseNames) })
      byTable.set(foreignTable, referrers)
    }
  }
  return byTable
}

const trashOf = (table: PgTable) =>
  getTableConfig(table).columns.find((column) => column.name === 'deleted_at')

/** The condition of live rows. Rows of a table without a trash, such as a join table, are live while their owner is. */
function livenessOf(
  table: PgTable,
  vietnameseNames: ReadonlyMap<PgTable, string>,
): Pick<Referrer, 'live' | 'name'> {
  const config = getTableConfig(table)
  const nameOf = (named: PgTable): Bilingual => {
    const en = getTableConfig(named).name.replaceAll('_', '-')
    return { en, vi: vietnameseNames.get(named) ?? en }
  }
  const deletedAt = trashOf(table)
  if (deletedAt) return { live: sql`${qualified(deletedAt)} is null`, name: nameOf(table) }
  for (const key of config.foreignKeys.filter(({ onDelete }) => onDelete === 'cascade')) {
    const { columns, foreignColumns, foreignTable: owner } = key.reference()
    const ownerDeletedAt = trashOf(owner)
    if (ownerDeletedAt === undefined) continue
    const live = sql`exists (select 1 from ${owner} where ${qualified(foreignColumns[0]!)} = ${qualified(columns[0]!)} and ${qualified(ownerDeletedAt)} is null)`
    return { live, name: nameOf(owner) }
  }
  return { live: sql`true`, name: nameOf(table) }
}
