import type { Test } from 'tap'
import { importFile, lines } from '../../features/exchange/imports/import-file.ts'
import { startApp, type TestApp } from '../../support/app.ts'
import { test } from '../../support/shared-test.ts'
import {
  anonymous,
  anyRevision,
  as,
  cellGradings,
  createConfirmedGrading,
  createSubject,
  decision,
  memberGradings,
  type GradingResource,
} from './gradings.ts'

const dayAhead = '2199-12-31'

for (const register of [cellGradings, memberGradings]) {
  test(`steps and decisions of ${register.path}`, async (t) => {
    const app = await startApp(t)
    await stepping(t, app, register)
    await deciding(t, app, register)
  })
}

async function stepping(t: Test, app: TestApp, register: GradingResource) {
  const { expect, database } = app
  const { path, subject } = register
  const act = (id: string, action: string, body: object, status = 200) =>
    expect(status, 'POST', `${path}/${id}/${action}`, { as, headers: anyRevision, body })

  await t.test('self-assessment, proposal, decision and correction stand side by side', async (t) => {
    const body = { [subject]: await createSubject(app, register), year: 2019, grade: 'excellent', score: 95 }
    const assessed = await expect(201, 'POST', path, { as, body })
    const [first] = assessed.steps
    t.match(first, {
      step: 'self_assessed',
      grade: 'excellent',
      score: 95,
      on: /^\d{4}-\d\d-\d\d$/,
      by: null,
    })
    t.match(assessed, { step: 'self_assessed', grade: 'excellent', confirmed_at: null })

    const proposal = { grade: 'good', score: 88, on: '2019-12-10', by: 'Đảng ủy bộ phận' }
    const proposed = await act(assessed.id, 'propose', proposal)
    t.match(proposed, { step: 'proposed', grade: 'good', score: 88 })
    t.same(proposed.steps, [first, { step: 'proposed', ...proposal }])

    const decided = await act(assessed.id, 'confirm', {
      decision_number: '9-QĐ/ĐU',
      decided_on: '2019-12-28',
    })
    t.match(decided, { step: 'decided', grade: 'good', score: 88, issuer: null, confirmed_at: String })
    const last = { step: 'decided', grade: 'good', score: 88, on: '2019-12-28', by: null }
    t.same(decided.steps, [first, { step: 'proposed', ...proposal }, last])
    t.match(await act(assessed.id, 'propose', { grade: 'excellent' }, 409), { code: 'wrong_state' })

    const noScore = await act(assessed.id, 'corrections', { grade: 'completed', reason: 'Nhầm' }, 422)
    t.match(noScore.errors, [{ pointer: '/score', code: 'required' }])
    const right = { grade: 'completed', score: 60, reason: 'Nhầm' }
    const correction = await act(assessed.id, 'corrections', right, 201)
    t.same(correction.steps, [
      first,
      { step: 'proposed', ...proposal },
      { ...last, grade: 'completed', score: 60 },
    ])
    const { items } = await expect(200, 'GET', `${path}?step=decided&year=2019`, { as })
    t.same(
      items.map(({ id }: { id: string }) => id),
      [correction.id],
    )
  })

  await t.test('the proposals of a cell are one call, all of them or none', async (t) => {
    const assess = async (grade: string) => {
      const body = { [subject]: await createSubject(app, register), year: 2017, grade, score: 80 }
      return await expect(201, 'POST', path, { as, body })
    }
    const [one, other, third] = [await assess('excellent'), await assess('good'), await assess('good')]
    const propose = (body: object, status = 200) =>
      expect(status, 'POST', `${path}/proposals`, { as, body: { year: 2017, ...body } })
    const items = [
      { id: one.id, grade: 'good', score: 85 },
      { id: other.id, grade: 'completed', score: null },
    ]
    const proposals = { on: '2017-12-01', by: 'Chi bộ', items }
    const answers = await Promise.all(Array.from({ length: 4 }, () => propose(proposals)))
    const counts = answers.map(({ proposed, unchanged }) => [proposed, unchanged]).toSorted()
    t.same(counts, [
      [0, 2],
      [0, 2],
      [0, 2],
      [2, 0],
    ])
    const step = { step: 'proposed', on: '2017-12-01', by: 'Chi bộ' }
    const read = await expect(200, 'GET', `${path}/${one.id}`, { as })
    t.match(read, { grade: 'good', score: 85, step: 'proposed', revision: 2 })
    t.same(read.steps, [one.steps[0], { ...step, grade: 'good', score: 85 }])
    await act(third.id, 'confirm', { decision_number: '9-QĐ/ĐU', decided_on: '2017-12-28' })
    const refusals: [number, object, string, string][] = [
      [409, { items: [...items, { id: third.id, grade: 'good' }] }, '/items/2/id', 'decided'],
      [422, { items: [...items, items[0]] }, '/items/2/id', 'repeated'],
      [422, { year: 2016, items }, '/items/0/id', 'unknown_reference'],
      [400, { items: [{ id: one.id, grade: 'good', score: 101 }] }, '/items/0/score', 'too_large'],
    ]
    for (const [status, body, pointer, code] of refusals)
      t.match((await propose(body, status)).errors[0], { pointer, code }, pointer)
    t.same(await expect(200, 'GET', `${path}/${one.id}`, { as }), read)
    const url = `${path}/proposals`
    await expect(403, 'POST', url, { as: 'editor', body: { year: 2017, items } })
  })

  await t.test('a changed self-assessment replaces its step', async (t) => {
    const body = { [subject]: await createSubject(app, register), year: 2018, grade: 'good', score: 80 }
    const { id } = await expect(201, 'POST', path, { as, body })
    const changed = await expect(200, 'PATCH', `${path}/${id}`, {
      as,
      headers: anyRevision,
      body: { grade: 'completed', score: 65 },
    })
    t.match(changed.steps, [{ step: 'self_assessed', grade: 'completed', score: 65 }])
    t.equal(changed.steps.length, 1)
    t.same(await expect(200, 'PATCH', `${path}/${id}`, { as, headers: anyRevision, body: changed }), changed)
  })

  await t.test('the sheet of self-assessments changes nothing after the decision', async (t) => {
    const id = await createSubject(app, register)
    const row = { external_id: 'xl-9', [subject]: id, year: 2017, grade: 'excellent', score: 91 }
    const resource = path.replace('/v1/', '')
    t.match(await importFile(app, resource, 'ndjson', lines(row)), { created: 1 })
    const [{ id: graded }] = (await expect(200, 'GET', `${path}?external_id=xl-9`, { as })).items
    await act(graded, 'propose', { grade: 'good', score: 85 })
    await act(graded, 'confirm', { decision_number: '1-QĐ/ĐU', decided_on: '2017-12-20' })
    t.match(await importFile(app, resource, 'ndjson', lines(row)), { unchanged: 1, refused: 0 })
    t.match(await expect(200, 'GET', `${path}/${graded}`, { as }), { grade: 'good', score: 85 })
  })

  await t.test('nor a proposal, unless it says a decision', async (t) => {
    const resource = path.replace('/v1/', '')
    const sheet = (row: object) => importFile(app, resource, 'ndjson', lines(row))
    const create = () => createSubject(app, register)
    const [graded, ungraded, decided] = [await create(), await create(), await create()]
    const rows = [
      { [subject]: graded, year: 2013, grade: 'excellent', score: 91 },
      {
        [subject]: ungraded,
        year: 2013,
        outcome: 'not_graded',
        grade: null,
        score: null,
        reason_kind: 'other',
      },
      { [subject]: decided, year: 2013, grade: 'excellent', score: 92 },
    ]
    for (const row of rows) t.match(await sheet(row), { created: 1 })
    const read = async (of: string) => {
      const { items } = await expect(200, 'GET', `${path}?${subject.replace('_id', '')}=${of}&year=2013`, {
        as,
      })
      return items[0]
    }
    for (const of of [graded, ungraded, decided])
      await act((await read(of)).id, 'propose', { grade: 'good', score: 85, on: '2013-12-01' })
    const proposed = [await read(graded), await read(ungraded)]
    for (const row of rows.slice(0, 2)) t.match(await sheet(row), { unchanged: 1, refused: 0 })
    t.same([await read(graded), await read(ungraded)], proposed)
    const signed = { decision_number: '4-QĐ/ĐU', decided_on: '2013-12-20' }
    // the report says the quotas, as a decision does; no rule of cells is there, and 2013 has none of members
    const report = await sheet({ ...rows[2], ...signed })
    t.match(report, { changed: 1 })
    t.same(report.checks, [])
    const ruled = { ...rows[2], year: 2019, decision_number: '5-QĐ/ĐU', decided_on: '2019-12-20' }
    const { checks } = await sheet(ruled)
    if (register === memberGradings)
      t.match(checks, [
        { year: 2019, quarter: null, limit: 20, message_vi: /^Số đảng viên hoàn thành xuất sắc/ },
      ])
    else t.same(checks, [])
    t.match(await read(decided), { grade: 'excellent', score: 92, step: 'decided', ...signed })
    await act(proposed[1].id, 'confirm', signed)
    t.match(await sheet(rows[1]!), { unchanged: 1, refused: 0 })
  })

  await t.test('readers see the furthest step of what is published', async (t) => {
    if (register !== cellGradings) return
    const grading = await createConfirmedGrading(app, register, { published: true, year: 2016, score: 90 })
    const seen = await expect(200, 'GET', `${path}/${grading.id}`, anonymous)
    t.match(seen.steps, [{ step: 'decided', score: 90 }])
    t.equal(seen.steps.length, 1)
  })

  await t.test('a confirmation needs number and day, and a period at its end', async (t) => {
    const body = { [subject]: await createSubject(app, register), year: 2020, grade: 'good' }
    const { id } = await expect(201, 'POST', path, { as, body })
    const none = await expect(422, 'POST', `${path}/${id}/confirm`, { as, headers: anyRevision })
    t.match(none.errors, [
      { pointer: '/decision_number', code: 'required' },
      { pointer: '/decided_on', code: 'required' },
    ])
    const early = await act(id, 'confirm', { ...decision, decided_on: '2020-10-31' }, 422)
    t.match(early.errors, [{ pointer: '/decided_on', code: 'too_early', message: /2020-11-01/ }])
    await expect(200, 'PATCH', `${path}/${id}`, { as, headers: anyRevision, body: decision })
    t.match(await expect(200, 'POST', `${path}/${id}/confirm`, { as, headers: anyRevision }), {
      step: 'decided',
      ...decision,
    })
    const wrong = await expect(400, 'POST', path, { as, body: { ...body, year: 2015, score: 101 } })
    t.match(wrong.errors, [{ pointer: '/score', code: 'too_large' }])
  })

  await t.test('a score above 100 of an earlier version stays until it is corrected', async (t) => {
    const body = { [subject]: await createSubject(app, register), year: 2014, grade: 'good' }
    const { id } = await expect(201, 'POST', path, { as, body })
    const table = path.slice(4).replaceAll('-', '_')
    await database.pool.query(`update ${table} set score = 150 where id = $1`, [id])
    const patch = async (status: number, change: object) =>
      await expect(status, 'PATCH', `${path}/${id}`, { as, headers: anyRevision, body: change })
    t.match(await patch(200, { label: 'Trong sạch, vững mạnh' }), { score: 150 })
    t.match((await patch(400, { score: 149 })).errors, [{ pointer: '/score', code: 'too_large' }])
    await act(id, 'confirm', { ...decision, decided_on: '2014-12-25' })
    const correction = { label: 'Trong sạch', reason: 'Ghi nhầm' }
    t.match(await act(id, 'corrections', correction, 201), { ...correction, score: 150 })
  })
}

async function deciding(t: Test, app: TestApp, register: GradingResource) {
  const { send, expect } = app
  const { path, subject, one } = register
  const url = `${path}/decisions`
  const assess = async (facts: object) => {
    const body = { [subject]: await createSubject(app, register), grade: 'good', ...facts }
    return (await expect(201, 'POST', path, { as, body })).id as string
  }
  const stepsOf = async (query: string) =>
    (await expect(200, 'GET', `${path}?sort=created_at&${query}`, { as })).items.map(
      ({ step }: { step: string }) => step,
    )

  await t.test('one decision for all of a period, or for some', async (t) => {
    const ids = [await assess({ year: 2021 }), await assess({ year: 2021 }), await assess({ year: 2021 })]
    await assess({ year: 2021, quarter: 4 })
    const body = { year: 2021, decision_number: '20-QĐ/ĐU', decided_on: '2021-12-20' }
    const some = await expect(200, 'POST', url, { as, body: { ...body, ids: [ids[1]] } })
    t.match(some, { decided: 1, unchanged: 0, refused: 0, items: [{ id: ids[1], outcome: 'decided' }] })
    t.same(await stepsOf('year=2021&quarter=null'), ['self_assessed', 'decided', 'self_assessed'])
    t.match(await expect(200, 'POST', url, { as, body }), { decided: 2, unchanged: 1, refused: 0 })
    t.match(await expect(200, 'POST', url, { as, body }), { decided: 0, unchanged: 3, refused: 0 })
    t.match(await expect(200, 'GET', `${path}/${ids[0]}`, { as }), {
      decision_number: '20-QĐ/ĐU',
      decided_on: '2021-12-20',
      revision: 2,
    })
    t.same(await stepsOf('year=2021&quarter=4'), ['self_assessed'], 'a quarter is another period')

    const other = { ...body, decision_number: '21-QĐ/ĐU' }
    const named = await expect(409, 'POST', url, { as, body: { ...other, ids } })
    t.match(named.errors, [{ pointer: '/ids/0', code: 'decided' }, {}, {}])
    t.equal((await expect(409, 'POST', url, { as, body: other })).errors.length, 1)
    const elsewhere = { ...body, issuer: 'Đảng ủy khối', ids: [ids[0]] }
    t.match((await expect(409, 'POST', url, { as, body: elsewhere })).errors, [{ code: 'decided' }])
    const late = await assess({ year: 2021 })
    const rest = await expect(200, 'POST', url, { as, body: other })
    t.match(rest, { decided: 1, unchanged: 0, refused: 3 })
    t.match(await expect(200, 'GET', `${path}/${late}`, { as }), { decision_number: '21-QĐ/ĐU' })
    t.match(await expect(200, 'GET', `${path}/${ids[0]}`, { as }), { decision_number: '20-QĐ/ĐU' })
    const { items } = await expect(200, 'GET', `/v1/audit-events?resource_id=${late}&action=write`)
    t.same(items.map(({ operation }: { operation: string }) => operation).sort(), [
      `create${one}`,
      `decide${one}s`,
    ])
  })

  await t.test('bad decisions name field and remedy, and decide nothing', async (t) => {
    const id = await assess({ year: 2022 })
    const body = { year: 2022, decision_number: '30-QĐ/ĐU', decided_on: '2022-12-20' }
    const refusals: [number, object, string, string][] = [
      [400, { ...body, decision_number: undefined }, '/decision_number', 'required'],
      [400, { ...body, decided_on: undefined }, '/decided_on', 'required'],
      [422, { ...body, decided_on: '2022-10-31' }, '/decided_on', 'too_early'],
      [422, { ...body, year: 2199, decided_on: '2199-12-01' }, '/decided_on', 'too_early'],
      [422, { ...body, quarter: 3, decided_on: '2022-08-31' }, '/decided_on', 'too_early'],
      [422, { ...body, year: 1999 }, '/year', 'unknown_reference'],
      [422, { ...body, quarter: 1 }, '/quarter', 'unknown_reference'],
      [422, { ...body, ids: [id, '0197f3a2-6f0a-7cc1-9d5e-2f4b6a8c0d1e'] }, '/ids/1', 'unknown_reference'],
      [422, { ...body, year: 2021, decided_on: '2021-12-31', ids: [id] }, '/ids/0', 'unknown_reference'],
    ]
    for (const [status, sent, pointer, code] of refusals) {
      const problem = await expect(status, 'POST', url, { as, body: sent })
      t.match(problem.errors, [{ pointer, code }], JSON.stringify(sent))
    }
    // a day that has not come, in each call that takes one
    const grading = `${path}/${id}`
    const number = '30-QĐ/ĐU'
    const ahead = { ...body, decided_on: dayAhead }
    const given = { [subject]: await createSubject(app, register), year: 2023, grade: 'good' }
    const attempts: [string, string, object, string][] = [
      ['POST', url, ahead, '/decided_on'],
      ['POST', url, { ...ahead, ids: [id] }, '/decided_on'],
      ['POST', path, { ...given, decided_on: dayAhead }, '/decided_on'],
      ['PATCH', grading, { decided_on: dayAhead }, '/decided_on'],
      ['POST', `${grading}/confirm`, { decision_number: number, decided_on: dayAhead }, '/decided_on'],
      ['POST', `${grading}/propose`, { grade: 'good', on: dayAhead }, '/on'],
      ['POST', `${path}/proposals`, { year: 2022, on: dayAhead, items: [{ id, grade: 'good' }] }, '/on'],
    ]
    for (const [method, to, sent, pointer] of attempts) {
      const headers = to === grading || to.startsWith(`${grading}/`) ? anyRevision : {}
      const { errors } = await expect(422, method, to, { as, headers, body: sent })
      t.match(errors, [{ pointer, code: 'in_future', message: /has not come yet/ }], `${method} ${to}`)
      const mayBeEmpty = to === path || to === grading
      t.equal(/leave it out/.test(errors[0].message), mayBeEmpty, 'only what may be empty is left out')
    }
    const sheet = lines({ ...given, decision_number: number, decided_on: dayAhead })
    const imported = await importFile(app, `${path.slice(4)}?on_error=skip`, 'ndjson', sheet)
    t.match(imported.errors, [{ field: 'decided_on', code: 'in_future' }])
    const old = await createConfirmedGrading(app, register)
    const { errors } = await expect(422, 'POST', `${path}/${old.id}/corrections`, {
      as,
      headers: anyRevision,
      body: { decided_on: dayAhead, reason: 'Ghi nhầm' },
    })
    t.match(errors, [{ pointer: '/decided_on', code: 'in_future' }])
    t.same(await stepsOf('year=2022'), ['self_assessed'])
    await expect(401, 'POST', url, { as: 'anonymous', body })
    await expect(403, 'POST', url, { as: 'editor', body })
  })

  await t.test('nothing is decided for a cell that is dissolved', async (t) => {
    if (register !== cellGradings) return
    const id = await assess({ year: 2012 })
    const { party_cell_id } = await expect(200, 'GET', `${path}/${id}`, { as })
    await expect(200, 'PATCH', `/v1/party-cells/${party_cell_id}`, {
      as,
      headers: anyRevision,
      body: { dissolved_on: '2012-06-30' },
    })
    const body = { year: 2012, decision_number: '2-QĐ/ĐU', decided_on: '2012-12-20', ids: [id] }
    const problem = await expect(409, 'POST', url, { as, body })
    t.match(problem.errors, [{ pointer: '/ids/0', code: 'dissolved' }])
    t.same(await stepsOf('year=2012'), ['self_assessed'])
  })

  await t.test('a sheet with number and day decides, by the same rules', async (t) => {
    const resource = path.replace('/v1/', '')
    const load = async (...rows: object[]) =>
      await importFile(app, `${resource}?on_error=skip`, 'ndjson', lines(...rows))
    const assessed = await assess({ year: 2011, grade: 'excellent', score: 95 })
    const graded = await expect(200, 'GET', `${path}/${assessed}`, { as })
    const other = await createSubject(app, register)
    const decided = {
      year: 2011,
      grade: 'good',
      score: 85,
      decision_number: '9-QĐ/ĐU',
      decided_on: '2011-12-20',
    }
    const sheet = [
      { [subject]: graded[subject], ...decided },
      { [subject]: other, ...decided },
    ]
    t.match(await load(...sheet), { created: 1, changed: 1, refused: 0 })
    const { steps, confirmed_at } = await expect(200, 'GET', `${path}/${assessed}`, { as })
    t.match(steps, [
      { step: 'self_assessed', grade: 'excellent', score: 95 },
      { step: 'decided', grade: 'good', score: 85, on: '2011-12-20' },
    ])
    t.type(confirmed_at, 'string')
    t.same(await stepsOf('year=2011'), ['decided', 'decided'])
    t.match(await load(...sheet), { unchanged: 2, refused: 0 }, 'the same sheet again')

    const second = sheet.map((row) => ({ ...row, decision_number: '10-QĐ/ĐU' }))
    const [early, incomplete] = [await createSubject(app, register), await createSubject(app, register)]
    const report = await load(
      ...second,
      { [subject]: early, ...decided, decided_on: '2011-10-31' },
      { [subject]: incomplete, ...decided, decided_on: null },
      { year: 2011, grade: 'good' },
    )
    t.match(report, { created: 1, changed: 0, refused: 4 })
    t.match(report.errors, [
      { line: 1, field: 'decision_number', code: 'confirmed' },
      { line: 2, field: 'decision_number', code: 'confirmed' },
      { line: 3, field: 'decided_on', code: 'too_early' },
      { line: 5, field: subject, code: 'required' },
    ])
    t.same(await stepsOf('year=2011'), ['decided', 'decided', 'self_assessed'])

    const [open] = (await expect(200, 'GET', `${path}?year=2011&step=self_assessed`, { as })).items
    const late = { decision_number: '9-QĐ/ĐU', decided_on: '2011-12-20' }
    await expect(200, 'PATCH', `${path}/${open.id}`, { as, headers: anyRevision, body: late })
    t.match(
      await load({ [subject]: incomplete, ...decided }),
      { unchanged: 1 },
      'what is stored decides nothing',
    )
    t.match(await load({ ...sheet[0], external_id: 'xl-2011' }), { changed: 1 }, 'it gets an id of its own')
    t.match(await expect(200, 'GET', `${path}/${assessed}`, { as }), {
      external_id: 'xl-2011',
      step: 'decided',
    })
    if (register !== cellGradings) return
    await expect(200, 'PATCH', `/v1/party-cells/${early}`, {
      as,
      headers: anyRevision,
      body: { dissolved_on: '2011-06-30' },
    })
    const gone = await load({ [subject]: early, ...decided })
    t.match(gone.errors, [{ line: 1, code: 'dissolved' }])
  })

  await t.test('20 equal decisions at once: one wins', async (t) => {
    for (let n = 0; n < 3; n++) await assess({ year: 2023 })
    const body = { year: 2023, decision_number: '40-QĐ/ĐU', decided_on: '2023-12-20' }
    const answers = await Promise.all(Array.from({ length: 20 }, () => send('POST', url, { as, body })))
    const failed = answers.filter(({ statusCode }) => statusCode !== 200)
    t.same(
      failed.map(({ body }) => body),
      [],
    )
    t.same(
      answers.map((answer) => answer.json().decided).sort((a, b) => a - b),
      [...Array.from({ length: 19 }, () => 0), 3],
    )
    const { items } = await expect(200, 'GET', `${path}?year=2023`, { as })
    t.same(
      items.map(({ revision }: { revision: number }) => revision),
      [2, 2, 2],
    )
  })
}
