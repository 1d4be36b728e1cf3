import { readFile } from 'node:fs/promises'
import path from 'node:path'
import pg from 'pg'
import { openDatabase } from '../../../src/platform/database/database.ts'
import { databaseFailure } from '../../../src/platform/database/failures.ts'
import { describeError } from '../../../src/server/describe-error.ts'
import { query } from '../../libraries/embedded-postgres/clusters.ts'
import { testDatabase } from '../../support/database.ts'
import { test } from '../../support/shared-test.ts'

/** An error as Postgres sends it. */
function serverError(code: string, detail: string, constraint = 'posts_section_id_sections_id_fk'): Error {
  return Object.assign(new pg.DatabaseError('message', 0, 'error'), { code, detail, constraint })
}

test('a foreign key is understood in the language of any server', async (t) => {
  const kindOf = (detail: string) => databaseFailure(serverError('23503', detail))?.kind
  for (const detail of [
    'Key (id)=(1) is still referenced from table "posts".',
    'La clé (id)=(1) est toujours référencée à partir de la table « posts ».',
  ])
    t.equal(kindOf(detail), 'still_referenced', detail)
  for (const detail of [
    'Key (section_id)=(1) is not present in table "sections".',
    'La clé (section_id)=(1) n’est pas présente dans la table « sections ».',
    '',
  ])
    t.equal(kindOf(detail), 'missing_reference', detail)

  const { url } = await testDatabase(t)
  const others = await query(
    url,
    `select conname from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace and (
      -- contents of files are named by their checksum, which only the server sets
      (confrelid <> 'file_contents'::regclass
        and (select array_agg(attname::text) from pg_attribute where attrelid = confrelid and attnum = any(confkey)) <> '{id}')
      or (select array_agg(attname::text) from pg_attribute where attrelid = conrelid and attnum = any(conkey)) = '{id}')`,
  )
  t.same(others, [], 'each foreign key refers to an id')
})

test('limits of a role for transactions are a database that is busy', async (t) => {
  for (const code of ['57014', '25P03', '25P04'])
    t.same(databaseFailure(serverError(code, '')), { kind: 'timeout' }, code)
})

test('a database whose connections are all in use can be reached', async (t) => {
  const { url } = await testDatabase(t)
  const { pool, close } = openDatabase({ url, poolSize: 1, connectTimeoutMs: 500 })
  const held = await pool.connect()
  const waited = await pool.query('select 1').catch((error: unknown) => error)
  held.release()
  await close()
  t.same(databaseFailure(waited), { kind: 'unavailable', reason: 'busy' })
  t.match(describeError(waited), /^no connection to the database became free in time \(/)
})

test('a socket that is gone is a database that cannot be reached', async (t) => {
  const errorOf = (promise: Promise<unknown>) => promise.catch((error: unknown) => error)
  const gone = await errorOf(new pg.Client({ host: t.testdir() }).connect())
  t.match(gone, { code: 'ENOENT' })
  t.same(databaseFailure(gone), { kind: 'unavailable', reason: 'unreachable' })
  t.match(describeError(gone), /^the database cannot be reached \(.*\); check DATABASE_URL/)

  const otherFile = await errorOf(readFile(path.join(t.testdir(), 'missing')))
  t.equal(databaseFailure(otherFile), undefined, 'a missing file is no failure of the database')
})
