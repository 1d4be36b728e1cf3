import { startApp } from '../../support/app.ts'
import { importFile, lines } from '../../features/exchange/imports/import-file.ts'
import { anyRevision as headers, registers } from './registers.ts'
import { test } from '../../support/shared-test.ts'

type Row = Record<string, unknown>

/** Every answer that counts learners, classes or results. */
const counting = [
  ...[
    'program',
    'family',
    'mode',
    'sex',
    'minority',
    'age_band',
    'position_level',
    'unit_group',
    'result',
  ].map((key) => `/v1/statistics/training?from=2020&to=2020&group_by=${key}`),
  '/v1/statistics/training?from=2019&to=2021',
  ...['program', 'mode'].map((key) => `/v1/statistics/training-movement?year=2020&group_by=${key}`),
  '/v1/reports/training-results?year=2020',
  '/v1/statistics/staff?year=2020',
  '/v1/classes?sort=code',
]

test('a learner is made anonymous for good', async (t) => {
  const app = await startApp(t)
  const { expect, send } = app
  const { createProgram, createClass, createLearner, createEnrollment } = registers(app)
  const { pool } = app.database
  const program = await createProgram()
  const [one, two] = [
    await createClass(program.id, { code: 'K1', opened_on: '2020-03-02', closed_on: '2020-12-18' }),
    await createClass(program.id, { code: 'K2', opened_on: '2020-04-01', status: 'open' }),
  ]
  const as = 'registrar'
  const work = {
    position: 'Phó trưởng phòng Bí Mật',
    unit: 'Sở Bí Mật',
    position_level: 'province',
    unit_group: 'state',
    holds_leadership: true,
    party_member: true,
  }
  const person = {
    full_name: 'Nông Thị Bí Mật',
    code: 'BM-007',
    external_id: 'hv-bi-mat',
    birth_date: '1984-07-23',
    sex: 'female',
    ethnicity: '06',
    ...work,
  }
  const post = async (path: string, body: Row, key: string): Promise<Row & { id: string }> =>
    await expect(201, 'POST', path, { as, body, headers: { 'idempotency-key': key } })
  for (const sex of ['male', 'female']) {
    const { id } = await createLearner({ sex, birth_year: 1970, ethnicity: '01', unit: 'Xã Mẫu' })
    await createEnrollment(one.id, id)
  }
  const learner = await post('/v1/learners', person, 'learner')
  const first = await post(
    '/v1/enrollments',
    { class_id: one.id, learner_id: learner.id, external_id: 'gd-bi-mat', enrolled_on: '2020-03-02' },
    'enrollment',
  )
  const event = (id: string, body: Row) =>
    post(
      `/v1/enrollments/${id}/events`,
      { decision_number: '99/QĐ-BIMAT', reason: 'Việc riêng bí mật', ...body },
      `${id}${String(body['kind'])}`,
    )
  await event(first.id, { kind: 'deferred', on: '2020-05-04' })
  await event(first.id, { kind: 'resumed', on: '2020-06-01' })
  await event(first.id, { kind: 'transferred', on: '2020-07-01', to_class_id: two.id })
  const third = await createClass(program.id, {
    code: 'K3',
    opened_on: '2020-01-06',
    closed_on: '2020-06-26',
  })
  const done = await createEnrollment(third.id, learner.id)
  await expect(200, 'POST', '/v1/classes/K3/results', {
    as,
    body: {
      items: [
        {
          learner_code: 'BM-007',
          result: 'good',
          score: 7.83,
          certificate_number: 'SH-BIMAT',
          register_number: 'VS-BIMAT',
          decision_number: '88/QĐ-BIMAT',
        },
      ],
    },
  })
  const trashed = await createClass(program.id, { code: 'K4' })
  const gone = await createEnrollment(trashed.id, learner.id, { certificate_number: 'SH-BIMAT-2' })
  await expect(204, 'DELETE', `/v1/enrollments/${gone.id}`, { as, headers })
  // rows of reports: in other letters, as a line of JSON, and a warning of an id that differs by case
  const table =
    'Họ và tên,Mã số học viên,Giới tính,Ngày sinh\nNÔNG  THỊ BÍ MẬT,,khác,23/07/1984\nKhác Mẫu,,sai,\n'
  await importFile(app, 'learners?on_error=skip', 'csv', table, { headers: { 'idempotency-key': 'import' } })
  const line = {
    learner: { code: 'BM-007' },
    class: { code: 'K1' },
    kind: 'withdrawn',
    reason: 'Việc riêng bí mật',
  }
  await importFile(app, 'enrollment-events?on_error=skip', 'ndjson', lines(line))

  const read = async () =>
    await Promise.all(counting.map(async (url) => (await send('GET', url, { as: 'admin' })).json()))
  /** The texts of every row of the database in which a pattern is found. */
  const found = async (pattern: string): Promise<string[]> => {
    const { rows: tables } = await pool.query<{ name: string }>(
      `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname not in ('pg_catalog', 'information_schema')`,
    )
    const all = await Promise.all(
      tables.map(async ({ name }) => {
        const { rows } = await pool.query<{ row: string }>(
          `select r::text as row from ${name} as r where r::text ~* $1`,
          [pattern],
        )
        return rows.map(({ row }) => `${name} ${row}`)
      }),
    )
    return all.flat()
  }
  // a time of day may contain 7.83 too
  const secrets = 'bí\\s+mật|bi-mat|bimat|BM-007|1984-07-23|23/07/1984|[^0-9]7\\.83([^0-9]|$)'
  const anonymize = async (status: number, more: object = { headers }) =>
    await expect(status, 'POST', `/v1/learners/${learner.id}/anonymize`, { as: 'admin', ...more })

  await t.test('only by those who may write and purge, and with If-Match', async (t) => {
    await anonymize(403, { as, headers })
    await anonymize(403, { as: 'editor', headers })
    await anonymize(403, { as: { scopes: ['training:write'] }, headers })
    const purger = await send('POST', `/v1/learners/${learner.id}/anonymize`, {
      as: { scopes: ['trash:purge'] },
      headers,
    })
    t.match([purger.statusCode, purger.json().detail], [403, /training:write/])
    await anonymize(428, {})
    await anonymize(412, { headers: { 'if-match': '"99"' } })
    await expect(404, 'POST', '/v1/learners/0190a1b2-0000-7000-8000-000000000000/anonymize', { headers })
  })

  await t.test('no count changes, and nothing of the person is left in the database', async (t) => {
    const before = await read()
    t.ok((await found(secrets)).length > 10)
    t.equal((await found('Khác Mẫu')).length, 1)
    const row = await anonymize(200)
    t.match(row, {
      id: learner.id,
      full_name: 'Học viên ẩn danh',
      code: null,
      external_id: null,
      birth_date: null,
      birth_year: 1984,
      sex: 'female',
      ethnicity: '06',
      unit: null,
      position: null,
      party_member: null,
      anonymized_at: /^20/,
    })
    t.same(
      (await found(secrets)).map((row) => row.slice(0, 300)),
      [],
    )
    const after = await read()
    for (const [at, url] of counting.entries()) t.same(after[at], before[at], url)
    t.match(await expect(200, 'GET', `/v1/enrollments/${done.id}`), {
      status: 'completed',
      result: 'good',
      score: null,
      certificate_number: null,
      position_level: 'province',
      unit: null,
    })
    const { items } = await expect(200, 'GET', `/v1/enrollments/${first.id}/events`)
    t.same(
      items.map(({ kind, on, reason }: Row) => [kind, on, reason]),
      [
        ['deferred', '2020-05-04', null],
        ['resumed', '2020-06-01', null],
        ['transferred', '2020-07-01', null],
      ],
    )
    // the other row of that file is still in its report
    t.equal((await found('Khác Mẫu')).length, 1)
    const audit = await expect(200, 'GET', '/v1/audit-events?operation=anonymizeLearner')
    t.equal(audit.items.length, 5)
  })

  await t.test('again it changes nothing', async (t) => {
    const row = await expect(200, 'GET', `/v1/learners/${learner.id}`)
    t.same(await anonymize(200), row)
    t.equal((await expect(200, 'GET', '/v1/audit-events?operation=anonymizeLearner')).items.length, 5)
  })

  await t.test('a repeated request is not carried out again', async (t) => {
    const again = await send('POST', '/v1/learners', {
      as,
      body: person,
      headers: { 'idempotency-key': 'learner' },
    })
    t.equal(again.statusCode, 409)
    t.match(again.json(), { code: 'wrong_state', detail: /removed for good/ })
  })

  await t.test('no write and no import brings data back', async (t) => {
    const refused = [{ pointer: '/full_name', code: 'anonymous' }]
    const path = `/v1/learners/${learner.id}`
    const body = { full_name: 'Nông Thị Bí Mật' }
    t.match((await expect(409, 'PATCH', path, { as, headers, body })).errors, refused)
    const old = lines({ id: learner.id, full_name: 'Nông Thị Bí Mật', birth_date: '1984-07-23' })
    t.match(await importFile(app, 'learners?on_error=skip', 'ndjson', old), {
      refused: 1,
      errors: [{ code: 'anonymous' }],
    })
    const same = lines({ full_name: 'Học viên ẩn danh', birth_year: 1984 })
    t.match(await importFile(app, 'learners', 'ndjson', same), { created: 1, changed: 0, unchanged: 0 })
    const enrollment = `/v1/enrollments/${done.id}`
    const number = { certificate_number: 'SH-1' }
    t.match((await expect(409, 'PATCH', enrollment, { as, headers, body: number })).errors, [
      { pointer: '/certificate_number', code: 'anonymous' },
    ])
    t.match(
      (
        await expect(409, 'POST', '/v1/enrollments', {
          as,
          body: { class_id: trashed.id, learner_id: learner.id },
        })
      ).errors,
      [{ pointer: '/learner_id', code: 'anonymous' }],
    )
    await expect(200, 'PATCH', enrollment, { as, headers, body: { result: 'very_good' } })
    const open = await expect(200, 'GET', `/v1/enrollments?learner=${learner.id}&class=K2`)
    const events = `/v1/enrollments/${open.items[0].id}/events`
    const left = { kind: 'withdrawn', on: '2020-08-03' }
    for (const field of ['reason', 'decision_number']) {
      const told = { ...left, [field]: 'Nông Thị Bí Mật' }
      t.match((await expect(409, 'POST', events, { as, body: told })).errors, [
        { pointer: `/${field}`, code: 'anonymous' },
      ])
      const row = lines({ enrollment_id: open.items[0].id, ...told })
      t.match(await importFile(app, 'enrollment-events?on_error=skip', 'ndjson', row), {
        refused: 1,
        errors: [{ field, code: 'anonymous' }],
      })
    }
    await expect(201, 'POST', events, { as, body: left })
    const list = (more: Row, status: number) =>
      expect(status, 'POST', '/v1/classes/K3/results', {
        as,
        body: {
          decision_number: '88/QĐ-BIMAT',
          items: [{ enrollment_id: done.id, result: 'good', ...more }],
        },
      })
    for (const [field, value] of Object.entries({ certificate_number: 'SH-BIMAT', score: 7.83 })) {
      t.match((await list({ [field]: value }, 422)).errors, [
        { pointer: `/items/0/${field}`, code: 'anonymous' },
      ])
    }
    await list({}, 200)
    t.same(await found('BM-007|bi-mat|bimat'), [])
  })
})
