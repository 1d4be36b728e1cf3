import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { getTableName, is } from 'drizzle-orm'
import { getTableConfig, PgTable } from 'drizzle-orm/pg-core'
import { modules } from '../../../src/modules.ts'
import { packageRoot } from '../../../src/package.ts'
import { tablesOf } from '../../../src/platform/resource/module.ts'
import { test } from '../../support/shared-test.ts'

const files = readdirSync(path.join(packageRoot, 'src'), { recursive: true, encoding: 'utf8' }).filter(
  (file) => path.basename(file) === 'table.ts',
)

test('the tables that drizzle-kit finds are those of the modules', async (t) => {
  const loaded = await Promise.all(
    files.map(async (file) => {
      const compiled = path.join(packageRoot, 'dist/src', file.replace(/\.ts$/, '.js'))
      return (await import(compiled)) as Record<string, unknown>
    }),
  )
  const found = loaded.flatMap((exported) => Object.values(exported).filter((value) => is(value, PgTable)))
  const named = tablesOf(modules)
  t.ok(named.length > 30)
  t.same(named.map(getTableName).toSorted(), found.map(getTableName).toSorted())
  t.equal(new Set(named).size, named.length, 'no table is named twice')
})

test('modules stand in order of reference', (t) => {
  const named = tablesOf(modules)
  for (const [at, table] of named.entries()) {
    const later = getTableConfig(table)
      .foreignKeys.map((key) => named.indexOf(key.reference().foreignTable))
      .filter((position) => position > at)
      .map((position) => getTableName(named[position]!))
    t.same(later, [], `${getTableName(table)} refers to tables of the same or an earlier module`)
  }
  t.end()
})

/** What a table may import for drizzle-kit: other tables, columns, and lists of values. Types are no imports when it runs. */
const allowed = [
  /^drizzle-orm/,
  /\/(table|columns)\.ts$/,
  /^\.\/[\w-]+\.ts$/,
  /\/libraries\/figure-grammar\/figure\.ts$/,
]

test('a table imports tables, columns and lists of values alone', (t) => {
  for (const file of files) {
    const text = readFileSync(path.join(packageRoot, 'src', file), 'utf8')
    const imported = [...text.matchAll(/^(?:import(?! type)|\}) .*?from '([^']+)'/gm)].map(
      ([, name = '']) => name,
    )
    t.ok(imported.length > 0, file)
    t.same(
      imported.filter((name) => !allowed.some((pattern) => pattern.test(name))),
      [],
      file,
    )
  }
  t.end()
})
