import pg from 'pg'
import {
  acquireLocks,
  advisoryLocks as locks,
  shared,
  tryAcquireLock,
  tryAcquireMigrationLock,
} from '../../../src/platform/database/advisory-locks.ts'
import { testDatabase } from '../../support/database.ts'
import { test } from '../../support/shared-test.ts'

/** The locks of earlier versions. */
const earlier = [
  ["hashtextextended('caller operation hash', 0)", locks.idempotencyKey('caller operation hash')],
  ["hashtextextended('tags t1', 1)", locks.externalId('tags', 't1')],
  ["hashtextextended('sections', 2)", locks.writes('sections')],
  ["hashtextextended('api-keys', 2)", locks.keyRevocations],
  ["hashtextextended('codes of programs', 3)", locks.programCodes],
  ["hashtextextended('post', 3)", locks.figureProposals('post')],
  ["hashtextextended('demo', 3)", locks.demo],
  ["hashtextextended('generate', 3)", locks.syntheticData],
  ["hashtextextended('tags', 4)", locks.externalIds('tags')],
  ["hashtextextended('search_documents', 5)", locks.searchIndexes],
] as const

test('advisory locks exclude processes of earlier versions', async (t) => {
  const { url } = await testDatabase(t)
  const clients = [1, 2].map(() => new pg.Client({ connectionString: url }))
  const [one, other] = clients as [pg.Client, pg.Client]
  for (const client of clients) await client.connect()
  t.teardown(() => Promise.all(clients.map((client) => client.end())))
  for (const [sql, lock] of earlier) {
    await one.query(`begin; select pg_advisory_xact_lock(${sql})`)
    await other.query('begin')
    t.notOk(await tryAcquireLock(other, lock), sql)
    await one.query('rollback')
    t.ok(await tryAcquireLock(other, lock), sql)
    await other.query('rollback')
  }
  await one.query('begin; select pg_advisory_xact_lock(7272742)')
  await other.query('begin')
  t.notOk(await tryAcquireMigrationLock(other), 'migrations')
  await one.query('rollback')
  t.ok(await tryAcquireMigrationLock(other))
  await other.query('rollback')

  await one.query('begin')
  await acquireLocks(one, shared(locks.externalIds('tags')), locks.externalId('tags', 't1'))
  await other.query('begin')
  await acquireLocks(other, shared(locks.externalIds('tags')))
  t.notOk(await tryAcquireLock(other, locks.externalIds('tags')), 'a shared lock excludes who wants it alone')
  t.notOk(await tryAcquireLock(other, locks.externalId('tags', 't1')))
  t.ok(await tryAcquireLock(other, locks.externalId('tags', 't2')))
})
