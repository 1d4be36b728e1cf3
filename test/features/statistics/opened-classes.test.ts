import { nextOpening } from '../../../src/domain/training/class-counts/opened.ts'
import { schoolDay } from '../../../src/domain/school-day.ts'
import { registers, anyRevision as headers } from '../../domain/training/registers.ts'
import { startApp } from '../../support/app.ts'
import { test } from '../../support/shared-test.ts'

/** A day in the time zone of the school, a number of days from today. */
const dayFromNow = (days: number) =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Ho_Chi_Minh' }).format(Date.now() + days * 86_400_000)

test('a class counts from its first day, or when its state says that it was opened', async (t) => {
  const app = await startApp(t)
  const { expect, send, database } = app
  const { createProgram, createClass } = registers(app)
  const program = await createProgram({ code: 'TC', name: 'Trung cấp' })
  const year = Number(dayFromNow(0).slice(0, 4))
  const add = (more: Record<string, unknown>) => createClass(program.id, { year, headcount: 40, ...more })
  // three are opened
  await add({ status: 'scheduled', opened_on: `${year}-01-01` })
  await add({ status: 'scheduled', opened_on: dayFromNow(0) })
  await add({ status: 'open' })
  // three are not, and one was cancelled
  const tomorrow = await add({ status: 'scheduled', opened_on: dayFromNow(1) })
  await add({ status: 'scheduled', opened_on: dayFromNow(30) })
  await add({ status: 'scheduled' })
  await add({ status: 'cancelled', opened_on: `${year}-01-01` })

  const path = `/v1/statistics/training?year=${year}&source=register`
  const totals = async () => (await expect(200, 'GET', path, { as: 'anonymous' })).totals[0]

  await t.test('in statistics, with its learners', async (t) => {
    t.match(await totals(), { classes: { value: 3 }, learners: { value: 120 } })
  })

  await t.test('in the chart of classes', async (t) => {
    const chart = await send(
      'GET',
      `/v1/charts/classes-by-year.svg?from=${year}&to=${year}&source=register`,
      {
        as: 'anonymous',
      },
    )
    t.match(chart.body, `${year}: 3. Nguồn`)
  })

  await t.test('in the comparison with what posts say', async (t) => {
    await expect(201, 'PUT', `/v1/register-coverage/classes/${year}`, { body: { complete: true } })
    const figure = await expect(201, 'POST', '/v1/figures', {
      body: {
        indicator: { code: 'training.classes' },
        period: { kind: 'year', start: `${year}-01-01`, end: `${year}-12-31` },
        value: 3,
        source: { number: '12-BC/TCT' },
      },
    })
    await expect(200, 'POST', `/v1/figures/${figure.id}/confirm`, { headers })
    const { items } = await expect(200, 'GET', `/v1/reconciliations?year=${year}`)
    t.match(items[0].explanation.en, `classes, complete for ${year}, counts 3 classes. They agree`)
  })

  await t.test('the counts follow a change of the first day', async (t) => {
    await expect(200, 'PATCH', `/v1/classes/${tomorrow.id}`, {
      headers,
      body: { opened_on: `${year}-01-01` },
    })
    t.match(await totals(), { classes: { value: 4 }, learners: { value: 160 } })
    await expect(200, 'PATCH', `/v1/classes/${tomorrow.id}`, { headers, body: { opened_on: dayFromNow(1) } })
    t.match(await totals(), { classes: { value: 3 }, learners: { value: 120 } })
  })

  await t.test('a class whose first day is unknown counts when its year is over', async (t) => {
    await createClass(program.id, { year: year - 1, status: 'scheduled', headcount: 25 })
    await createClass(program.id, { year: year + 1, status: 'scheduled', headcount: 25 })
    const query = `from=${year - 1}&to=${year + 1}&source=register`
    const answer = await expect(200, 'GET', `/v1/statistics/training?${query}`, { as: 'anonymous' })
    t.match(answer.totals, [
      { classes: { value: 1 }, learners: { value: 25 } },
      { classes: { value: 3 } },
      { classes: { value: null } },
    ])
  })

  await t.test('a cached response ends when the next first day begins', async (t) => {
    const { rows } = await database.pool.query<{ next: string; midnight: string }>(
      `select ${nextOpening} as next, (${schoolDay} + 1)::timestamp at time zone 'Asia/Ho_Chi_Minh' as midnight`,
    )
    t.equal(rows[0]!.next, rows[0]!.midnight)
    t.equal(new Date(rows[0]!.next).getUTCHours(), 17, 'midnight at UTC+7')
  })
})
