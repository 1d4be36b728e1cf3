import { importFile } from '../../features/exchange/imports/import-file.ts'
import { startApp } from '../../support/app.ts'
import { anyRevision as headers, registers } from './registers.ts'
import { test } from '../../support/shared-test.ts'

// responses are untyped, like their rows
// oxlint-disable-next-line typescript/no-explicit-any
type Answer = any

test('classes and Party cells of schools that were merged', async (t) => {
  const app = await startApp(t)
  const { expect } = app
  const { createProgram, createClass } = registers(app)
  const program = await createProgram({ code: 'TC' })
  const add = (code: string, headcount: number, more = {}) =>
    createClass(program.id, { code, headcount, status: 'open', ...more })
  await add('K1', 10)
  const moved = await add('K2', 20, { origin: 'TCT-HN' })
  await add('K3', 40, { origin: 'TCT-NB' })

  await t.test('a list is narrowed to a former school, or to the school itself', async (t) => {
    const codes = async (origin: string) =>
      (await expect(200, 'GET', `/v1/classes?origin=${origin}&sort=code`, { as: 'anonymous' })).items.map(
        ({ code }: Answer) => code,
      )
    t.same(await codes('TCT-HN'), ['K2'])
    t.same(await codes('TCT-HN,TCT-NB'), ['K2', 'K3'])
    t.same(await codes('null'), ['K1'])
  })

  const byOrigin = async () => {
    const query = 'year=2020&source=register&group_by=origin'
    const { rows } = await expect(200, 'GET', `/v1/statistics/training?${query}`, { as: 'anonymous' })
    return rows.map(({ group, years }: Answer) => [
      group[0].value,
      group[0].label.vi,
      years[0].classes.value,
      years[0].learners.value,
      years[0].planned_classes.value,
    ])
  }

  await t.test('statistics count by former school, and follow a change', async (t) => {
    t.same(await byOrigin(), [
      ['TCT-HN', 'TCT-HN', 1, 20, null],
      ['TCT-NB', 'TCT-NB', 1, 40, null],
      [null, 'Trường hiện nay', 1, 10, null],
    ])
    await expect(200, 'PATCH', `/v1/classes/${moved.id}`, { headers, body: { origin: 'TCT-NB' } })
    t.same(await byOrigin(), [
      ['TCT-NB', 'TCT-NB', 2, 60, null],
      [null, 'Trường hiện nay', 1, 10, null],
    ])
  })

  await t.test('tables have a column for it', async (t) => {
    const classes = 'Mã lớp,Tên lớp,Mã chương trình,Năm,Trường cũ\nK9,Lớp,TC,2021,TCT-HN\n'
    t.match(await importFile(app, 'classes?match=code', 'csv', classes), { created: 1 })
    t.match(await expect(200, 'GET', '/v1/classes/K9'), { origin: 'TCT-HN' })
    const cells = 'Mã chi bộ,Tên chi bộ,Trường trước sáp nhập\nc1,Chi bộ Khoa cũ,TCT-HN\nc2,Chi bộ 1,\n'
    t.match(await importFile(app, 'party-cells', 'csv', cells), { created: 2 })
    const found = await expect(200, 'GET', '/v1/party-cells?origin=TCT-HN', { as: 'anonymous' })
    t.match(found.items, [{ name: 'Chi bộ Khoa cũ', origin: 'TCT-HN' }])
    t.equal(found.items.length, 1)
  })
})
