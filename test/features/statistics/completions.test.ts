import { findGroupMismatches } from '../../../src/features/statistics/training/group-mismatches.ts'
import { anyRevision as headers, registers } from '../../domain/training/registers.ts'
import { startApp } from '../../support/app.ts'
import { test } from '../../support/shared-test.ts'

test('who completed a class is counted for callers who may read enrollments', async (t) => {
  const app = await startApp(t)
  const { expect, database } = app
  const { createProgram, createClass, createLearner, createEnrollment } = registers(app)
  const program = await createProgram({ code: 'TC' })
  const other = await createProgram({ code: 'BD' })
  const row = await createClass(program.id, { status: 'completed', planned: true })
  await createClass(other.id, { status: 'completed', headcount: 40, planned: false })
  const enroll = async (more = {}) => (await createEnrollment(row.id, (await createLearner()).id, more)).id
  const first = await enroll({ status: 'completed', result: 'good' })
  await enroll({ status: 'completed' })
  const third = await enroll()
  await enroll({ status: 'failed', result: 'failed' })
  await enroll({ status: 'withdrawn' })

  const read = (as: 'anonymous' | 'registrar', group_by = 'program') =>
    expect(200, 'GET', `/v1/statistics/training?year=2020&group_by=${group_by}`, { as })
  const total = async () => {
    const { completed, completion_percent } = (await read('registrar')).totals[0]
    return [completed.value, completion_percent.value]
  }

  await t.test('of the learners of classes with enrollments', async (t) => {
    t.same(await total(), [2, 50])
    const { rows } = await read('registrar')
    t.match(rows, [
      { group: [{ value: 'TC' }], years: [{ completed: { value: 2, source: 'register_incomplete' } }] },
      {
        group: [{ value: 'BD' }],
        years: [{ completed: { value: null }, completion_percent: { value: null } }],
      },
    ])
    // the order of the request, which is not that of the keys
    const { rows: byBoth } = await read('registrar', 'status,program')
    t.match(
      byBoth.find(({ group }: never) => (group as { value: string }[])[1]!.value === 'TC'),
      { group: [{ value: 'completed' }, { value: 'TC' }], years: [{ completed: { value: 2 } }] },
    )
    const byPlan = await read('registrar', 'planned')
    t.match(byPlan.totals[0], { completed: { value: 2 }, completion_percent: { value: 50 } })
    t.match(
      byPlan.rows.map(({ years }: { years: unknown[] }) => years[0]),
      [{ completed: { value: null } }, { completed: { value: null } }],
    )
    const followed = await expect(200, 'GET', '/v1/statistics/training?year=2020&follow=successors', {
      as: 'registrar',
    })
    t.equal(followed.totals[0].completed.value, 2)
  })

  await t.test('as each write leaves it', async (t) => {
    await expect(201, 'POST', `/v1/enrollments/${third}/events`, {
      body: { kind: 'completed', on: '2020-06-30' },
    })
    t.same(await total(), [3, 75])
    await expect(204, 'DELETE', `/v1/enrollments/${first}`, { headers })
    t.same(await total(), [2, 66.7])
    await expect(200, 'POST', `/v1/enrollments/${first}/restore`, { headers })
    t.same(await total(), [3, 75])
    const elsewhere = await createClass(other.id, { status: 'open' })
    await expect(200, 'PATCH', `/v1/enrollments/${first}`, { headers, body: { class_id: elsewhere.id } })
    const { rows } = await read('registrar')
    t.same(
      rows.map(({ years }: never) => (years as { completed: { value: number } }[])[0]!.completed.value),
      [2, 1],
    )
    t.same(await findGroupMismatches(database.pool), [])
  })

  await t.test('readers get neither while few have completed, complete registers or not', async (t) => {
    for (const register of ['classes', 'enrollments'])
      await expect(201, 'PUT', `/v1/register-coverage/${register}/2020`, { body: { complete: true } })
    t.match((await read('registrar')).totals[0].completed, { value: 3, source: 'register' })
    for (const source of ['best', 'register']) {
      const { rows, totals } = await expect(
        200,
        'GET',
        `/v1/statistics/training?year=2020&group_by=program&source=${source}&follow=successors`,
        { as: 'anonymous' },
      )
      t.match(totals[0], {
        completed: { value: null, suppressed: true },
        completion_percent: { value: null, suppressed: true },
      })
      for (const { years } of rows) {
        t.equal(years[0].completed.value, null)
        t.equal(years[0].completion_percent.value, null)
      }
    }
  })
})
