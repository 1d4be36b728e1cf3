import { is, sql } from 'drizzle-orm'
import { getTableConfig, PgTable, type PgColumn } from 'drizzle-orm/pg-core'
import { qualified } from '../database/columns.ts'
import type { Transaction } from '../database/database.ts'

interface Referrer {
  table: PgTable
  column: PgColumn
  deletedAt: PgColumn | undefined
  name: string
}

const referrersOf = new WeakMap<PgTable, Referrer[]>()

/**
 * Learns from the foreign keys who refers to whom. A key that cascades or sets null belongs to its row and does not
 * keep it from the trash; the rule stands where the key is declared.
 */
export function learnReferrers(tables: readonly unknown[]): void {
  for (const table of tables) {
    if (!is(table, PgTable)) continue
    const config = getTableConfig(table)
    for (const key of config.foreignKeys) {
      if (key.onDelete === 'cascade' || key.onDelete === 'set null') continue
      const { columns, foreignTable } = key.reference()
      const known = referrersOf.get(foreignTable) ?? []
      const deletedAt = config.columns.find((column) => column.name === 'deleted_at')
      known.push({ table, column: columns[0]!, deletedAt, name: config.name.replaceAll('_', '-') })
      referrersOf.set(foreignTable, known)
    }
  }
}

/** The kinds of live rows that refer to a row. */
export async function liveReferrers({ orm }: Transaction, table: PgTable, id: string): Promise<string[]> {
  const names: string[] = []
  for (const { table: from, column, deletedAt, name } of referrersOf.get(table) ?? []) {
    const live = deletedAt ? sql` and ${qualified(deletedAt)} is null` : sql``
    const found = await orm.execute(
      sql`select 1 from ${from} where ${qualified(column)} = ${id}${live} limit 1`,
    )
    if (found.rows.length > 0) names.push(name)
  }
  return names
}
