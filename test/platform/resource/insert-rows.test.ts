import { boolean, date, integer, json, jsonb, numeric, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { openDatabase } from '../../../src/platform/database/database.ts'
import { databaseFailure } from '../../../src/platform/database/failures.ts'
import { insertRows } from '../../../src/platform/resource/store-rows.ts'
import { testDatabase } from '../../support/database.ts'
import { fc } from '../../support/fast-check.ts'
import { test } from '../../support/shared-test.ts'

const odd = pgTable('odd_rows', {
  id: uuid('id').primaryKey(),
  words: text('words'),
  count: integer('count'),
  share: numeric('share'),
  sure: boolean('sure'),
  day: date('day'),
  texts: text('texts').array(),
  numbers: integer('numbers').array(),
  kept: jsonb('kept'),
  raw: json('raw'),
  made: text('made').default('by default'),
})

// text that Postgres cannot store is rejected earlier
const words = fc
  .string({
    unit: fc.oneof(
      fc.constantFrom('\\', '\n', '\r', '\t', '"', '{', '}', ',', 'ữ', "'", '.'),
      fc.string({ minLength: 1, maxLength: 1, unit: 'grapheme' }),
    ),
  })
  .map((value) => value.replaceAll('\0', ''))
const plainJson = fc.oneof(
  words,
  fc.integer(),
  fc.boolean(),
  fc.array(fc.oneof(words, fc.constant(null))),
  fc.record({ a: words, 'b"\\': fc.array(fc.integer()) }),
)
const row = fc.record({
  id: fc.uuid(),
  words: fc.option(words),
  count: fc.option(fc.integer({ min: -2_147_483_648, max: 2_147_483_647 })),
  share: fc.option(fc.integer().map((n) => n / 100)),
  sure: fc.option(fc.boolean()),
  day: fc.constantFrom(null, '2020-02-29', '1945-08-19'),
  texts: fc.option(fc.array(fc.oneof(words, fc.constantFrom('NULL', 'null', '', null)))),
  numbers: fc.option(fc.array(fc.integer({ min: -9, max: 9 }))),
  kept: fc.option(plainJson),
  raw: fc.option(plainJson),
})
const many = fc.uniqueArray(row, { minLength: 20, maxLength: 40, selector: ({ id }) => id })

test('many rows are inserted as each of them alone would be', async (t) => {
  const { url } = await testDatabase(t)
  const database = openDatabase({ url })
  t.teardown(() => database.close())
  await database.pool.query(`create table odd_rows (id uuid primary key, words text, count int, share numeric,
    sure boolean, day date, texts text[], numbers int[], kept jsonb, raw json, made text default 'by default')`)

  await t.test('whatever is in them', async (t) => {
    const read = `select id, words, count, share, sure, day::text, texts, numbers, kept, raw::jsonb, made from odd_rows order by id`
    const stored = (rows: readonly Record<string, unknown>[], atOnce: boolean) =>
      database.transaction(async (transaction) => {
        if (atOnce) await insertRows(transaction, odd, rows)
        else for (const each of rows) await insertRows(transaction, odd, [each])
        const { rows: found } = await transaction.client.query(read)
        await transaction.client.query('delete from odd_rows')
        return found
      })
    await fc.assert(
      fc.asyncProperty(many, async (rows) => {
        const storedTogether = await stored(rows, true)
        t.equal(storedTogether.length, rows.length)
        t.same(storedTogether, await stored(rows, false))
      }),
      { numRuns: 30 },
    )
  })

  await t.test(
    'a refused row refuses all, names its constraint, and leaves the connection of use',
    async (t) => {
      // more than the buffer of a socket, so that the error comes before everything is sent
      const long = 'x'.repeat(200_000)
      const rows = Array.from({ length: 40 }, (_, n) => ({
        id: `00000000-0000-4000-8000-0000000000${String(n % 39).padStart(2, '0')}`,
        words: long,
      }))
      await database.transaction(async (transaction) => {
        const { client } = transaction
        await client.query('savepoint before')
        const failure = await insertRows(transaction, odd, rows).catch((error: unknown) => error)
        t.same(databaseFailure(failure), { kind: 'duplicate', constraint: 'odd_rows_pkey' })
        await client.query('rollback to savepoint before')
        await insertRows(transaction, odd, rows.slice(0, 39))
        const { rows: found } = await client.query('select count(*) from odd_rows')
        t.equal(found[0].count, 39)
      })
    },
  )

  await t.test('rows that cannot be written refuse all, and leave the connection of use', async (t) => {
    const circular: Record<string, unknown> = {}
    circular['itself'] = circular
    const rows = Array.from({ length: 40 }, (_, n) => ({
      id: `00000000-0000-4000-9000-0000000000${String(n).padStart(2, '0')}`,
      kept: n === 39 ? circular : {},
    }))
    await database.transaction(async (transaction) => {
      const { client } = transaction
      await client.query('savepoint before')
      await t.rejects(insertRows(transaction, odd, rows), TypeError)
      await client.query('rollback to savepoint before')
      await insertRows(transaction, odd, rows.slice(0, 39))
    })
  })
})
