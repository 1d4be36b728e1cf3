import { startApp } from '../../support/app.ts'
import { anyRevision as headers, registers } from './registers.ts'
import { test } from '../../support/shared-test.ts'

const today = () => new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 10)

test('closing a class', async (t) => {
  const app = await startApp(t)
  const { send, expect } = app
  const { createProgram, createClass, createLearner, createEnrollment } = registers(app)
  const program = await createProgram()
  const close = (id: string, body?: object, more: Record<string, string> = {}) =>
    send('POST', `/v1/classes/${id}/close`, {
      as: 'registrar',
      headers: { ...headers, ...more },
      ...(body ? { body } : {}),
    })

  await t.test('it is completed on the day that is sent, or it has, or is today at the school', async (t) => {
    const plain = await createClass(program.id, { code: 'PLAIN', status: 'open' })
    const answer = await close('PLAIN', { closed_on: '2020-12-18' })
    t.equal(answer.statusCode, 200)
    t.match(answer.json(), { id: plain.id, status: 'completed', closed_on: '2020-12-18', revision: 2 })
    t.match(answer.headers.etag, /^"2-/)
    const dated = await createClass(program.id, { closed_on: '2020-11-20' })
    t.match((await close(dated.id)).json(), { status: 'completed', closed_on: '2020-11-20' })
    const undated = await createClass(program.id)
    t.match((await close(undated.id, {})).json(), { status: 'completed', closed_on: today() })
    const json = await close((await createClass(program.id)).id, undefined, {
      'content-type': 'application/json',
    })
    t.equal(json.statusCode, 200, 'an announced body that does not come is none')
  })

  await t.test('a completed class is answered unchanged, without a trace', async (t) => {
    const row = await createClass(program.id)
    const first = (await close(row.id, { closed_on: '2020-12-18' })).json()
    t.same((await close(row.id, { closed_on: '2020-12-31' })).json(), first)
    t.same((await close(row.id, {}, { 'if-match': '"1"' })).json(), first)
    const { items } = await expect(200, 'GET', `/v1/audit-events?resource_id=${row.id}`)
    t.match(items, [
      { operation: 'closeClass', fields: ['closed_on', 'status'] },
      { operation: 'createClass' },
    ])
  })

  await t.test(
    'a cancelled or trashed class, or an impossible day, is refused and stays as it is',
    async (t) => {
      const cancelled = await createClass(program.id, { status: 'cancelled' })
      const trashed = await createClass(program.id)
      await expect(204, 'DELETE', `/v1/classes/${trashed.id}`, { headers })
      const row = await createClass(program.id, { opened_on: '2020-03-02' })
      await createEnrollment(row.id, (await createLearner()).id, { enrolled_on: '2020-03-09' })
      const cases: [string, object, number, object][] = [
        [cancelled.id, {}, 409, { code: 'wrong_state' }],
        [trashed.id, {}, 409, { code: 'wrong_state' }],
        [
          row.id,
          { closed_on: '2020-03-01' },
          422,
          { errors: [{ pointer: '/closed_on', code: 'before_start' }] },
        ],
        [
          row.id,
          { closed_on: '2020-03-08' },
          422,
          { errors: [{ pointer: '/closed_on', code: 'enrollments_outside' }] },
        ],
        [row.id, { closed_on: '2020-02-30' }, 400, { errors: [{ pointer: '/closed_on' }] }],
        [row.id, { closed: '2020-03-30' }, 400, { errors: [{ pointer: '/closed', code: 'unknown_field' }] }],
        ['0190a1b2-0000-7000-8000-000000000000', {}, 404, {}],
        ['NONE', {}, 404, {}],
      ]
      for (const [id, body, status, problem] of cases) {
        const answer = await close(id, body)
        t.equal(answer.statusCode, status, JSON.stringify(body))
        t.match(answer.json(), problem)
      }
      t.equal((await expect(200, 'GET', `/v1/classes/${row.id}`)).revision, 1)
      t.equal((await expect(200, 'GET', `/v1/classes/${cancelled.id}`)).revision, 1)
    },
  )

  await t.test('it needs the revision that was read, and repeats by Idempotency-Key', async (t) => {
    const row = await createClass(program.id)
    const url = `/v1/classes/${row.id}/close`
    await expect(428, 'POST', url)
    await expect(412, 'POST', url, { headers: { 'if-match': '"7"' } })
    const once = { 'if-match': '"1"', 'idempotency-key': 'close-once' }
    const first = await send('POST', url, { headers: once, body: {} })
    const again = await send('POST', url, { headers: once, body: {} })
    t.equal(first.statusCode, 200)
    t.equal(again.headers['idempotency-replayed'], 'true')
    t.equal(again.body, first.body)
  })
})
