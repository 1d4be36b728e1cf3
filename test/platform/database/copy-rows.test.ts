import { integer, jsonb, pgTable, text } from 'drizzle-orm/pg-core'
import { copyRows } from '../../../src/platform/database/copy-rows.ts'
import { openDatabase } from '../../../src/platform/database/database.ts'
import { testDatabase } from '../../support/database.ts'
import { test } from '../../support/shared-test.ts'

const probe = pgTable('probe', {
  id: integer('id').primaryKey(),
  words: text('words'),
  list: text('list').array(),
  data: jsonb('data'),
})
const names = ['id', 'words', 'list', 'data']

test('rows are copied into a table', async (t) => {
  const { url } = await testDatabase(t)
  const database = openDatabase({ url, poolSize: 1 })
  t.teardown(() => database.close())
  const client = await database.pool.connect()
  t.teardown(() => client.release())
  await client.query('create table probe (id int primary key, words text, list text[], data jsonb)')
  const count = async () => Number((await client.query('select count(*) from probe')).rows[0].count)

  await t.test('values come back as they were', async (t) => {
    const rows = [
      { id: 1, words: 'Một\t\\hai\n', list: ['a"b', 'c\\d', null], data: { a: [1, null] } },
      { id: 2, words: null, list: null, data: 'chữ' },
      { id: 3, words: '', list: [], data: null },
    ]
    t.equal(await copyRows(client, probe, names, rows), 3)
    t.same((await client.query('select * from probe order by id')).rows, rows)
  })

  /** Rows of 1 KB, counted when they are read. */
  const large = { taken: 0 }
  function* rows(from: number, size: number, wrong?: () => object) {
    for (let n = 0; n < size; n++) {
      large.taken = n + 1
      yield { id: from + n, words: 'x'.repeat(1_000), list: null, data: null }
      if (n === 10 && wrong !== undefined) yield { words: '', list: null, data: null, ...wrong() }
    }
  }

  await t.test('more rows than the connection holds', async (t) => {
    t.equal(await copyRows(client, probe, names, rows(100, 20_000)), 20_000)
    t.equal(await count(), 20_003)
  })

  await t.test('a row that the database refuses ends it, and the connection is good again', async (t) => {
    const twin = () => ({ id: 1 })
    // far more than the buffers of both sides
    const size = 200_000
    await t.rejects(copyRows(client, probe, names, rows(1_000_000, size, twin)), { code: '23505' })
    t.ok(large.taken < size, `${large.taken} rows were made`)
    t.equal(await count(), 20_003)
  })

  await t.test('a row that cannot be made ends it as well', async (t) => {
    const wrong = () => {
      throw new RangeError('no such row')
    }
    await t.rejects(
      copyRows(client, probe, names, rows(1_000_000, 20_000, wrong)),
      new RangeError('no such row'),
    )
    t.equal(await count(), 20_003)
  })
})
