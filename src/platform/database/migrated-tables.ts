import { readFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { packageRoot } from '../../package.ts'
import { readMigrations } from './migrate.ts'

/** A table of the schema, with the columns that have stored values of their own. */
export interface MigratedTable {
  name: string
  /** Without generated columns. */
  columns: string[]
}

/** What drizzle-kit writes beside each migration: the tables that the schema has after it. */
const snapshotSchema = z.object({
  tables: z.record(
    z.string(),
    z.object({
      name: z.string(),
      columns: z.record(z.string(), z.object({ name: z.string(), generated: z.unknown().optional() })),
    }),
  ),
})

/** The tables after these migrations, by name; none before the first one. */
export function tablesAfter(applied: ReadonlySet<string>): MigratedTable[] {
  const newest = readMigrations().findLast(({ moment }) => applied.has(moment))
  if (newest === undefined) return []
  const [number] = newest.tag.split('_')
  const text = readFileSync(path.join(packageRoot, 'migrations', 'meta', `${number}_snapshot.json`), 'utf8')
  const { tables } = snapshotSchema.parse(JSON.parse(text))
  return Object.values(tables)
    .map(({ name, columns }) => {
      const stored = Object.values(columns).filter(({ generated }) => generated === undefined)
      return { name, columns: stored.map((column) => column.name) }
    })
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
}
