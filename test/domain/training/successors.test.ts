import { importFile } from '../../features/exchange/imports/import-file.ts'
import { startApp } from '../../support/app.ts'
import { anyRevision as headers, registers } from './registers.ts'
import { test } from '../../support/shared-test.ts'

// responses are untyped, like their rows
// oxlint-disable-next-line typescript/no-explicit-any
type Answer = any

test('a program that replaces another one', async (t) => {
  const app = await startApp(t)
  const { expect, send } = app
  const { createProgram, createClass } = registers(app)
  const theory = await createProgram({ code: 'TCLLCT', name: 'Trung cấp lý luận chính trị' })
  const old = await createProgram({
    code: 'TCLLCT-HC',
    name: 'Trung cấp hành chính',
    successor_id: theory.id,
  })
  const first = await createProgram({ code: 'TC-CU', name: 'Trung cấp cũ', successor: { code: 'tcllct-hc' } })
  const officials = await createProgram({ code: 'CV', name: 'Chuyên viên' })

  await t.test('is named by id or code, and included', async (t) => {
    t.equal(first.successor_id, old.id)
    t.equal(theory.successor_id, null)
    const found = await expect(200, 'GET', '/v1/programs?successor=TCLLCT&include=successor', {
      as: 'anonymous',
    })
    t.match(found.items, [{ code: 'TCLLCT-HC', successor: { code: 'TCLLCT' } }])
    await expect(409, 'DELETE', `/v1/programs/${theory.id}`, { headers })
  })

  await t.test('never leads back to it', async (t) => {
    for (const successor of ['TCLLCT', 'TCLLCT-HC', 'TC-CU']) {
      const body = { successor: { code: successor } }
      const { errors } = await expect(422, 'PATCH', `/v1/programs/TCLLCT`, { headers, body })
      t.match(errors, [{ pointer: '/successor_id', code: 'cycle' }], successor)
    }
    t.equal((await expect(200, 'GET', '/v1/programs/TCLLCT')).successor_id, null)
  })

  await t.test('two writes at once make no circle', async (t) => {
    const [a, b] = [await createProgram({ code: 'A' }), await createProgram({ code: 'B' })]
    const patch = (program: Answer, successor_id: string) =>
      send('PATCH', `/v1/programs/${program.id}`, { headers, body: { successor_id } })
    const answers = await Promise.all([patch(a, b.id), patch(b, a.id)])
    t.same(answers.map(({ statusCode }) => statusCode).toSorted(), [200, 422])
  })

  await t.test('in a table', async (t) => {
    const table = 'Mã chương trình,Tên chương trình,Chương trình thay thế\nX1,Một,CV\nX2,Hai,\n'
    t.match(await importFile(app, 'programs?match=code', 'csv', table), { created: 2 })
    t.equal((await expect(200, 'GET', '/v1/programs/X1')).successor_id, officials.id)
  })

  await t.test('takes the classes and plans of its predecessors in statistics, on request', async (t) => {
    const add = (program: Answer, headcount: number, more = {}) =>
      createClass(program.id, { headcount, status: 'open', ...more })
    await add(theory, 10)
    await add(old, 20, { planned: true })
    await add(first, 40)
    await add(officials, 5)
    for (const program of [theory, old])
      await expect(201, 'POST', '/v1/training-plans', {
        body: { year: 2020, program_id: program.id, classes: 1, learners: 50 },
      })
    const get = async (query: string) => {
      const answer = await expect(200, 'GET', `/v1/statistics/training?year=2020&source=register&${query}`, {
        as: 'anonymous',
      })
      const entries = answer.rows.map(({ group, years }: Answer) => [
        group.map(({ value }: Answer) => value).join(' '),
        [years[0].classes.value, years[0].learners.value, years[0].planned_learners.value],
      ])
      return Object.fromEntries(entries)
    }
    t.same(await get('group_by=program'), {
      TCLLCT: [1, 10, 50],
      'TCLLCT-HC': [1, 20, 50],
      'TC-CU': [1, 40, null],
      CV: [1, 5, null],
    })
    t.same(await get('group_by=program&follow=successors'), { TCLLCT: [3, 70, 100], CV: [1, 5, null] })
    t.same(await get('group_by=program,planned&follow=successors'), {
      'TCLLCT true': [1, 20, null],
      'TCLLCT ': [2, 50, null],
      'CV ': [1, 5, null],
    })
    const refused = await expect(400, 'GET', '/v1/statistics/training?follow=all')
    t.equal(refused.errors[0].parameter, 'follow')
  })
})

test('what a decision says of a class', async (t) => {
  const app = await startApp(t)
  const { expect } = app
  const { createProgram, createClass } = registers(app)
  const program = await createProgram({ code: 'TC' })
  const said = {
    mode: 'blended',
    status: 'suspended',
    opening_decision_number: '12-QĐ/TCT',
    opening_decision_date: '2020-02-20',
    head_teacher: 'Đỗ Xuân Mẫu',
    audience: 'Công chức cấp xã',
    partner: 'Học viện Chính trị khu vực I',
  }
  const row = await createClass(program.id, { code: 'K1', ...said })
  t.match(row, said)
  t.match(await expect(200, 'GET', '/v1/classes?mode=online,blended&status=suspended', { as: 'anonymous' }), {
    items: [said],
  })
  const table = [
    'Mã lớp,Tên lớp,Mã chương trình,Năm,Hình thức,Trạng thái,Số quyết định,Ngày quyết định,Chủ nhiệm lớp,Đối tượng,Đơn vị phối hợp',
    'K2,Lớp,TC,2020,Trực tuyến,Tạm dừng,13-QĐ/TCT,21/02/2020,Đỗ Xuân Mẫu,Cấp xã,Học viện',
  ]
  t.match(await importFile(app, 'classes?match=code', 'csv', table.join('\n')), { created: 1 })
  t.match(await expect(200, 'GET', '/v1/classes/K2'), {
    mode: 'online',
    status: 'suspended',
    opening_decision_number: '13-QĐ/TCT',
    opening_decision_date: '2020-02-21',
    head_teacher: 'Đỗ Xuân Mẫu',
  })
  t.match(await expect(200, 'POST', '/v1/classes/K2/close', { headers, body: {} }), { status: 'completed' })
})
