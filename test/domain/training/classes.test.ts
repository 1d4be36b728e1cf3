import { startApp } from '../../support/app.ts'
import { invalidLines, testRejections, withEachValue } from '../../support/resource-contract.ts'
import { testConcurrentCreates, testConcurrentPuts } from '../../support/concurrent-writes.ts'
import { anyRevision as headers, registers } from './registers.ts'
import { test } from '../../support/shared-test.ts'

const path = '/v1/classes'

test('classes', async (t) => {
  const app = await startApp(t)
  const { send, expect } = app
  const { createProgram, createClass, createLearner, createEnrollment } = registers(app)
  const program = await createProgram({ code: 'TCLLCT' })
  const least = { code: 'K1', name: 'Lớp K1', program_id: program.id, year: 2020 }

  await t.test(
    'a registrar creates a class with the least body, and anyone reads it by id and code',
    async (t) => {
      const answer = await send('POST', path, { as: 'registrar', body: least })
      t.equal(answer.statusCode, 201)
      const row = answer.json()
      t.match(row, {
        ...least,
        external_id: null,
        planned: null,
        mode: null,
        venue: null,
        opened_on: null,
        closed_on: null,
        status: 'scheduled',
        capacity: null,
        headcount: null,
        headcount_unplanned: null,
        enrolled_count: 0,
        revision: 1,
      })
      t.equal(answer.headers.location, `${path}/${row.id}`)
      t.same(await expect(200, 'GET', `${path}/K1`, { as: 'anonymous' }), row)
      t.same(await expect(200, 'GET', `${path}/${row.id}`, { as: 'anonymous' }), row)
    },
  )

  await t.test('its program may be named by code or external id, by one of them only', async (t) => {
    const other = await createProgram({ external_id: 'ct-1' })
    const { program_id: _id, ...rest } = least
    const by = (program: object, code: string) =>
      expect(201, 'POST', path, { body: { ...rest, code, program } })
    t.equal((await by({ code: 'TCLLCT' }, 'K2')).program_id, program.id)
    t.equal((await by({ external_id: 'ct-1' }, 'K3')).program_id, other.id)
    await testRejections(t, app, path, 400, [
      ['/program', { ...least, program: { code: 'TCLLCT' } }],
      ['/program', { ...rest, program: { code: 'TCLLCT', external_id: 'ct-1' } }],
      ['/program_id', rest],
    ])
    await testRejections(t, app, path, 422, [
      ['/program/code', { ...rest, program: { code: 'NONE' } }],
      ['/program_id', { ...rest, program_id: '0190a1b2-0000-7000-8000-000000000000' }],
    ])
  })

  await t.test('what cannot be stored is refused by field, and nothing is stored', async (t) => {
    const { year: _year, ...withoutYear } = least
    const numbers = [-1, 1.5, '3', 1e12, true]
    await testRejections(t, app, path, 400, [
      ['/year', withoutYear],
      ...withEachValue(least, 'year', [1899, 2201, '2020', 2020.5, null]),
      ...withEachValue(least, 'name', invalidLines),
      ...withEachValue(least, 'code', ['', 'a b', 'a\0', 7, '0190a1b2-0000-7000-8000-000000000000']),
      ...withEachValue(least, 'venue', invalidLines),
      ...withEachValue(least, 'external_id', invalidLines),
      ...withEachValue(least, 'planned', ['true', 1]),
      ...withEachValue(least, 'mode', ['evening', 1]),
      ...withEachValue(least, 'status', ['closed', null]),
      ...withEachValue(least, 'opened_on', ['2020-02-30', '01/02/2020', '2020-02-01T00:00:00Z']),
      ...withEachValue(least, 'capacity', numbers),
      ...withEachValue(least, 'headcount', numbers),
      ...withEachValue(least, 'headcount_unplanned', numbers),
      ['/closed_on', { ...least, opened_on: '2020-03-02', closed_on: '2020-03-01' }],
      ['/headcount_unplanned', { ...least, headcount: 40, headcount_unplanned: 41 }],
      ['/enrolled_count', { ...least, enrolled_count: 5 }],
    ])
  })

  await t.test('a change that contradicts the rest of the class is refused', async (t) => {
    const row = await createClass(program.id, {
      opened_on: '2020-03-02',
      headcount: 40,
      headcount_unplanned: 5,
    })
    const url = `${path}/${row.id}`
    const early = await expect(400, 'PATCH', url, { headers, body: { closed_on: '2020-03-01' } })
    t.match(early.errors, [{ pointer: '/closed_on', code: 'before_start' }])
    const few = await expect(400, 'PATCH', url, { headers, body: { headcount: 4 } })
    t.match(few.errors, [{ pointer: '/headcount_unplanned', code: 'over_total' }])
    t.same(await expect(200, 'GET', url), row)
    const patch = { headers, body: { program: { code: 'TCLLCT' }, venue: 'Hội trường A' } }
    t.match(await expect(200, 'PATCH', url, patch), { venue: 'Hội trường A', program_id: program.id })
  })

  await t.test(
    'a code is free once its class is in the trash; restoring into a taken one is a 409',
    async (t) => {
      const first = await createClass(program.id, { code: 'TRASH' })
      const taken = await expect(409, 'POST', path, { body: { ...least, code: 'TRASH' } })
      t.match(taken.errors, [{ pointer: '/code' }])
      await expect(204, 'DELETE', `${path}/TRASH`, { headers })
      await expect(404, 'GET', `${path}/TRASH`)
      const second = await createClass(program.id, { code: 'TRASH' })
      const restore = () => send('POST', `${path}/${first.id}/restore`, { headers })
      const refused = await restore()
      t.equal(refused.statusCode, 409)
      t.match(refused.json().errors, [{ pointer: '/code' }])
      await expect(204, 'DELETE', `${path}/${second.id}`, { headers })
      t.equal((await restore()).statusCode, 200)
    },
  )

  await t.test('a code with marks is found however its letters are composed', async (t) => {
    const row = await createClass(program.id, { code: 'BỒI-DƯỠNG' })
    const code = encodeURIComponent('BỒI-DƯỠNG'.normalize('NFD'))
    t.same(await expect(200, 'GET', `${path}/${code}`), row)
    const { items } = await expect(200, 'GET', `${path}?code=${code}`)
    t.same(items, [row])
  })

  await t.test('twenty at once make one class', async (t) => {
    await testConcurrentCreates(t, app, path, { ...least, code: 'ONCE' }, '/code')
    await testConcurrentPuts(t, app, path, { ...least, code: 'TWENTY' })
  })

  await t.test('a program with live classes stays, and goes once they are gone', async (t) => {
    const mine = await createProgram()
    const row = await createClass(mine.id)
    const refused = await expect(409, 'DELETE', `/v1/programs/${mine.id}`, { headers })
    t.equal(refused.code, 'still_referenced')
    await expect(204, 'DELETE', `${path}/${row.id}`, { headers })
    await expect(204, 'DELETE', `/v1/programs/${mine.id}`, { headers })
    const restored = await expect(422, 'POST', `${path}/${row.id}/restore`, { headers })
    t.match(restored.errors, [{ pointer: '/program_id', code: 'unknown_reference' }])
  })

  await t.test('enrolled_count is of live enrollments that are not withdrawn', async (t) => {
    const row = await createClass(program.id)
    const made = []
    for (const status of ['enrolled', 'completed', 'deferred', 'withdrawn', 'enrolled']) {
      made.push(await createEnrollment(row.id, (await createLearner()).id, { status }))
    }
    const count = async () =>
      (await expect(200, 'GET', `${path}/${row.id}`, { as: 'anonymous' })).enrolled_count
    t.equal(await count(), 4)
    await expect(204, 'DELETE', `/v1/enrollments/${made[0]?.id}`, { headers })
    t.equal(await count(), 3)
    await expect(200, 'PATCH', `/v1/enrollments/${made[3]?.id}`, { headers, body: { status: 'enrolled' } })
    t.equal(await count(), 4)
    const { items } = await expect(200, 'GET', `${path}?code=${row['code']}`, { as: 'anonymous' })
    t.equal(items[0].enrolled_count, 4)
    const refused = await expect(409, 'DELETE', `${path}/${row.id}`, { headers })
    t.match(refused.detail, /enrollments/)
  })

  await t.test('only who may write the training registers writes classes', async (t) => {
    const row = await createClass(program.id)
    const { page: before } = await expect(200, 'GET', `${path}?count=exact&trash=include`)
    for (const [as, status] of [
      ['anonymous', 401],
      ['reader', 403],
      ['publisher', 403],
      ['party_officer', 403],
    ] as const) {
      await expect(status, 'POST', path, { as, body: { ...least, code: 'DENIED' } })
      await expect(status, 'PUT', `${path}/by-external-id/denied`, { as, body: { ...least, code: 'DENIED' } })
      await expect(status, 'PATCH', `${path}/${row.id}`, { as, headers, body: { year: 2019 } })
      await expect(status, 'DELETE', `${path}/${row.id}`, { as, headers })
      await expect(status, 'POST', `${path}/${row.id}/close`, { as, headers })
      await expect(status, 'GET', `${path}?trash=only`, { as })
    }
    t.same(await expect(200, 'GET', `${path}/${row.id}`), row)
    const { page } = await expect(200, 'GET', `${path}?count=exact&trash=include`)
    t.equal(page.count, before.count)
  })
})
