import { finishImport, leaseNextImport } from '../../../../src/features/exchange/imports/lease.ts'
import { removeOldImports } from '../../../../src/features/exchange/imports/remove-old-imports.ts'
import type { Database } from '../../../../src/platform/database/database.ts'
import { startApp } from '../../../support/app.ts'
import { test } from '../../../support/shared-test.ts'

/** Makes each statement fail that deletes more rows of a table. */
const refuseManyDeletions = (pool: Database['pool'], table: string, most: number) =>
  pool.query(`create function refuse_many_${table}() returns trigger language plpgsql as $$ begin
      if (select count(*) from gone) > ${most} then raise exception 'too many rows in one statement'; end if;
      return null;
    end $$;
    create trigger refuse_many after delete on ${table} referencing old table as gone
    for each statement execute function refuse_many_${table}()`)

test('old imports are removed by statements of a bounded size', async (t) => {
  const { database } = await startApp(t)
  const { pool } = database
  const addImport = async (status: string, age: string, rowErrors: number, chunks: number) => {
    const { rows } = await pool.query<{ id: string }>(
      `insert into imports (id, resource, status, format, match, on_error, dry_run, created_by, created_at, finished_at)
      values (gen_random_uuid(), 'tags', $1, 'csv', 'code', 'skip', false, 'cli', now() - $2::interval,
        case when $1 <> 'receiving' then now() - $2::interval end) returning id`,
      [status, age],
    )
    const { id } = rows[0]!
    await pool.query(
      `insert into import_errors (id, import_id, line, code, message_en, message_vi)
      select gen_random_uuid(), $1, line, 'required', '', '' from generate_series(1, $2) as line`,
      [id, rowErrors],
    )
    await pool.query(
      `insert into import_chunks (import_id, ordinal, bytes) select $1, ordinal, '' from generate_series(1, $2) as ordinal`,
      [id, chunks],
    )
    return id
  }
  await addImport('completed', '8 days', 12_000, 0)
  await addImport('receiving', '3 hours', 0, 100)
  const recent = [
    await addImport('completed', '6 days', 10, 0),
    await addImport('receiving', '1 hour', 0, 3),
    await addImport('queued', '8 days', 0, 3).then(async (id) => {
      await pool.query('update imports set finished_at = null where id = $1', [id])
      return id
    }),
  ]
  await refuseManyDeletions(pool, 'import_errors', 5000)
  await refuseManyDeletions(pool, 'import_chunks', 50)
  await removeOldImports(database, () => true)
  t.equal((await pool.query('select from imports')).rowCount, 5, 'a process that stops removes nothing')
  await removeOldImports(database, () => false)
  const { rows } = await pool.query<{ id: string }>('select id from imports')
  t.same(rows.map(({ id }) => id).toSorted(), recent.toSorted())
  t.equal((await pool.query('select from import_errors')).rowCount, 10)
  t.equal((await pool.query('select from import_chunks')).rowCount, 6)
})

test('the file of an import that ends is removed by statements of a bounded size', async (t) => {
  const { database } = await startApp(t)
  const { pool } = database
  await pool.query(`insert into imports (id, resource, status, format, match, on_error, dry_run, created_by)
    values (gen_random_uuid(), 'tags', 'queued', 'csv', 'code', 'skip', false, 'cli')`)
  await pool.query(
    `insert into import_chunks (import_id, ordinal, bytes) select id, ordinal, '' from imports, generate_series(1, 100) as ordinal`,
  )
  await refuseManyDeletions(pool, 'import_chunks', 50)
  const lease = await leaseNextImport(database)
  await finishImport(database, lease!, { status: 'completed' })
  t.equal((await pool.query('select from import_chunks')).rowCount, 0)
})
