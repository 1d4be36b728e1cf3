import { startApp } from '../../../support/app.ts'
import { statementCounter } from '../../../support/statement-counter.ts'
import { registers } from '../../../domain/training/registers.ts'
import { test } from '../../../support/shared-test.ts'
import { importFile, lines } from './import-file.ts'

type Row = Record<string, unknown>

const head = 'Mã số học viên,Mã lớp,Sự kiện,Ngày,Lý do,Số quyết định,Lớp chuyển đến'
const csv = (...rows: string[]) => `${[head, ...rows].join('\n')}\n`

test('events of enrollments are added by files', async (t) => {
  const app = await startApp(t)
  const { expect } = app
  const { createProgram, createClass, createLearner, createEnrollment } = registers(app)
  const program = await createProgram()
  const room = await createClass(program.id, { code: 'K1', opened_on: '2020-03-02' })
  await createClass(program.id, { code: 'K2', opened_on: '2020-04-01' })
  await createClass(program.id, { code: 'K9', status: 'cancelled' })
  let n = 0
  const enrolled = async (more: Row = {}) => {
    const code = `HV${++n}`
    const learner = await createLearner({ code })
    const row = await createEnrollment(room.id, learner.id, { enrolled_on: '2020-03-02', ...more })
    return { id: row.id, code, learner: learner.id }
  }
  const send = async (text: string, options = '', format: 'csv' | 'ndjson' = 'csv') =>
    await importFile(app, `enrollment-events?on_error=skip${options}`, format, text, { as: 'registrar' })
  const historyOf = async (id: string): Promise<string[]> =>
    (await expect(200, 'GET', `/v1/enrollments/${id}/events`, { as: 'registrar' })).items.map(
      ({ kind, on }: Row) => `${kind} ${on}`,
    )
  const read = (id: string) => expect(200, 'GET', `/v1/enrollments/${id}`, { as: 'registrar' })

  await t.test('with Vietnamese heads and words, in the order of the file', async (t) => {
    const [a, b, c, d] = [await enrolled(), await enrolled(), await enrolled(), await enrolled()]
    const file = csv(
      `${a.code},K1,Thôi học,11/05/2020,Chuyển công tác,27/QĐ-TCT,`,
      `${a.code},K1,học tiếp,01/06/2020,,,`,
      `${b.code.toLowerCase()},k1,BẢO LƯU,2020-06-15,,31/QĐ-TCT,`,
      `${c.code},K1,Chuyển lớp,15/04/2020,,,K2`,
      `${d.code},K1,buộc thôi học,,,,`,
    )
    const report = await send(file)
    t.match(report, { rows_read: 5, created: 5, unchanged: 0, refused: 0 })
    t.same(await historyOf(a.id), ['withdrawn 2020-05-11', 'resumed 2020-06-01'])
    t.match(await read(a.id), { status: 'enrolled' })
    t.match(await read(b.id), { status: 'deferred' })
    t.match(await read(c.id), { status: 'transferred' })
    t.match(await read(d.id), { status: 'expelled' })
    const there = await expect(200, 'GET', `/v1/enrollments?class=K2`, { as: 'registrar' })
    t.match(there.items, [{ learner_id: c.learner, status: 'enrolled', enrolled_on: '2020-04-15' }])

    t.match(await send(file), { created: 0, unchanged: 5, refused: 0 })
    t.equal((await historyOf(a.id)).length, 2)
    const total = there.items.length
    t.equal((await expect(200, 'GET', `/v1/enrollments?class=K2`, { as: 'registrar' })).items.length, total)

    // a corrected event is not added again by the file that stated it
    const [wrong] = (await expect(200, 'GET', `/v1/enrollments/${b.id}/events`)).items
    const body = { kind: 'corrected', replaces_event_id: wrong.id }
    await expect(201, 'POST', `/v1/enrollments/${b.id}/events`, { body })
    t.match(await send(file), { created: 0, unchanged: 5, refused: 0 })
    t.match(await read(b.id), { status: 'enrolled' })

    const audit = await expect(200, 'GET', `/v1/audit-events?operation=importEnrollmentEvents`)
    t.match(
      audit.items
        .filter(({ resource_id }: Row) => resource_id === report.id)
        .map(({ resource, row_count }: Row) => [resource, row_count])
        .toSorted(),
      [
        ['enrollment-events', 5],
        ['enrollments', 1],
        ['enrollments', 3],
      ],
    )
  })

  await t.test('what contradicts the history is refused in words, row by row', async (t) => {
    const [a, b, c] = [await enrolled(), await enrolled(), await enrolled({ status: 'withdrawn' })]
    const report = await send(
      csv(
        `${a.code},K1,Thôi học,11/05/2020,,,`,
        `${a.code},K1,Bảo lưu,12/05/2020,,,`,
        `${b.code},K1,Thôi học,01/02/2020,,,`,
        `NONE,K1,Thôi học,11/05/2020,,,`,
        `,K1,Thôi học,11/05/2020,,,`,
        `${b.code},K1,Chuyển lớp,11/05/2020,,,`,
        `${b.code},K1,Chuyển lớp,11/05/2020,,,K1`,
        `${b.code},K1,Chuyển lớp,11/05/2020,,,K9`,
        `${b.code},K1,Chuyển lớp,11/05/2020,,,K7`,
        `${b.code},K1,nghỉ phép,11/05/2020,,,`,
        `${c.code},K1,Hoàn thành,11/05/2020,,,`,
        `${b.code},K1,Từ trần,12/05/2020,,,`,
      ),
    )
    t.match(report, { rows_read: 12, created: 2, refused: 10 })
    t.same(report.errors.map(({ line, field, code }: Row) => [line, field, code]).toSorted(), [
      [10, 'to_class.code', 'unknown_reference'],
      [11, 'kind', 'not_in_list'],
      [12, 'kind', 'cannot_follow'],
      [3, 'kind', 'cannot_follow'],
      [4, 'on', 'before_enrollment'],
      [5, 'learner.code', 'unknown_reference'],
      [6, 'learner.code', 'required'],
      [7, 'to_class.code', 'required'],
      [8, 'to_class.code', 'same_class'],
      [9, 'to_class.code', 'class_cancelled'],
    ])
    t.match(
      report.errors.find(({ line }: Row) => line === 3),
      {
        message_vi:
          /từ ngày 11\/05\/2020;.*hãy ghi sự kiện "Học tiếp" trước, hoặc sửa lại ngày của sự kiện này\./,
        message_en: /Record `resumed` first/,
      },
    )
    t.same(await historyOf(a.id), ['withdrawn 2020-05-11'])
    t.same(await historyOf(b.id), ['deceased 2020-05-12'])
  })

  await t.test('a row may stand before the transfer that makes its enrollment', async (t) => {
    const { code, learner } = await enrolled()
    t.match(await send(csv(`${code},K2,Thôi học,01/07/2020,,,`, `${code},K1,Chuyển lớp,20/04/2020,,,K2`)), {
      created: 2,
      refused: 0,
    })
    const { items } = await expect(200, 'GET', `/v1/enrollments?learner=${learner}`, { as: 'registrar' })
    t.same(new Set(items.map(({ status }: Row) => status)), new Set(['transferred', 'withdrawn']))
  })

  await t.test('an exported file says what is stored, and importing it changes nothing', async (t) => {
    for (const format of ['csv', 'ndjson'] as const) {
      const { body } = await app.send('GET', `/v1/exports/enrollment-events?format=${format}`, {
        as: 'registrar',
      })
      const rows = body.trim().split('\n').length - (format === 'csv' ? 1 : 0)
      t.match(await send(body, '', format), { rows_read: rows, created: 0, unchanged: rows, refused: 0 })
    }
    const { body } = await app.send('GET', '/v1/exports/enrollment-events?class=K1&kind=transferred', {
      as: 'registrar',
    })
    const [row] = body
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
    t.match(row, { learner: { code: 'HV3' }, class: { code: 'K1' }, to_class: { code: 'K2' } })
    const changed = { ...row, on: '2020-04-16' }
    t.match(await send(lines(changed), '', 'ndjson'), {
      refused: 1,
      errors: [{ field: 'on', code: 'never_changed' }],
    })
    t.equal((await app.send('GET', '/v1/exports/enrollment-events', { as: 'editor' })).statusCode, 403)
  })

  await t.test('by enrollment, which learner and class may not contradict', async (t) => {
    const [a, b] = [await enrolled(), await enrolled()]
    const event = { kind: 'deferred', on: '2020-05-11' }
    const mixed = { enrollment_id: a.id, learner: { code: b.code }, class: { code: 'K1' }, ...event }
    t.match(await send(lines({ enrollment_id: a.id, ...event }, mixed), '', 'ndjson'), {
      created: 1,
      refused: 1,
      errors: [{ line: 2, field: 'enrollment_id', code: 'contradiction' }],
    })
  })

  await t.test('the rows of an enrollment may stand in any order of their days', async (t) => {
    const [a, b] = [await enrolled(), await enrolled()]
    const file = csv(
      `${a.code},K1,Thôi học,01/07/2020,,,`,
      `${b.code},K1,Học tiếp,02/06/2020,,,`,
      `${a.code},K1,Hoàn thành,18/12/2020,,,`,
      `${a.code},K1,Học tiếp,01/06/2020,,,`,
      `${b.code},K1,Bảo lưu,04/05/2020,,,`,
      `${a.code},K1,Học tiếp,03/08/2020,,,`,
      `${a.code},K1,Thôi học,11/05/2020,,,`,
    )
    t.match(await send(file), { created: 7, refused: 0 })
    t.same(await historyOf(b.id), ['deferred 2020-05-04', 'resumed 2020-06-02'])
    t.match(await read(a.id), { status: 'completed' })
    t.match(await send(file), { created: 0, unchanged: 7, refused: 0 })
  })

  await t.test('a dry run and a stop store nothing further', async (t) => {
    const [a, b] = [await enrolled(), await enrolled()]
    const file = csv(
      `${a.code},K1,Chuyển lớp,15/04/2020,,,K2`,
      `${a.code},K1,Thôi học,16/04/2020,,,`,
      `${b.code},K1,Thôi học,16/04/2020,,,`,
    )
    t.match(await send(file, '&dry_run=true'), { created: 2, refused: 1 })
    t.same(await historyOf(a.id), [])
    const stopped = await importFile(app, 'enrollment-events', 'csv', file, { as: 'registrar' })
    t.match(stopped, { status: 'stopped', created: 1, refused: 1 })
    t.same([await historyOf(a.id), await historyOf(b.id)], [['transferred 2020-04-15'], []])
  })

  await t.test('the number of statements does not depend on the number of rows', async (t) => {
    const rows: string[] = []
    for (let at = 0; at < 60; at++) rows.push(`${(await enrolled()).code},K1,Thôi học,11/05/2020,,,`)
    const count = statementCounter(app.database.pool)
    const statementsOf = async (some: string[]) => {
      const before = count()
      t.match(await send(csv(...some)), { created: some.length })
      return count() - before
    }
    // a first call would prepare connections
    await statementsOf(rows.slice(0, 20))
    const few = await statementsOf(rows.slice(20, 25))
    t.equal(await statementsOf(rows.slice(25)), few)
  })
})
