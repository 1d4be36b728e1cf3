import { startApp } from '../../../support/app.ts'
import { test } from '../../../support/shared-test.ts'
import { importFile } from './import-file.ts'
import { sheetXml, textRowXml, workbookFile } from './workbook-file.ts'

const headers = ['external_id', 'full_name', 'birth_year', 'position', 'unit']
const learners = 'learners?on_error=skip'

test('cells of spaces are empty ones', async (t) => {
  const app = await startApp(t)
  const { expect } = app
  const stored = async (key: string) =>
    (await expect(200, 'GET', `/v1/learners?external_id=${key}`)).items as unknown[]
  const rows = (key: string) => [
    [key, 'Lê An', ' ', '\u00a0', ' \u200b '],
    // spreadsheets leave such rows behind
    [' ', '', '\u00a0', '', ' '],
    // a learner may have no id; a name is needed
    ['\u00a0', `Lê Bình ${key}`, '1980', '', ''],
    [`${key}b`, '\u00a0', '1980', '', ''],
  ]
  const withoutId = async (key: string) =>
    (await expect(200, 'GET', `/v1/learners?full_name=${encodeURIComponent(`Lê Bình ${key}`)}`))
      .items as unknown[]
  const nothing = { birth_year: null, position: null, unit: null }

  await t.test('in text files', async (t) => {
    const file = [headers, ...rows('C1')].map((cells) => cells.join(';')).join('\r\n')
    const report = await importFile(app, learners, 'csv', file)
    t.match(report, { rows_read: 3, created: 2, refused: 1 })
    t.match(report.errors, [{ line: 5, column: 2, code: 'required' }])
    t.match(await stored('C1'), [nothing])
    t.match(await withoutId('C1'), [{ ...nothing, external_id: null, birth_year: 1980 }])
  })

  await t.test('in workbooks, where texts may be empty as well', async (t) => {
    const lines = [headers, ...rows('X1'), ['X2', 'Lê Chi', '', '', '']]
    const sheet = sheetXml(lines.map((cells, at) => textRowXml(at + 1, ...cells)).join(''))
    const file = await workbookFile({ sheets: { A: sheet } })
    const report = await importFile(app, learners, 'xlsx', file)
    t.match(report, { rows_read: 4, created: 3, refused: 1 })
    t.match(report.errors, [{ line: 5, column: 2, code: 'required' }])
    t.match(await stored('X1,X2'), [nothing, nothing])
    t.match(await withoutId('X1'), [{ ...nothing, external_id: null, birth_year: 1980 }])
  })

  await t.test('but in prose, which may have nothing else', async (t) => {
    await importFile(app, 'posts', 'csv', 'external_id,title,body\nB1,Bài,"  "\n')
    const { items } = await expect(200, 'GET', '/v1/posts?external_id=B1&include=body')
    t.match(items, [{ body: '  ' }])
  })

  await t.test('a value without a head is told by its column', async (t) => {
    const report = await importFile(
      app,
      'tags?on_error=skip',
      'csv',
      'external_id;name;;\nt1;Một; ;\nt2;Hai;x;\n',
    )
    t.match(report, { created: 1, refused: 1 })
    t.match(report.errors, [
      { line: 3, code: 'wrong_columns', message_en: /^Column 3 /, message_vi: /^Cột 3 / },
    ])
  })
})

test('errors of spreadsheets are no values in text files either', async (t) => {
  const app = await startApp(t)
  const file = [
    headers,
    ['#N/A', 'Lê An', '', '', ''],
    ['E1', '#REF!', '', '', ''],
    ['E2', 'Lê An', '', 'Err:502', ''],
  ]
  const report = await importFile(app, learners, 'csv', file.map((cells) => cells.join(',')).join('\n'))
  t.match(report, { created: 0, refused: 3 })
  t.match(report.errors, [
    { line: 2, column: 1, code: 'cell_error', message_vi: /#N\/A/ },
    { line: 3, column: 2, code: 'cell_error', message_en: /#REF!/ },
    { line: 4, column: 4, code: 'cell_error' },
  ])
  // a character that only looks like one
  t.match(await importFile(app, 'tags', 'csv', 'external_id,name\nt1,#Nam\n'), { created: 1 })
})

test('null in other letters is no code either', async (t) => {
  const { send } = await startApp(t)
  const answer = await send('POST', '/v1/programs', { body: { code: 'ｎｕｌｌ', name: 'x' } })
  t.match(answer.json(), { status: 400, errors: [{ pointer: '/code', code: 'reserved' }] })
})
