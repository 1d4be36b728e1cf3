import { execFile } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import { drizzle } from 'drizzle-orm/node-postgres'
import { migrate } from 'drizzle-orm/node-postgres/migrator'
import { Client, type Pool } from 'pg'
import type { Test } from 'tap'
import { openPool } from '../../../src/platform/database/database.ts'
import {
  compareMigrations,
  migrateUnderLock,
  type MigrationDifference,
} from '../../../src/platform/database/migrate.ts'
import { emptyDatabase, testDatabase } from '../../support/database.ts'
import { query, temporaryDirectory } from '../../libraries/embedded-postgres/clusters.ts'
import { test } from '../../support/shared-test.ts'

const FIRST = 'create table probe (id int); --> statement-breakpoint\ninsert into probe values (1)'
const SECOND = 'alter table probe add column name text'

/** A migrations folder as drizzle-kit writes it, from pairs of time and SQL. */
function folder(t: Test, ...migrations: [number, string][]): string {
  const directory = temporaryDirectory(t)
  const entries = migrations.map(([when], idx) => ({
    idx,
    when,
    tag: `${idx}_at_${when}`,
    breakpoints: true,
  }))
  fs.mkdirSync(path.join(directory, 'meta'))
  fs.writeFileSync(path.join(directory, 'meta', '_journal.json'), JSON.stringify({ entries }))
  for (const [idx, [when, text]] of migrations.entries()) {
    fs.writeFileSync(path.join(directory, `${idx}_at_${when}.sql`), text)
  }
  return directory
}

/** A pool whose connections may break while it closes, since the database is dropped. */
const poolOf = (url: string): Pool => openPool({ connectionString: url }, () => {})

async function difference(url: string, migrationsFolder?: string): Promise<MigrationDifference> {
  const pool = poolOf(url)
  return await compareMigrations(pool, migrationsFolder).finally(() => pool.end())
}

const pending = async (url: string, migrationsFolder?: string) =>
  (await difference(url, migrationsFolder)).pending

test('twenty that migrate at once, in five processes, apply each migration once', async (t) => {
  const url = await emptyDatabase(t)
  const migrationsFolder = folder(t, [1000, FIRST], [2000, `${SECOND}; select pg_sleep(0.2)`])
  const script = path.join(import.meta.dirname, 'migrate-four-times.js')
  const start = () => promisify(execFile)(process.execPath, [script, url, migrationsFolder])
  const outputs = await Promise.all(Array.from({ length: 5 }, start))
  const applied: number[] = outputs.flatMap(({ stdout }) => JSON.parse(stdout))
  t.equal(applied.length, 20)
  t.equal(
    applied.reduce((sum, count) => sum + count, 0),
    2,
  )
  t.same(await query(url, 'select id, name from probe'), [{ id: 1, name: null }])
})

test('readiness sees how many migrations are pending', async (t) => {
  const url = await emptyDatabase(t)
  const both = folder(t, [1000, FIRST], [2000, SECOND])
  t.equal(await pending(url, both), 2)
  t.equal(await migrateUnderLock(url, { migrationsFolder: both }), 2)
  t.equal(await pending(url, both), 0)
  t.equal(await migrateUnderLock(url, { migrationsFolder: both }), 0)
})

test('the template of the tests has all migrations of the package', async (t) => {
  const { url } = await testDatabase(t)
  t.equal(await pending(url), 0)
  t.equal(await migrateUnderLock(url), 0)
})

test('a database that a newer version migrated is refused and left as it is', async (t) => {
  const url = await emptyDatabase(t)
  await migrateUnderLock(url, { migrationsFolder: folder(t, [1000, FIRST], [3000, SECOND]) })
  const older = migrateUnderLock(url, { migrationsFolder: folder(t, [1000, FIRST]) })
  await t.rejects(older, { problem: 'database_newer', message: /1 migration.* does not know/ })
  t.same(await query(url, 'select created_at::int from drizzle.__drizzle_migrations order by 1'), [
    { created_at: 1000 },
    { created_at: 3000 },
  ])
  t.same(await difference(url, folder(t, [1000, FIRST])), { pending: 0, unknown: 1 })
})

test('a migration from a branch that was merged late is applied, though it is older', async (t) => {
  const url = await emptyDatabase(t)
  await migrateUnderLock(url, { migrationsFolder: folder(t, [1000, FIRST], [3000, SECOND]) })
  const merged = folder(t, [1000, FIRST], [2000, 'create index on probe (id)'], [3000, SECOND])
  t.equal(await migrateUnderLock(url, { migrationsFolder: merged }), 1)
})

test('a statement that fails names its migration and undoes it, but not the one before', async (t) => {
  const url = await emptyDatabase(t)
  const broken = folder(t, [1000, FIRST], [2000, `${SECOND}; --> statement-breakpoint\nselect 1 / 0`])
  const expected = {
    problem: 'statement_failed',
    message: 'migration 1_at_2000 failed and was undone: division by zero',
  }
  await t.rejects(migrateUnderLock(url, { migrationsFolder: broken }), expected)
  t.same(await query(url, 'select * from probe'), [{ id: 1 }])
  t.equal(await pending(url, broken), 1)
})

test('a migration that meets a locked table gives way and tries again', async (t) => {
  const url = await emptyDatabase(t)
  await query(url, 'create table probe (id int)')
  const reader = new Client({ connectionString: url })
  await reader.connect()
  await reader.query('begin; select * from probe')
  const migrating = migrateUnderLock(url, { migrationsFolder: folder(t, [1000, SECOND]), lockTimeoutMs: 50 })
  await sleep(300)
  await query(url, 'select * from probe') // would hang behind a migration that waits
  await reader.query('commit')
  await reader.end()
  t.equal(await migrating, 1)
})

test('a table that stays locked is told in words, and nothing is changed', async (t) => {
  const url = await emptyDatabase(t)
  await query(url, 'create table probe (id int)')
  const reader = new Client({ connectionString: url })
  await reader.connect()
  await reader.query('begin; select * from probe')
  const migrationsFolder = folder(t, [1000, SECOND])
  await t.rejects(migrateUnderLock(url, { migrationsFolder, lockTimeoutMs: 50, retries: 1 }), {
    name: 'MigrationError',
    problem: 'lock_wait',
    message: /another session uses a table .* try again/,
  })
  await reader.end()
  t.equal(await pending(url, migrationsFolder), 1)
})

test('whoever waits too long for another process gives up and says so', async (t) => {
  const url = await emptyDatabase(t)
  const migrationsFolder = folder(t, [1000, 'select pg_sleep(1)'])
  const slow = migrateUnderLock(url, { migrationsFolder })
  await sleep(300)
  await t.rejects(migrateUnderLock(url, { migrationsFolder, waitMs: 100 }), {
    problem: 'lock_wait',
    message: /another process/,
  })
  t.equal(await slow, 1)
})

test("drizzle's own migrator goes on where ours stopped", async (t) => {
  const url = await emptyDatabase(t)
  const migrationsFolder = folder(t, [1000, FIRST])
  await migrateUnderLock(url, { migrationsFolder })
  const pool = poolOf(url)
  t.teardown(() => pool.end())
  await migrate(drizzle({ client: pool }), { migrationsFolder })
  t.same(await query(url, 'select * from probe'), [{ id: 1 }])
})
