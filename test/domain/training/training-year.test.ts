import { createPublishedPost } from '../figures/school.ts'
import { importFile } from '../../features/exchange/imports/import-file.ts'
import { startApp } from '../../support/app.ts'
import { test } from '../../support/shared-test.ts'
import { anyRevision as headers } from './registers.ts'

// responses are untyped, like their rows
// oxlint-disable-next-line typescript/no-explicit-any
type Answer = any
type Row = Record<string, unknown>

/** The former school of one class and one learner, after a merger. */
const origin = 'TCT-HN'

/**
 * What each date shows, counted by hand from the steps below: classes carried over, opened, closed, cancelled, running;
 * learners carried over, opened, joined, left, closed, cancelled, running.
 */
const byHand = {
  // C0 runs with 2; A opens with 5
  '2024-03-31': { classes: [1, 1, 0, 0, 2], learners: [2, 5, 0, 0, 0, 0, 7] },
  // B opens with 2, the other A with 3; HV4 withdraws, HV5 goes from A to B; C0 (2) and the other A (3) close
  '2024-06-30': { classes: [1, 3, 2, 0, 2], learners: [2, 10, 1, 2, 5, 0, 6] },
  // D opens with 1, who goes to B on the day of its cancellation; HV4 comes back
  '2024-09-30': { classes: [1, 4, 2, 1, 2], learners: [2, 11, 3, 3, 5, 0, 8] },
  // E opens with 2; A closes with 4, among them one expelled and one deceased; B (4) and E (2) go on
  '2024-12-31': { classes: [1, 5, 3, 1, 2], learners: [2, 13, 3, 3, 9, 0, 6] },
} as const

const classStages = ['carried_over', 'opened', 'closed', 'cancelled', 'running']
const learnerStages = ['carried_over', 'opened', 'joined', 'left', 'closed', 'cancelled', 'running']

test('a year of a school, from the plan to the yearly report', async (t) => {
  const app = await startApp(t)
  const { expect, send } = app
  const as = 'registrar'
  const create = async (path: string, body: Row, status = 201): Promise<Answer> =>
    await expect(status, 'POST', `/v1/${path}`, { as, body })
  const get = async (path: string): Promise<Answer> => await expect(200, 'GET', `/v1/${path}`, { as })
  const load = async (resource: string, table: string) => {
    const report = await importFile(app, resource, 'csv', table, { as })
    t.match(report, { status: 'completed', refused: 0 }, resource)
  }
  const idOf = async (code: string): Promise<string> => {
    const { items } = await get(`enrollments?external_id=${encodeURIComponent(code)}`)
    return items[0].id
  }
  const record = async (enrollment: string, body: Row, status = 201) =>
    await create(`enrollments/${await idOf(enrollment)}/events`, body, status)

  const movement = async (query: string) => {
    const { total } = await get(`statistics/training-movement?${query}`)
    return {
      classes: classStages.map((stage) => total.classes[stage].value),
      learners: learnerStages.map((stage) => total.learners[stage].value),
    }
  }
  const checkDate = async (day: keyof typeof byHand, message: string) => {
    const found = await movement(`year=2024&as_of=${day}`)
    t.same(found, byHand[day], `${day} ${message}`)
    const [carried, opened, closed, cancelled, running] = found.classes
    t.equal(carried + opened - closed - cancelled, running)
  }

  await t.test('the plan, in two versions', async (t) => {
    await create('programs', { code: 'TC', name: 'Trung cấp', training_type: 'degree' })
    await create('programs', {
      code: 'TC-CU',
      name: 'Trung cấp cũ',
      training_type: 'degree',
      successor: { code: 'TC' },
    })
    await create('programs', { code: 'BD', name: 'Bồi dưỡng', training_type: 'in_service' })
    const plan = { year: 2024, program: { code: 'TC' }, classes: 3 }
    await create('training-plans', { ...plan, learners: 12, document_number: '05/KH-TCT' })
    await create('training-plans', { ...plan, learners: 10, document_number: '21/KH-TCT' })
    await load(
      'training-plans?match=external_id',
      'Mã ngoài,Năm,Mã chương trình,Số lớp,Số học viên\nkh-bd,2024,BD,1,4\n',
    )
    const { items } = await get('training-plans?year=2024&in_force=true')
    t.same(items.map(({ version, learners }: Answer) => [version, learners]).toSorted(), [
      [1, 4],
      [2, 10],
    ])
  })

  await t.test('the first quarter: a class of the year before runs on, one opens', async (t) => {
    await load(
      'classes?match=code',
      [
        'Mã lớp,Tên lớp,Mã chương trình,Năm,Ngày khai giảng,Ngày bế giảng,Hình thức,Chỉ tiêu,Trạng thái,Số quyết định,Chủ nhiệm lớp,Đối tượng',
        'C0,Lớp năm trước,TC-CU,2023,04/09/2023,28/06/2024,Không tập trung,5,,40/QĐ-TCT,Trần Thị Mẫu,',
        'A,Lớp A,TC,2024,04/03/2024,,Không tập trung,3,Đang học,12/QĐ-TCT,Lê Văn Mẫu,Công chức cấp xã',
        '',
      ].join('\n'),
    )
    await load(
      'learners?match=code',
      [
        'Mã số học viên;Trường cũ;Họ và tên;Ngày sinh;Giới tính;Dân tộc;Quốc tịch;Cấp công tác;Lãnh đạo, quản lý;Đảng viên',
        'HV1;;Lê Văn Một;01/01/1980;Nam;Kinh;;;;',
        'HV2;;Lê Văn Hai;02/01/1980;Nam;Kinh;;;;',
        'HV3;;Hoàng Thị An;03/01/1980;Nữ;Tày;;Cấp xã;Có;Có',
        'HV4;;Nguyễn Văn Bình;04/01/1980;Nam;Kinh;;Cấp tỉnh;Không;Có',
        "HV5;;Giàng Thị Cúc;05/01/1980;Nữ;H'Mông;;Thôn;Có;Không",
        'HV6;;Phạm Văn Dũng;06/01/1980;Nam;Kinh;;;;',
        'HV7;;Đỗ Thị Giang;07/01/1980;Nữ;không rõ;;;;',
        'HV8;;Lê Văn Tám;08/01/1980;Nam;Kinh;;;;',
        'HV9;;Lê Văn Chín;09/01/1980;Nam;Kinh;;;;',
        'HV3;TCT-HN;Lê Văn Mười;10/01/1980;Nam;Kinh;;;;',
        'HV11;;Lê Văn Xuân;11/01/1980;Nam;Kinh;;;;',
        'HV12;;Lê Văn Hạ;12/01/1980;Nam;Kinh;;;;',
        'HV13;;Lê Văn Thu;13/01/1980;Nam;Kinh;;;;',
        'HV14;;Bounmy Keo;14/01/1980;Nữ;;Lào;;;',
        '',
      ].join('\n'),
    )
    await load(
      'enrollments',
      [
        'Mã ghi danh,Mã lớp,Mã số học viên,Ngày nhập học',
        'c0-1,C0,HV1,04/09/2023',
        'c0-2,C0,HV2,04/09/2023',
        ...[3, 4, 5, 6, 7].map((n) => `a-${n},A,HV${n},04/03/2024`),
        '',
      ].join('\n'),
    )
    const { items } = await get('register-checks?year=2024')
    t.match(items, [{ rule: 'class_over_capacity', label: 'A' }])
    t.equal(items.length, 1)
    await checkDate('2024-03-31', 'when it has come')
  })

  await t.test('the second quarter: events, a correction, two classes close', async (t) => {
    await create('classes', {
      code: 'B',
      name: 'Lớp B',
      program: { code: 'TC' },
      year: 2024,
      mode: 'blended',
      opened_on: '2024-04-01',
      closed_on: '2025-03-28',
    })
    await create('classes', {
      code: 'A',
      origin,
      name: 'Lớp A của trường cũ',
      program: { code: 'BD' },
      year: 2024,
      mode: 'online',
      opened_on: '2024-05-06',
      closed_on: '2024-05-31',
    })
    const enroll = (external_id: string, of: Row, learner: Row, enrolled_on: string, status = 201) =>
      create('enrollments', { external_id, class: of, learner, enrolled_on }, status)
    await enroll('b-8', { code: 'B' }, { code: 'HV8' }, '2024-04-01')
    await enroll('b-9', { code: 'B' }, { code: 'HV9' }, '2024-04-01')
    const former = { code: 'A', origin }
    await enroll('f-10', former, { code: 'HV3', origin }, '2024-05-06')
    await enroll('f-11', former, { code: 'HV11' }, '2024-05-06')
    await enroll('f-12', former, { code: 'HV12' }, '2024-05-06')

    await record('a-4', {
      kind: 'withdrawn',
      on: '2024-05-13',
      reason: 'Chuyển công tác',
      decision_number: '27/QĐ-TCT',
    })
    t.match(await enroll('again', { code: 'A' }, { code: 'HV4' }, '2024-06-01', 409), {
      errors: [{ message: /resumed/ }],
    })
    const wrong = await record('f-11', { kind: 'withdrawn', on: '2024-05-20' })
    await record('f-11', { kind: 'corrected', replaces_event_id: wrong.id })
    t.match((await get(`enrollments/${await idOf('f-11')}/events`)).items, [
      { kind: 'withdrawn', replaced: true },
      { kind: 'corrected', replaced: false },
    ])
    await record('a-5', { kind: 'transferred', on: '2024-06-03', to_class: { code: 'A' } }, 422)
    await record('a-5', { kind: 'transferred', on: '2024-06-03', to_class: { code: 'B' } })
    await record('a-5', { kind: 'resumed', on: '2024-06-10' }, 409)
    await record('a-6', { kind: 'deferred', on: '2024-06-10', decision_number: '31/QĐ-TCT' })
    await record('a-7', { kind: 'deferred', on: '2024-06-10' })

    const results = (place: string, items: Row[], status = 200, more: Row = {}) =>
      create(`classes/${place}/results`, { items, ...more }, status)
    const list = [
      { learner_code: 'HV3', learner_origin: origin, result: 'good', score: 7.5 },
      {
        learner_code: 'HV11',
        result: 'very_good',
        certificate_kind: 'certificate',
        certificate_number: 'C-1',
      },
      { learner_code: 'HV12', result: 'failed', score: 3 },
    ]
    // one mistake refuses the whole list
    await results(`A@${origin}`, [{ ...list[0], score: 11 }, ...list.slice(1)], 422)
    t.equal((await get(`enrollments/${await idOf('f-12')}`)).status, 'enrolled')
    t.match(await results(`A@${origin}`, list), { on: '2024-05-31', stored: 3 })
    t.match(await results(`A@${origin}`, list), { stored: 0, unchanged: 3 })
    await results('C0', [
      { learner_code: 'HV1', result: 'good' },
      { learner_code: 'HV2', result: 'excellent' },
    ])
    await results('A', [{ learner_code: 'HV4', result: 'good' }], 422, { on: '2024-06-14' })
    await checkDate('2024-06-30', 'when it has come')
  })

  await t.test('the third quarter: returns, and a class that is cancelled', async () => {
    await record('a-4', { kind: 'resumed', on: '2024-07-01', decision_number: '44/QĐ-TCT' })
    await record('a-6', { kind: 'resumed', on: '2024-08-05' })
    const room = await create('classes', {
      code: 'D',
      name: 'Lớp D',
      program: { code: 'TC' },
      year: 2024,
      mode: 'full_time',
      opened_on: '2024-09-02',
      status: 'open',
    })
    await load('enrollments', 'Mã ghi danh,Mã lớp,Mã số học viên,Ngày nhập học\nd-13,D,HV13,02/09/2024\n')
    await load(
      'enrollment-events',
      'Mã ghi danh,Sự kiện,Ngày,Lớp chuyển đến,Số quyết định\nd-13,Chuyển lớp,16/09/2024,B,52/QĐ-TCT\n',
    )
    await expect(200, 'PATCH', `/v1/classes/${room.id}`, {
      as,
      headers,
      body: { status: 'cancelled', cancelled_on: '2024-09-16' },
    })
    await checkDate('2024-09-30', 'when it has come')
  })

  await t.test('the fourth quarter: a promotion, an end, a suspended class, the closing list', async (t) => {
    const promoted = (await get('learners?code=HV3&origin=null')).items[0]
    await expect(200, 'PATCH', `/v1/learners/${promoted.id}`, {
      as,
      headers,
      body: { position_level: 'province' },
    })
    const room = await create('classes', {
      code: 'E',
      name: 'Lớp E',
      program: { code: 'BD' },
      year: 2024,
      mode: 'full_time',
      opened_on: '2024-10-07',
      status: 'open',
    })
    for (const code of ['HV3', 'HV14'])
      await create('enrollments', { class_id: room.id, learner: { code }, enrolled_on: '2024-10-07' })
    await expect(200, 'PATCH', `/v1/classes/${room.id}`, { as, headers, body: { status: 'suspended' } })
    await record('a-7', { kind: 'deceased', on: '2024-10-01' })
    await record('a-7', { kind: 'resumed', on: '2024-10-02' }, 409)
    await record('a-4', { kind: 'expelled', on: '2024-10-15', decision_number: '60/QĐ-TCT' })
    t.same(
      (await get(`enrollments/${await idOf('a-4')}/events`)).items.map(({ kind }: Answer) => kind),
      ['withdrawn', 'resumed', 'expelled'],
    )
    const body = { closed_on: '2024-11-29' }
    await expect(200, 'POST', '/v1/classes/A/close', { as, headers, body })
    const diploma = { certificate_kind: 'diploma', certificate_issued_on: '2024-11-29' }
    const items = [
      { learner_code: 'HV3', result: 'excellent', score: 9.1, ...diploma, certificate_number: 'B-1' },
      { learner_code: 'HV6', result: 'good', score: 7.8, ...diploma, certificate_number: 'B-1' },
    ]
    const twice = await create('classes/A/results', { items }, 422)
    t.match(JSON.stringify(twice.errors), 'certificate_number')
    items[1]!.certificate_number = 'B-2'
    t.match(await create('classes/A/results', { items }, 200), { on: '2024-11-29', stored: 2 })
    await checkDate('2024-12-31', 'when it has come')
  })

  await t.test('no later write has changed a count of an earlier date', async (t) => {
    for (const day of Object.keys(byHand) as (keyof typeof byHand)[])
      await checkDate(day, 'at the end of the year')
    const periods = {
      'period=quarter&number=1': '2024-03-31',
      'period=half&number=1': '2024-06-30',
      'period=nine_months': '2024-09-30',
      'period=year': '2024-12-31',
    } as const
    for (const [period, day] of Object.entries(periods))
      t.same(await movement(`year=2024&${period}`), byHand[day], period)
    // a period that ends on the 14th: C0 (2), A (3) and B (3) run, the other A has closed with 3
    t.same(await movement('from=2024-01-01&to=2024-06-14'), {
      classes: [1, 3, 1, 0, 3],
      learners: [2, 10, 1, 2, 3, 0, 8],
    })
    // cùng kỳ: in the first nine months of 2023 C0 had opened with 2
    const { total } = await get('statistics/training-movement?year=2024&period=nine_months')
    t.match(total.classes.opened, { value: 4, before: 1, change: 3, change_percent: 300 })
    t.match(total.learners.running, { value: 8, before: 2 })
  })

  await t.test('the class list, in the order of given names', async (t) => {
    const { items } = await get('classes/A/roster')
    t.same(
      items.map((line: Answer) => [line.full_name, line.status, line.result]),
      [
        ['Hoàng Thị An', 'completed', 'excellent'],
        ['Nguyễn Văn Bình', 'expelled', null],
        ['Giàng Thị Cúc', 'transferred', null],
        ['Phạm Văn Dũng', 'completed', 'good'],
        ['Đỗ Thị Giang', 'deceased', null],
      ],
    )
    t.equal((await send('GET', '/v1/classes/A/roster', { as: 'anonymous' })).statusCode, 401)
  })

  await t.test('the statistics of the year', async (t) => {
    const read = async (more: string) => await get(`statistics/training?year=2024&source=register${more}`)
    const [total] = (await read('')).totals
    const values = Object.fromEntries(
      Object.entries(total as Record<string, Answer>).map(([name, number]) => [name, number?.value ?? null]),
    )
    t.match(values, {
      // A, B, the other A and E; D was cancelled
      classes: 4,
      learners: 13,
      planned_classes: 4,
      planned_learners: 14,
      // 13 of 14
      fulfilment_percent: 92.9,
      // 13 in 4 classes
      average_class_size: 3.3,
      // HV3 and HV6 of A, two of the other A
      completed: 4,
      completion_percent: 30.8,
      // HV3 attends A and E
      distinct_learners: 12,
    })
    const by = async (key: string) =>
      Object.fromEntries(
        (await read(`&group_by=${key}`)).rows.map(({ group, years }: Answer) => [
          group[0].value,
          years[0].learners.value,
        ]),
      )
    t.same(await by('sex'), { female: 5, male: 8 })
    t.match(await by('result'), { excellent: 1, very_good: 1, good: 2, failed: 1 })
    t.same(await by('origin'), { [origin]: 3, null: 10 })
    const followed = await get(
      'statistics/training?year=2023&source=register&follow=successors&group_by=program',
    )
    t.match(followed.rows, [
      { group: [{ value: 'TC' }], years: [{ classes: { value: 1 }, learners: { value: 2 } }] },
    ])
  })

  await t.test('what the school writes about the year is compared with plan and registers', async (t) => {
    for (const register of ['classes', 'enrollments', 'training-plans'])
      await expect(201, 'PUT', `/v1/register-coverage/${register}/2024`, { as, body: { complete: true } })
    const text = 'Năm 2024, nhà trường mở 5 lớp với 13 học viên, đạt 92,9% kế hoạch.'
    const post = await createPublishedPost(app, 'Tổng kết', text)
    await expect(200, 'POST', `/v1/posts/${post.id}/figure-proposals`, { headers, body: { year: 2024 } })
    const { items: proposed } = await expect(200, 'GET', `/v1/posts/${post.id}/figures`)
    const percent = proposed.find(({ unit }: Answer) => unit === 'percent')
    const indicator = { code: 'training.plan_fulfilment' }
    await expect(200, 'PATCH', `/v1/figures/${percent.id}`, { headers, body: { indicator } })
    const { items } = await expect(200, 'GET', `/v1/posts/${post.id}/reconciliations`)
    const compared = items
      .filter(({ breakdown }: Answer) => breakdown === 'register')
      .map(({ indicator: { code }, status, register: { count } }: Answer) => [code, status, count])
    t.same(compared.toSorted(), [
      // the cancelled class is counted in the text
      ['training.classes', 'mismatch', 4],
      ['training.learners', 'match', 13],
      ['training.plan_fulfilment', 'match', 92.9],
    ])
  })

  await t.test('the yearly report', async (t) => {
    const { rows, total } = await get('reports/training-results?year=2024')
    const levels = { central: 0, province: 0, district: 0, commune: 0, village: 0 }
    t.match(rows, [
      // HV3, HV4, HV6, HV7; HV3 as on the day of enrolling
      {
        program: 'TC',
        mode: 'part_time',
        classes: 1,
        learners: 4,
        position_level: { ...levels, province: 1, commune: 1, unknown: 2 },
        leaders: { yes: 1, no: 1, unknown: 2 },
        sex: { female: 2, male: 2, unknown: 0 },
        minority: { yes: 1, no: 2, foreign: 0, unknown: 1 },
        party_members: { yes: 2, no: 0, unknown: 2 },
        completed: 2,
      },
      // HV5, HV8, HV9, HV13
      {
        program: 'TC',
        mode: 'blended',
        learners: 4,
        position_level: { ...levels, village: 1, unknown: 3 },
        leaders: { yes: 1, no: 0, unknown: 3 },
        sex: { female: 1, male: 3, unknown: 0 },
        minority: { yes: 1, no: 3, foreign: 0, unknown: 0 },
        party_members: { yes: 0, no: 1, unknown: 3 },
        completed: 0,
      },
      // HV3 after the promotion, HV14
      {
        program: 'BD',
        mode: 'full_time',
        learners: 2,
        position_level: { ...levels, province: 1, unknown: 1 },
        sex: { female: 2, male: 0, unknown: 0 },
        minority: { yes: 1, no: 0, foreign: 1, unknown: 0 },
      },
      { program: 'BD', mode: 'online', learners: 3, completed: 2, results: { failed: 1, unknown: 0 } },
    ])
    t.match(total, {
      classes: 4,
      learners: 13,
      source: 'enrollments',
      persons: 12,
      position_level: { ...levels, province: 2, commune: 1, village: 1, unknown: 9 },
      leaders: { yes: 3, no: 1, unknown: 9 },
      sex: { female: 5, male: 8, unknown: 0 },
      minority: { yes: 3, no: 8, foreign: 1, unknown: 1 },
      party_members: { yes: 3, no: 1, unknown: 9 },
      completed: 4,
      completion_percent: 30.8,
      results: { excellent: 1, very_good: 1, good: 2, failed: 1, unknown: 8 },
    })
    for (const path of ['reports/training-results?year=2024', 'learners', 'enrollments'])
      t.equal((await send('GET', `/v1/${path}`, { as: 'anonymous' })).statusCode, 401, path)
  })
})
