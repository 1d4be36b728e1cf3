import type { Test } from 'tap'
import { startApp, type TestApp } from '../../support/app.ts'
import {
  createConfirmedGrading,
  anyRevision,
  decision,
  as,
  createSubject,
  cellGradings,
  memberGradings,
  type GradingResource,
} from './gradings.ts'
import { test } from '../../support/shared-test.ts'

for (const register of [cellGradings, memberGradings]) {
  test(`gradings at ${register.path}`, async (t) => {
    const app = await startApp(t)
    await creating(t, app, register)
    await confirming(t, app, register)
  })
}

async function creating(t: Test, app: TestApp, register: GradingResource) {
  const { expect } = app
  const { path, subject } = register

  await t.test('whom, year and grade are enough for a grading', async (t) => {
    const body = { [subject]: await createSubject(app, register), year: 2020, grade: 'good' }
    const grading = await expect(201, 'POST', path, { as, body })
    t.match(grading, {
      ...body,
      quarter: null,
      outcome: 'graded',
      reason: null,
      label: null,
      score: null,
      published: false,
      confirmed_at: null,
      current: true,
      supersedes_id: null,
      superseded_by_id: null,
      revision: 1,
    })
    t.same(await expect(200, 'GET', `${path}/${grading.id}`, { as }), grading)
  })

  await t.test('what contradicts itself is refused by field, and nothing is stored', async (t) => {
    const id = await createSubject(app, register)
    const base = { [subject]: id, year: 2020, grade: 'good' }
    const refusals: [object, string, string][] = [
      [{ grade: undefined }, '/grade', 'required'],
      [{ outcome: 'exempt' }, '/grade', 'contradiction'],
      [{ grade: 'splendid' }, '/grade', 'not_in_list'],
      [{ quarter: 5 }, '/quarter', 'too_large'],
      [{ year: 20 }, '/year', 'too_small'],
      [{ score: -1 }, '/score', 'too_small'],
      [{ decided_on: '2019-12-31' }, '/decided_on', 'before_period'],
      [{ quarter: 3, decided_on: '2020-06-30' }, '/decided_on', 'before_period'],
      [{ current: false }, '/current', 'unknown_field'],
      [{ confirmed_at: '2020-01-01T00:00:00Z' }, '/confirmed_at', 'unknown_field'],
    ]
    for (const [change, pointer, code] of refusals) {
      const problem = await expect(400, 'POST', path, { as, body: { ...base, ...change } })
      t.match(problem.errors, [{ pointer, code }])
    }
    const nobody = await expect(400, 'POST', path, { as, body: { year: 2020, grade: 'good' } })
    t.match(nobody.errors, [{ pointer: `/${subject}`, code: 'required' }])
    const { items } = await expect(200, 'GET', `${path}?${subject.replace('_id', '')}=${id}`, { as })
    t.same(items, [])
  })

  await t.test('whoever is exempt has a reason and no grade', async (t) => {
    const body = {
      [subject]: await createSubject(app, register),
      year: 2020,
      outcome: 'exempt',
      reason: 'Mới chuyển đến',
    }
    t.match(await expect(201, 'POST', path, { as, body }), { ...body, grade: null, reason_kind: 'other' })
  })

  await t.test('the kind of reason why there is no grade is said, or follows from the words', async (t) => {
    const ungraded = async (facts: object) =>
      await expect(201, 'POST', path, {
        as,
        body: { [subject]: await createSubject(app, register), year: 2013, outcome: 'not_graded', ...facts },
      })
    const kindOf = async (facts: object) => (await ungraded(facts)).reason_kind
    t.equal(await kindOf({ reason_kind: 'suspended', reason: 'Theo Quyết định 05-QĐ/UBKT' }), 'suspended')
    t.equal(await kindOf({ reason: 'new_collective' }), 'new_collective')
    t.equal(await kindOf({ reason: 'được miễn công tác và sinh hoạt Đảng' }), 'exempt_from_activities')
    t.equal(await kindOf({ reason: 'Nghỉ ốm dài ngày' }), 'other')
    t.equal(await kindOf({}), null)
    const row = await ungraded({ reason_kind: 'new_member' })
    const { items } = await expect(200, 'GET', `${path}?reason_kind=new_member&year=2013`, { as })
    t.same(items, [row])

    const graded = { year: 2013, grade: 'good', reason_kind: 'new_member' }
    const body = { ...graded, [subject]: await createSubject(app, register) }
    const refused = await expect(422, 'POST', path, { as, body })
    t.match(refused.errors, [{ pointer: '/reason_kind', code: 'contradiction' }])
    const change = { as, headers: anyRevision, body: { outcome: 'graded', grade: 'good' } }
    t.match(await expect(200, 'PATCH', `${path}/${row.id}`, change), { grade: 'good', reason_kind: null })
  })

  await t.test('a correction that gives a grade takes the kind of reason away', async (t) => {
    const facts = { outcome: 'exempt', grade: null, reason_kind: 'exempt_from_activities' }
    const { id } = await createConfirmedGrading(app, register, facts)
    const right = { outcome: 'graded', grade: 'good', reason: 'Vẫn sinh hoạt' }
    const send = { as, headers: anyRevision, body: right }
    const corrected = await expect(201, 'POST', `${path}/${id}/corrections`, send)
    t.match(corrected, { ...right, reason_kind: null })
    t.equal((await expect(200, 'POST', `${path}/${id}/corrections`, send)).id, corrected.id)
    const back = { outcome: 'exempt', grade: null, reason: 'Đúng là được miễn' }
    const again = { as, headers: anyRevision, body: back }
    t.match(await expect(201, 'POST', `${path}/${corrected.id}/corrections`, again), { reason_kind: null })
  })

  await t.test('the whole year and its quarters are graded side by side, each once', async (t) => {
    const id = await createSubject(app, register)
    for (const quarter of [null, 1, 4]) {
      const body = { [subject]: id, year: 2019, quarter, grade: 'completed' }
      const first = await expect(201, 'POST', path, { as, body })
      const second = await expect(409, 'POST', path, { as, body: { ...body, grade: 'excellent' } })
      t.match(second.errors, [{ pointer: '/year', code: 'taken', message: new RegExp(first.id) }])
      t.equal(second.errors.length, 1)
      await expect(204, 'DELETE', `${path}/${first.id}`, { as, headers: anyRevision })
      await expect(201, 'POST', path, { as, body })
      await expect(409, 'POST', `${path}/${first.id}/restore`, { as, headers: anyRevision })
    }
    const of = `${subject.replace('_id', '')}=${id}`
    const quarters = async (query: string) => {
      const { items } = await expect(200, 'GET', `${path}?${of}&${query}`, { as })
      return items.map((item: { quarter: number | null }) => item.quarter)
    }
    t.same(await quarters('year=2019'), [4, 1, null])
    t.same(await quarters('quarter=null,1&sort=quarter'), [1, null])
    t.same(await quarters('year=2020'), [])
  })

  await t.test('gradings sort by grade, best first, page by page', async (t) => {
    for (const grade of ['completed', 'excellent', 'not_completed', 'good']) {
      await expect(201, 'POST', path, {
        as,
        body: { [subject]: await createSubject(app, register), year: 2001, grade },
      })
    }
    const found: string[] = []
    let cursor: string | null = ''
    while (cursor !== null) {
      const from = cursor === '' ? '' : `&cursor=${cursor}`
      const { items, page } = await expect(200, 'GET', `${path}?year=2001&sort=grade&limit=3${from}`, { as })
      found.push(...items.map((item: { grade: string }) => item.grade))
      cursor = page.next_cursor
    }
    t.same(found, ['excellent', 'good', 'completed', 'not_completed'])
  })
}

async function confirming(t: Test, app: TestApp, register: GradingResource) {
  const { expect } = app
  const { path, one } = register

  await t.test('an officer mends a grading, confirms it, and confirms it again without effect', async (t) => {
    const body = { [register.subject]: await createSubject(app, register), year: 2020, grade: 'good' }
    const created = await expect(201, 'POST', path, { as, body })
    const url = `${path}/${created.id}`
    await expect(428, 'POST', `${url}/confirm`, { as, body: decision })
    const mended = await expect(200, 'PATCH', url, {
      as,
      headers: { 'if-match': '"1"' },
      body: { score: 92.5 },
    })
    t.match(mended, { score: 92.5, revision: 2 })
    await expect(412, 'POST', `${url}/confirm`, { as, headers: { 'if-match': '"1"' }, body: decision })
    const confirmed = await expect(200, 'POST', `${url}/confirm`, {
      as,
      headers: { 'if-match': '"2"' },
      body: decision,
    })
    t.match(confirmed, { confirmed_at: String, revision: 3, score: 92.5 })
    t.same(
      await expect(200, 'POST', `${url}/confirm`, { as, headers: { 'if-match': '"2"' }, body: decision }),
      confirmed,
    )
    const { items } = await expect(200, 'GET', `/v1/audit-events?resource_id=${created.id}`)
    t.same(items.map((event: { operation: string }) => event.operation).sort(), [
      `confirm${one}`,
      `create${one}`,
      `update${one}`,
    ])
  })

  await t.test('a confirmed grading keeps its facts, and says how to correct them', async (t) => {
    const confirmed = await createConfirmedGrading(app, register, { external_id: `fixed-${one}` })
    const url = `${path}/${confirmed.id}`
    const refused = await expect(409, 'PATCH', url, {
      as,
      headers: anyRevision,
      body: { grade: 'excellent' },
    })
    t.equal(refused.code, 'wrong_state')
    t.match(refused, { detail: /corrections/, errors: [{ pointer: '/grade', code: 'confirmed' }] })
    const { year, grade } = confirmed
    const body = { [register.subject]: confirmed[register.subject], year, grade, score: 1 }
    const put = await expect(409, 'PUT', `${path}/by-external-id/fixed-${one}`, { as, body })
    t.match(put.errors, [{ pointer: '/score' }])
    await expect(409, 'DELETE', url, { as, headers: anyRevision })
    t.same(await expect(200, 'GET', url, { as }), confirmed)
    const equal = { ...body, score: null }
    t.same(await expect(200, 'PUT', `${path}/by-external-id/fixed-${one}`, { as, body: equal }), confirmed)
    const shown = await expect(200, 'PATCH', url, { as, headers: anyRevision, body: { published: true } })
    t.match(shown, { published: true, grade: 'good', confirmed_at: confirmed.confirmed_at })
  })

  await t.test('a grading in the trash is neither confirmed nor corrected', async () => {
    const body = { [register.subject]: await createSubject(app, register), year: 2020, grade: 'good' }
    const { id } = await expect(201, 'POST', path, { as, body })
    await expect(204, 'DELETE', `${path}/${id}`, { as, headers: anyRevision })
    await expect(409, 'POST', `${path}/${id}/confirm`, { as, headers: anyRevision, body: decision })
    const correction = { grade: 'excellent', reason: 'Nhầm' }
    await expect(409, 'POST', `${path}/${id}/corrections`, { as, headers: anyRevision, body: correction })
  })
}
