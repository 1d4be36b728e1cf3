import { importFile, lines } from '../../features/exchange/imports/import-file.ts'
import { startTestImportWorker, waitForImport } from '../../features/exchange/imports/import-worker.ts'
import { eventually } from '../../process/server-process.ts'
import { startApp } from '../../support/app.ts'
import { test } from '../../support/shared-test.ts'

const program = (code: string) => ({ external_id: code, code, name: 'Trung cấp' })

/** What a later version may add to a table, and what takes it back. */
const additions = {
  'a column that must have a value': [
    'alter table programs add column building text default null',
    'alter table programs add constraint later check (building is not null) not valid',
    'alter table programs drop column building',
  ],
  'a column that is not null': [
    'alter table programs add column building text not null default 1',
    'alter table programs alter column building drop default',
    'alter table programs drop column building',
  ],
  'a check of a field under an unknown name': [
    "alter table programs add constraint later check (code not like 'NEW%') not valid",
    'alter table programs drop constraint later',
  ],
  'a unique index': [
    'create unique index later on programs (name) where deleted_at is null',
    'drop index later',
  ],
  'a reference': [
    "alter table programs add column building_id uuid default '019b0000-0000-7000-8000-000000000000'",
    'alter table programs add constraint later foreign key (building_id) references people (id) not valid',
    'alter table programs drop column building_id',
  ],
  'a shorter column': [
    'alter table programs alter column name type varchar(30)',
    'alter table programs alter column name type varchar(5) using left(name, 5)',
    'alter table programs alter column name type text',
  ],
  'a table without rights': [
    'alter table programs rename to programs_away',
    'alter table programs_away rename to programs',
  ],
}

test('an error that this version does not expect is one of the server', async (t) => {
  const app = await startApp(t)
  const { expect, database } = app
  await expect(201, 'POST', '/v1/programs', { body: program('OLD') })

  for (const [what, statements] of Object.entries(additions)) {
    for (const statement of statements.slice(0, -1)) await database.pool.query(statement)
    const problem = await expect(500, 'POST', '/v1/programs', { body: program('NEW-1') })
    t.match(problem, { code: 'internal', errors: [] }, what)
    const file = lines(program('NEW-2'))
    t.match(await importFile(app, 'programs', 'ndjson', file, { status: 500 }), { code: 'internal' }, what)
    await database.pool.query(statements.at(-1)!)
  }
  const { items } = await expect(200, 'GET', '/v1/programs')
  t.same(
    items.map(({ code }: { code: string }) => code),
    ['OLD'],
    'nothing of it is stored',
  )
})

test('a constraint of a field that no caller names is an error of the server', async (t) => {
  const { expect, database } = await startApp(t)
  await database.pool.query(
    "alter table posts drop constraint posts_status_check, add constraint posts_status_check check (status <> 'draft') not valid",
  )
  const problem = await expect(500, 'POST', '/v1/posts', { body: { title: 'Tin', body: 'Bài.' } })
  t.match(problem, { code: 'internal', errors: [] })
})

test('a job with a row that breaks an unknown constraint fails, and refuses no row', async (t) => {
  const app = await startApp(t, { IMPORT_INLINE_BYTES: '0' })
  await app.database.pool.query('alter table programs add constraint later check (false) not valid')
  const worker = await startTestImportWorker(t, app)
  const { id } = await importFile(app, 'programs', 'ndjson', lines(program('NEW')), { status: 202 })
  const expected = { status: 'failed', created: 0, refused: 0, problem: { code: 'internal' } }
  t.match(await waitForImport(app, id), expected)
  // the thread tells of the error after it has stored the end
  await eventually('the error is told', async () => worker.failed.length > 0)
  t.same(worker.failed, [id], 'it is logged')
})
