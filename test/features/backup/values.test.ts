import path from 'node:path'
import { randomUUID } from 'node:crypto'
import { openDatabase } from '../../../src/platform/database/database.ts'
import { query } from '../../libraries/embedded-postgres/clusters.ts'
import { scratchDirectory } from '../../process/server-process.ts'
import { emptyDatabase, testDatabase } from '../../support/database.ts'
import { fc } from '../../support/fast-check.ts'
import { test } from '../../support/shared-test.ts'
import { volume } from '../../support/volume.ts'
import { backUp, contentOf, restore } from './backup-files.ts'

/** Texts of all characters that Postgres stores, most of them those that COPY escapes. */
const texts = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '\t',
        '\n',
        '\r',
        '\b',
        '\f',
        '\v',
        '\\',
        '\\N',
        '\\.',
        '\n\\.\n',
        '',
        '"',
        "'",
        '{}',
        '\u0001',
        '\u007f',
        'ễ',
        'e\u0302\u0303',
        '👩‍🚀',
      ),
      fc.string({ unit: 'binary' }).map((text) => text.replaceAll('\0', '').toWellFormed()),
    ),
    { maxLength: 8 },
  )
  .map((parts) => parts.join(''))

const json = fc
  .jsonValue({ stringUnit: 'grapheme' })
  .map((value) => JSON.stringify(value).replaceAll('\\u0000', ''))
const moments = fc.constantFrom(
  'infinity',
  '-infinity',
  '0044-03-15 10:00:00+00 BC',
  '294276-12-31 23:59:59.999+00',
  '2020-11-30 23:59:59.999+07',
  '1900-01-01 00:00:00.001+00',
)

const rows = fc.record({
  sheet: fc.option(texts),
  problem: fc.option(json),
  warnings: json,
  bytes: fc.maxSafeNat(),
  rows_read: fc.constantFrom(0, -2_147_483_648, 2_147_483_647),
  started_at: fc.option(moments),
  chunk: fc.uint8Array({ maxLength: 64 }),
  raw: fc.option(json),
  value: fc.option(texts),
  terms: fc.array(fc.integer({ min: -2_147_483_648, max: 2_147_483_647 }), { maxLength: 5 }),
  dimensions: fc.array(texts, { maxLength: 4 }),
})

test('every value is restored as it was, whatever the settings of the databases', async (t) => {
  const directory = scratchDirectory(t)
  const { url } = await testDatabase(t)
  const database = openDatabase({ url, poolSize: 1 })
  t.teardown(() => database.close())
  const { pool } = database
  for (const row of fc.sample(rows, volume(2_000))) {
    const id = randomUUID()
    await pool.query(
      `insert into imports (id, resource, status, format, match, on_error, dry_run, sheet, problem, warnings, bytes, rows_read, started_at, finished_at, created_by)
      values ($1, '', 'completed', 'csv', 'external_id', 'stop', false, $2, $3, $4, $5, $6, $7, 'infinity', '')`,
      [id, row.sheet, row.problem, row.warnings, row.bytes, row.rows_read, row.started_at],
    )
    await pool.query('insert into import_chunks values ($1, 0, $2)', [id, Buffer.from(row.chunk)])
    await pool.query(
      `insert into import_errors (id, import_id, line, code, message_en, message_vi, value, raw) values ($1, $1, 1, '', '', '', $2, $3)`,
      [id, row.value, row.raw],
    )
    await pool.query(
      `insert into search_documents (id, type, public, sorted_at, terms, weighing) values ($1, 'post', true, coalesce($2, now()), $3, 0)`,
      [id, row.started_at, row.terms],
    )
    await pool.query(
      `insert into audit_events (id, at, actor, operation, resource, resource_id, revision, fields)
      values ($1, now(), $2, '', '', $1, 1, $3)`,
      [id, row.value ?? '', row.dimensions],
    )
  }
  const name = (address: string) => new URL(address).pathname.slice(1)
  await pool.query(`alter database ${name(url)} set datestyle = 'SQL, DMY'`)
  await pool.query(`alter database ${name(url)} set timezone = 'Asia/Ho_Chi_Minh'`)
  await pool.query(`alter database ${name(url)} set bytea_output = 'escape'`)

  const file = path.join(directory, 'values.zip')
  const manifest = await backUp(url, file)
  await pool.query(`alter database ${name(url)} reset all`)
  const before = await contentOf(url)
  t.same(
    manifest.tables.map((table) => table.name),
    Object.keys(before),
    'every table is in it',
  )

  const other = await emptyDatabase(t)
  await query(other, `alter database ${name(other)} set datestyle = 'Postgres, MDY'`)
  await restore(other, file)
  await query(other, `alter database ${name(other)} reset all`)
  t.same(await contentOf(other), before)
})
