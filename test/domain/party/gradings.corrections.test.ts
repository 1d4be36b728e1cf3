import type { Test } from 'tap'
import { startApp, type TestApp } from '../../support/app.ts'
import {
  createConfirmedGrading,
  anyRevision,
  as,
  createSubject,
  cellGradings,
  memberGradings,
  type GradingResource,
} from './gradings.ts'
import { test } from '../../support/shared-test.ts'

for (const register of [cellGradings, memberGradings]) {
  test(`corrections at ${register.path}`, async (t) => {
    const app = await startApp(t)
    await correcting(t, app, register)
    await testConcurrentCorrections(t, app, register)
  })
}

async function correcting(t: Test, app: TestApp, register: GradingResource) {
  const { send, expect } = app
  const { path, subject, one } = register

  await t.test('a correction takes the place of what was wrong, which stays readable', async (t) => {
    const old = await createConfirmedGrading(app, register, {
      score: 80,
      published: true,
      external_id: `old-${one}`,
    })
    const body = { grade: 'excellent', score: 92, reason: 'Ghi nhầm so với quyết định' }
    const answer = await send('POST', `${path}/${old.id}/corrections`, {
      as,
      headers: { 'if-match': `"${old.revision}"` },
      body,
    })
    t.equal(answer.statusCode, 201)
    const correction = answer.json()
    t.equal(answer.headers.location, `${path}/${correction.id}`)
    t.match(correction, {
      ...body,
      [subject]: old[subject],
      year: 2020,
      published: true,
      external_id: `old-${one}`,
      current: true,
      confirmed_at: String,
      supersedes_id: old.id,
      superseded_by_id: null,
      revision: 1,
    })
    const kept = await expect(200, 'GET', `${path}/${old.id}`, { as })
    t.match(kept, {
      grade: 'good',
      reason: null,
      current: false,
      external_id: null,
      superseded_by_id: correction.id,
    })

    const of = `${subject.replace('_id', '')}=${old[subject]}`
    const ids = async (query: string) => {
      const { items, page } = await expect(200, 'GET', `${path}?count=exact&${of}${query}`, { as })
      t.equal(page.count, items.length)
      return items.map((item: { id: string }) => item.id)
    }
    t.same(await ids(''), [correction.id])
    t.same(await ids('&history=false'), [correction.id])
    t.same(await ids('&history=true&sort=created_at'), [old.id, correction.id])

    const { items } = await expect(200, 'GET', `/v1/audit-events?operation=correct${one}`)
    t.same(
      items.map((event: { resource_id: string }) => event.resource_id).sort(),
      [old.id, correction.id].sort(),
    )
  })

  await t.test('a script that sends its correction twice gets the first one again', async (t) => {
    const old = await createConfirmedGrading(app, register)
    const request = {
      as,
      headers: { 'if-match': `"${old.revision}"` },
      body: { outcome: 'not_graded', grade: null, reason: 'Chưa đủ thời gian' },
    }
    const first = await expect(201, 'POST', `${path}/${old.id}/corrections`, request)
    t.same(await expect(200, 'POST', `${path}/${old.id}/corrections`, request), first)
    const other = { ...request, body: { grade: 'excellent', reason: 'Khác' } }
    const refused = await expect(409, 'POST', `${path}/${old.id}/corrections`, other)
    t.ok(refused.detail.includes(first.id), 'the refusal leads to the current one')
  })

  await t.test('a correction needs a reason, a difference, and something confirmed', async (t) => {
    const old = await createConfirmedGrading(app, register)
    const url = `${path}/${old.id}/corrections`
    const noReason = await expect(400, 'POST', url, {
      as,
      headers: anyRevision,
      body: { grade: 'excellent' },
    })
    t.match(noReason.errors, [{ pointer: '/reason', code: 'required' }])
    await expect(422, 'POST', url, { as, headers: anyRevision, body: { grade: 'good', reason: 'Không đổi' } })
    await expect(428, 'POST', url, { as, body: { grade: 'excellent', reason: 'Nhầm' } })
    const stale = { 'if-match': '"1"' }
    await expect(412, 'POST', url, { as, headers: stale, body: { grade: 'excellent', reason: 'Nhầm' } })
    t.same(await expect(200, 'GET', `${path}/${old.id}`, { as }), old)
    const body = { [subject]: await createSubject(app, register), year: 2020, grade: 'good' }
    const draft = await expect(201, 'POST', path, { as, body })
    const early = await expect(409, 'POST', `${path}/${draft.id}/corrections`, {
      as,
      headers: anyRevision,
      body: { grade: 'excellent', reason: 'Nhầm' },
    })
    t.match(early.detail, /PATCH/)
  })

  await t.test('a correction keeps what a decision needs', async (t) => {
    const old = await createConfirmedGrading(app, register)
    const refusals: [object, string, string][] = [
      [{ decision_number: null }, '/decision_number', 'required'],
      [{ decided_on: null }, '/decided_on', 'required'],
      [{ decided_on: `${old.year}-03-01` }, '/decided_on', 'too_early'],
      [{ year: old.year + 1, decided_on: `${old.year + 1}-01-05` }, '/decided_on', 'too_early'],
    ]
    for (const [change, pointer, code] of refusals) {
      const body = { ...change, reason: 'Nhầm' }
      const { errors } = await expect(422, 'POST', `${path}/${old.id}/corrections`, {
        as,
        headers: anyRevision,
        body,
      })
      t.match(errors, [{ pointer, code }])
    }
    t.same(await expect(200, 'GET', `${path}/${old.id}`, { as }), old)
    const cell = await expect(201, 'POST', '/v1/party-cells', {
      as,
      body: { name: `Chi bộ giải thể ${subject}`, dissolved_on: `${old.year}-07-01` },
    })
    const { errors } = await expect(422, 'POST', `${path}/${old.id}/corrections`, {
      as,
      headers: anyRevision,
      body: { party_cell_id: cell.id, reason: 'Nhầm chi bộ' },
    })
    t.match(errors, [{ pointer: '/party_cell_id', code: 'dissolved' }])
    t.same(await expect(200, 'GET', `${path}/${old.id}`, { as }), old)
  })

  await t.test('a correction cannot put the decision behind the end of the organisation', async (t) => {
    const old = await createConfirmedGrading(app, register)
    await expect(200, 'PATCH', `/v1/party-cells/${old.party_cell_id}`, {
      as,
      headers: anyRevision,
      body: { dissolved_on: `${old.year + 1}-01-01` },
    })
    const correct = (status: number, id: string, decided_on: string) =>
      expect(status, 'POST', `${path}/${id}/corrections`, {
        as,
        headers: anyRevision,
        body: { decided_on, reason: 'Ghi nhầm ngày' },
      })
    const late = `${old.year + 1}-01-05`
    // a member goes on elsewhere
    if (register === memberGradings) return t.match(await correct(201, old.id, late), { decided_on: late })
    const { errors } = await correct(409, old.id, late)
    t.match(errors, [{ pointer: '/decided_on', code: 'dissolved' }])
    t.same(await expect(200, 'GET', `${path}/${old.id}`, { as }), old)
    const right = `${old.year}-12-31`
    t.match(await correct(201, old.id, right), { decided_on: right })
  })

  await t.test('a correction of the year cannot push out another grading', async (t) => {
    const old = await createConfirmedGrading(app, register)
    const body = { [subject]: old[subject], year: 2021, grade: 'good' }
    await expect(201, 'POST', path, { as, body })
    const correction = { year: 2021, decided_on: '2021-12-25', reason: 'Nhầm năm' }
    await expect(409, 'POST', `${path}/${old.id}/corrections`, { as, headers: anyRevision, body: correction })
    t.same(await expect(200, 'GET', `${path}/${old.id}`, { as }), old)
  })

  await t.test('an admin purges a chain from its end only, and the period is free again', async (t) => {
    const old = await createConfirmedGrading(app, register)
    const body = { grade: 'excellent', reason: 'Nhầm' }
    const next = await expect(201, 'POST', `${path}/${old.id}/corrections`, {
      as,
      headers: anyRevision,
      body,
    })
    await expect(403, 'DELETE', `${path}/${next.id}?purge=true`, { as, headers: anyRevision })
    const kept = await expect(409, 'DELETE', `${path}/${old.id}?purge=true`, { headers: anyRevision })
    t.equal(kept.code, 'still_referenced')
    await expect(204, 'DELETE', `${path}/${next.id}?purge=true`, { headers: anyRevision })
    t.match(await expect(200, 'GET', `${path}/${old.id}`, { as }), { current: false, superseded_by_id: null })
    const refused = await expect(409, 'POST', `${path}/${old.id}/corrections`, {
      as,
      headers: anyRevision,
      body,
    })
    t.equal(refused.code, 'wrong_state')
    await expect(201, 'POST', path, { as, body: { [subject]: old[subject], year: 2020, grade: 'good' } })
  })

  await t.test('an Idempotency-Key repeats a correction', async (t) => {
    const old = await createConfirmedGrading(app, register)
    const headers = { ...anyRevision, 'idempotency-key': `correct-${one}` }
    const request = { as, headers, body: { grade: 'excellent', reason: 'Nhầm' } }
    const first = await send('POST', `${path}/${old.id}/corrections`, request)
    const again = await send('POST', `${path}/${old.id}/corrections`, request)
    t.same([first.statusCode, again.statusCode], [201, 201])
    t.equal(again.headers['idempotency-replayed'], 'true')
    t.equal(again.body, first.body)
  })
}

async function twenty(request: () => ReturnType<TestApp['send']>): Promise<number[]> {
  const answers = await Promise.all(Array.from({ length: 20 }, request))
  return answers.map((answer) => answer.statusCode).sort()
}

const others = (status: number) => Array.from({ length: 19 }, () => status)

async function testConcurrentCorrections(t: Test, app: TestApp, register: GradingResource) {
  const { send, expect } = app
  const { path, subject } = register
  const count = async (id: string) => {
    const url = `${path}?${subject.replace('_id', '')}=${id}&history=true&count=exact`
    return (await expect(200, 'GET', url, { as })).page.count
  }

  await t.test('20 gradings of one period at once make one, and 19 clean refusals', async (t) => {
    const id = await createSubject(app, register)
    const body = { [subject]: id, year: 2020, grade: 'good' }
    t.same(await twenty(() => send('POST', path, { as, body })), [201, ...others(409)])
    t.equal(await count(id), 1)
    const { errors } = await expect(409, 'POST', path, { as, body })
    t.match(errors, [{ pointer: '/year', code: 'taken', message: /already: .*correct it/ }])
  })

  await t.test('20 equal puts at once make one grading, and 20 successes', async (t) => {
    const id = await createSubject(app, register)
    const body = { [subject]: id, year: 2020, grade: 'good', score: 0.1 }
    const url = `${path}/by-external-id/twenty`
    t.same(await twenty(() => send('PUT', url, { as, body })), [...others(200), 201])
    const { items } = await expect(200, 'GET', `${path}?external_id=twenty`, { as })
    t.match(items, [{ revision: 1 }])
    t.equal(items.length, 1)
  })

  await t.test('20 equal corrections at once make one', async (t) => {
    const old = await createConfirmedGrading(app, register)
    const request = { as, headers: anyRevision, body: { grade: 'excellent', reason: 'Nhầm' } }
    const url = `${path}/${old.id}/corrections`
    t.same(await twenty(() => send('POST', url, request)), [...others(200), 201])
    t.equal(await count(old[subject]), 2)
  })
}
