import { test } from 'tap'
import { startApp } from '../../../support/app.ts'
import { importFile, lines } from './import-file.ts'

test('the id of an exported row names it, and its key is a field like others', async (t) => {
  const app = await startApp(t)
  const { expect, send } = app
  const rowOf = async (key: string) =>
    (await expect(200, 'GET', `/v1/learners?external_id=${encodeURIComponent(key)}`)).items[0]
  const add = async (...keys: string[]) => {
    await importFile(
      app,
      'learners',
      'ndjson',
      lines(...keys.map((key) => ({ external_id: key, full_name: `Tên ${key}` }))),
    )
    return await Promise.all(keys.map(async (key) => (await rowOf(key)).id as string))
  }

  await t.test('a key that was changed in the file changes the row, and makes no second one', async (t) => {
    const [a] = await add('a1')
    const exported = (await send('GET', '/v1/exports/learners?format=csv')).body
    const report = await importFile(app, 'learners', 'csv', exported.replace(',a1,', ',a1-moi,'))
    t.match(report, { created: 0, changed: 1, refused: 0 })
    t.equal(await rowOf('a1'), undefined)
    t.match(await rowOf('a1-moi'), { id: a, full_name: 'Tên a1' })
  })

  await t.test('with match=code a code is changed in the same way', async (t) => {
    const { id } = await expect(201, 'POST', '/v1/programs', { body: { code: 'CU', name: 'Chương trình' } })
    const file = lines({ id, code: 'MOI', name: 'Chương trình' })
    t.match(await importFile(app, 'programs?match=code', 'ndjson', file), { created: 0, changed: 1 })
    t.match(await expect(200, 'GET', '/v1/programs/MOI'), { id })
  })

  await t.test('an id and a key of two rows are refused, and nobody is overwritten', async (t) => {
    const [a, b] = await add('b1', 'b2')
    const file = lines({ id: a, external_id: 'b2', full_name: 'Tên b1' })
    const report = await importFile(app, 'learners?on_error=skip', 'ndjson', file)
    t.match(report, { changed: 0, unchanged: 0, refused: 1 })
    t.match(report.errors, [
      {
        line: 1,
        field: 'id',
        value: a,
        code: 'contradiction',
        message_en: /external_id/,
        message_vi: /external_id/,
      },
    ])
    t.match(await rowOf('b2'), { id: b, full_name: 'Tên b2' })
    t.match(await rowOf('b1'), { id: a })
  })

  await t.test('keys may be passed on within a file', async (t) => {
    const [a, b] = await add('c1', 'c2')
    const file = lines({ id: b, external_id: 'c3' }, { id: a, external_id: 'c2' })
    t.match(await importFile(app, 'learners?on_error=skip', 'ndjson', file), { changed: 2, refused: 0 })
    t.match(await rowOf('c3'), { id: b })
    t.match(await rowOf('c2'), { id: a })
  })

  await t.test('a copied row that kept its id is refused, with the line of the first', async (t) => {
    const [a] = await add('d1')
    const file = lines(
      { id: a, external_id: 'd1' },
      { id: a!.toUpperCase(), external_id: 'd2', full_name: 'Khác' },
    )
    const report = await importFile(app, 'learners?on_error=skip', 'ndjson', file)
    t.match(report, { unchanged: 1, refused: 1 })
    t.match(report.errors, [
      { line: 2, field: 'id', code: 'repeated', message_en: /[Ll]ine 1\b/, message_vi: /dòng 1\b/ },
    ])
    t.equal(await rowOf('d2'), undefined)
  })

  await t.test(
    'an id of another server is passed over where a key is there, and what is none is refused',
    async (t) => {
      const elsewhere = '0192d5e0-0000-7000-8000-00000000abcd'
      const file = lines({ id: elsewhere, external_id: 'e1', full_name: 'E' })
      t.match(await importFile(app, 'learners', 'ndjson', file), { created: 1 })
      t.match(await importFile(app, 'learners', 'ndjson', file), { unchanged: 1 })
      const report = await importFile(
        app,
        'learners?on_error=skip',
        'csv',
        'ID,external_id,full_name\n1,e2,F\n',
      )
      t.match(report.errors, [{ line: 2, field: 'id', value: '1', code: 'wrong_format' }])
      t.equal(await rowOf('e2'), undefined)
    },
  )

  await t.test('what its id finds in the trash comes back under its new key', async (t) => {
    const [a] = await add('f1')
    await expect(204, 'DELETE', `/v1/learners/${a}`, { headers: { 'if-match': '*' } })
    const [second] = await add('f2')
    const report = await importFile(app, 'learners', 'ndjson', lines({ id: a, external_id: 'f1-moi' }))
    t.match(report, { changed: 1 })
    t.match(await rowOf('f1-moi'), { id: a, deleted_at: null })
    await expect(204, 'DELETE', `/v1/learners/${second}`, { headers: { 'if-match': '*' } })
    const [third] = await add('f3')
    // rows in the trash do not reserve their names
    t.match(await importFile(app, 'learners', 'ndjson', lines({ id: third, external_id: 'f2' })), {
      changed: 1,
    })
    t.match(await rowOf('f2'), { id: third })
  })
})
