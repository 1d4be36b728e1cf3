import { startApp } from '../../support/app.ts'
import { test } from '../../support/shared-test.ts'
import { anyRevision as headers, registers } from './registers.ts'

test('doubtful rows of the training registers are listed until they are cleared', async (t) => {
  const app = await startApp(t)
  const { expect, database } = app
  const { createProgram, createClass, createLearner, createEnrollment } = registers(app)
  const program = await createProgram()
  const checks = async (query: string) =>
    await expect(200, 'GET', `/v1/register-checks?${query}`, { as: 'registrar' })
  const rules = async (query: string) =>
    (await checks(query)).items.map(({ rule, label }: { rule: string; label: string }) => `${rule} ${label}`)
  /** What earlier versions stored, and this one refuses. */
  const store = async (sql: string, values: unknown[]) => {
    await database.transaction(async ({ client }) => {
      await client.query("set local session_replication_role = 'replica'")
      await client.query(sql, values)
    })
  }

  await t.test('a year in which nothing is doubtful has no row', async (t) => {
    const room = await createClass(program.id, {
      code: 'FINE',
      year: 2019,
      opened_on: '2019-03-04',
      capacity: 1,
    })
    await createEnrollment(room.id, (await createLearner({ full_name: 'Yên Mẫu' })).id)
    t.same(await checks('year=2019'), {
      items: [],
      page: { next_cursor: null, prev_cursor: null, count: null, count_kind: 'none' },
    })
  })

  await t.test('each rule lists its row, with a remedy in both languages', async (t) => {
    const room = await createClass(program.id, {
      code: 'OVER',
      year: 2025,
      opened_on: '2026-01-05',
      capacity: 1,
    })
    const learner = async (full_name: string) =>
      (await createLearner({ full_name, birth_year: 1980, unit: 'Xã Mẫu' })).id
    const enroll = async (full_name: string, more = {}) =>
      await createEnrollment(room.id, await learner(full_name), more)
    const an = await enroll('An', { enrolled_on: '2026-01-06', position_level: 'district' })
    const binh = await enroll('Bình')
    const chi = await enroll('Chi', { certificate_number: 'n17' })
    const dung = await enroll('Dũng')
    await store(`update enrollments set status = 'withdrawn', result = 'good' where id = $1`, [binh.id])
    await store(`update enrollments set status = 'completed', result = 'failed' where id = $1`, [chi.id])
    await store(
      `update enrollments set certificate_number = 'N17', certificate_is_shared = true where id = $1`,
      [dung.id],
    )
    const cancelled = await createClass(program.id, { code: 'GONE', year: 2025 })
    const twin = await learner('AN')
    await createEnrollment(cancelled.id, twin)
    const giang = await createEnrollment(cancelled.id, await learner('Giang'), { status: 'deferred' })
    await createClass(program.id, { code: 'DONE', year: 2025, status: 'completed' })
    const event = async (id: string, body: object) =>
      await expect(201, 'POST', `/v1/enrollments/${id}/events`, { as: 'registrar', body })
    const ha = await enroll('Hà')
    await event(ha.id, { kind: 'deferred', on: '2199-02-01' })
    await event(ha.id, { kind: 'resumed', on: '2199-09-01' })
    await enroll('Khoa', { enrolled_on: '2026-01-02' })
    await store(`update classes set status = 'cancelled' where id = $1`, [cancelled.id])

    const expected = [
      'class_over_capacity OVER',
      'class_opened_in_other_year OVER',
      'completed_class_without_closing_day DONE',
      'enrollment_in_cancelled_class AN (GONE)',
      'enrollment_in_cancelled_class Giang (GONE)',
      'withdrawn_with_result Bình (OVER)',
      'result_contradicts_status Chi (OVER)',
      'event_in_future Hà (OVER)',
      'enrolled_before_opening Khoa (OVER)',
      'district_after_reform An (OVER)',
      'same_certificate_number Chi (OVER)',
      'same_certificate_number Dũng (OVER)',
      'same_person An',
      'same_person AN',
    ]
    t.same(await rules('year=2025'), expected)
    t.same(await rules('year=2024'), [])
    t.same(await rules('year=2025&register=classes'), expected.slice(0, 3))
    t.same(await rules('year=2025&register=learners'), expected.slice(-2))

    const { items } = await checks('year=2025')
    const by = new Map(items.map((item: { rule: string }) => [item.rule, item]))
    t.match(by.get('class_opened_in_other_year'), {
      register: 'classes',
      row_id: room.id,
      others: [],
      message_vi:
        'Lớp được tính cho năm 2025 nhưng khai giảng ngày 05/01/2026: hãy sửa lại năm hoặc ngày khai giảng.',
      message_en: /its first day is 2026-01-05/,
    })
    t.match(by.get('district_after_reform'), {
      register: 'enrollments',
      row_id: an.id,
      message_vi: /06\/01\/2026/,
    })
    t.match(items[10], { row_id: chi.id, others: [{ id: dung.id, label: 'Dũng (OVER)' }] })
    t.match(items[4], { row_id: giang.id, message_vi: /vẫn đang bảo lưu ở lớp này: hãy ghi chuyển lớp/ })
    t.match(by.get('event_in_future'), {
      row_id: ha.id,
      message_vi: /^Sự kiện "Tạm dừng \(bảo lưu\)" ghi ngày 01\/02\/2199, là ngày chưa đến/,
      message_en: /^The event "Deferred" is of 2199-02-01/,
    })
    t.match(by.get('enrolled_before_opening'), {
      register: 'enrollments',
      message_vi:
        /^Ngày vào lớp \(02\/01\/2026\) trước ngày khai giảng \(05\/01\/2026\); đề nghị kiểm tra\.$/,
      message_en: /^The day of enrollment \(2026-01-02\) is before the first day of the class \(2026-01-05\)/,
    })
    t.match(by.get('same_person'), { register: 'learners', others: [{ label: 'An' }] })

    const walked: string[] = []
    for (let cursor = ''; ;) {
      const page = await checks(`year=2025&limit=3${cursor}`)
      walked.push(...page.items.map(({ rule, label }: { rule: string; label: string }) => `${rule} ${label}`))
      if (page.page.next_cursor === null) break
      cursor = `&cursor=${page.page.next_cursor}`
    }
    t.same(walked, expected)

    await expect(200, 'PATCH', '/v1/classes/OVER', { headers, body: { capacity: 3, year: 2026 } })
    await expect(200, 'PATCH', `/v1/learners/${twin}`, { headers, body: { unit: 'Xã khác' } })
    await expect(200, 'PATCH', '/v1/classes/DONE', { headers, body: { closed_on: '2025-12-19' } })
    t.same(await rules('year=2025'), [
      'enrollment_in_cancelled_class AN (GONE)',
      'enrollment_in_cancelled_class Giang (GONE)',
    ])
  })

  await t.test('events after a class, and transfers to enrollments in the trash', async (t) => {
    const dates = { year: 2018, opened_on: '2018-03-05', closed_on: '2018-12-14' }
    const [from, to] = [
      await createClass(program.id, { code: 'FROM', ...dates }),
      await createClass(program.id, { code: 'TO', ...dates }),
    ]
    const enroll = async (full_name: string) =>
      await createEnrollment(from.id, (await createLearner({ full_name })).id)
    const add = async (id: string, body: object) =>
      await expect(201, 'POST', `/v1/enrollments/${id}/events`, { as: 'registrar', body })
    const [late, moved, done] = [await enroll('Lan'), await enroll('Minh'), await enroll('Nga')]
    const event = await add(late.id, { kind: 'withdrawn', on: '2018-12-15' })
    const { to_enrollment_id } = await add(moved.id, {
      kind: 'transferred',
      on: '2018-12-14',
      to_class_id: to.id,
    })
    // results are often decided after the last day
    await add(done.id, { kind: 'completed', on: '2019-01-04' })
    t.same(await rules('year=2018'), ['event_after_class Lan (FROM)'])
    await expect(204, 'DELETE', `/v1/enrollments/${to_enrollment_id}`, { headers })
    t.match((await checks('year=2018')).items, [
      {
        rule: 'event_after_class',
        row_id: late.id,
        message_vi: /"Thôi học" ghi ngày 15\/12\/2018, sau ngày bế giảng/,
      },
      { rule: 'transfer_without_enrollment', row_id: moved.id, message_vi: /chuyển sang lớp TO / },
    ])
    await add(late.id, {
      kind: 'corrected',
      replaces_event_id: event.id,
      corrected_kind: 'withdrawn',
      on: '2018-12-14',
    })
    await expect(200, 'POST', `/v1/enrollments/${to_enrollment_id}/restore`, { headers })
    t.same(await rules('year=2018'), [])
  })

  await t.test('rows in the trash are not listed', async (t) => {
    const room = await createClass(program.id, { code: 'TRASH', year: 2021, opened_on: '2020-05-04' })
    t.same(await rules('year=2021'), ['class_opened_in_other_year TRASH'])
    await expect(204, 'DELETE', `/v1/classes/${room.id}`, { headers })
    t.same(await rules('year=2021'), [])
  })

  await t.test('without a year the present one is checked', async (t) => {
    const year = Number(new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 4))
    await createClass(program.id, { code: 'NOW', year, opened_on: `${year - 1}-12-31` })
    t.ok((await rules('register=classes')).includes('class_opened_in_other_year NOW'))
  })

  await t.test('only registrars see them, and requests are checked', async (t) => {
    await expect(401, 'GET', '/v1/register-checks?year=2025', { as: 'anonymous' })
    await expect(403, 'GET', '/v1/register-checks?year=2025', { as: 'editor' })
    for (const [query, parameter] of [
      ['year=x', 'year'],
      ['year=2025&register=posts', 'register'],
      ['year=2025&limit=0', 'limit'],
      ['year=2025&cursor=x', 'cursor'],
    ])
      t.match(await expect(400, 'GET', `/v1/register-checks?${query}`, { as: 'registrar' }), {
        errors: [{ parameter }],
      })
  })
})
