import {
  createPublishedPost,
  classesOf2020,
  createConfirmedFigure,
  headers,
} from '../../domain/figures/school.ts'
import { startApp, type TestApp } from '../../support/app.ts'
import { countStatements } from '../../support/count-statements.ts'
import { registers } from '../../domain/training/registers.ts'
import { test } from '../../support/shared-test.ts'

const path = '/v1/statistics/training'

// responses are untyped, like their rows
// oxlint-disable-next-line typescript/no-explicit-any
type Answer = any

/** `program true`: [classes, learners] of the only year. */
const byGroup = ({ rows }: Answer) =>
  Object.fromEntries(
    rows.map(({ group, years }: Answer) => [
      group.map(({ value }: Answer) => value).join(' '),
      [years[0].classes.value, years[0].learners.value],
    ]),
  )

const complete = async ({ expect }: TestApp, year: number) => {
  for (const register of ['classes', 'enrollments']) {
    await expect(201, 'PUT', `/v1/register-coverage/${register}/${year}`, { body: { complete: true } })
  }
}

test('classes and learners of the registers', async (t) => {
  const app = await startApp(t)
  const { expect } = app
  const { createProgram, createClass, createLearner, createEnrollment } = registers(app)
  const theory = await createProgram({
    code: 'TC',
    name: 'Trung cấp',
    family: 'political_theory',
    training_type: 'degree',
  })
  const officials = await createProgram({ code: 'CV', name: 'Chuyên viên', training_type: 'in_service' })
  const enroll = async (id: string, more = {}) => await createEnrollment(id, (await createLearner()).id, more)
  const get = (query: string, as: 'anonymous' | 'admin' = 'anonymous') =>
    expect(200, 'GET', `${path}?${query}`, { as })

  const mixed = await createClass(theory.id, { year: 2020, planned: true, headcount: 99, mode: 'full_time' })
  await enroll(mixed.id)
  await enroll(mixed.id, { planned: false })
  await enroll(mixed.id, { planned: false, status: 'completed' })
  await enroll(mixed.id, { status: 'withdrawn' })
  const trashed = await enroll(mixed.id)
  await expect(204, 'DELETE', `/v1/enrollments/${trashed.id}`, { headers })
  const left = await createClass(theory.id, { year: 2020, headcount: 50 })
  await enroll(left.id, { status: 'withdrawn' })
  await createClass(officials.id, {
    year: 2020,
    planned: true,
    headcount: 40,
    headcount_unplanned: 15,
    status: 'open',
  })
  await createClass(officials.id, { year: 2020, planned: false, headcount: 7 })
  await createClass(officials.id, { year: 2020, headcount: 100, status: 'cancelled' })
  await createClass(officials.id, { year: 2021, planned: true, headcount: 60 })
  const gone = await createClass(officials.id, { year: 2020, headcount: 1000 })
  await expect(204, 'DELETE', `/v1/classes/${gone.id}`, { headers })

  await t.test('count what was held: enrollments not withdrawn, else the headcount', async (t) => {
    const answer = await get('year=2020&source=register&group_by=program')
    t.same(byGroup(answer), { CV: [2, 47], TC: [2, 3] })
    t.match(answer.totals, [
      { year: 2020, classes: { value: 4, sum_of_rows: 4 }, learners: { value: 50, sum_of_rows: 50 } },
    ])
    t.same(
      answer.rows.map(({ group }: Answer) => group[0].label.vi),
      ['Chuyên viên', 'Trung cấp'],
    )
  })

  await t.test('one class holds learners in the plan and outside it', async (t) => {
    const answer = await get('year=2020&source=register&group_by=planned')
    t.same(byGroup(answer), { true: [2, 26], false: [1, 24], '': [1, 0] })
    t.same(byGroup(await get('year=2020&source=register&group_by=program,planned')), {
      'CV true': [1, 25],
      'CV false': [1, 22],
      'TC true': [1, 1],
      'TC false': [null, 2],
      'TC ': [1, 0],
    })
  })

  await t.test('by family, type, mode and state; cancelled classes are in none', async (t) => {
    t.same(byGroup(await get('year=2020&source=register&group_by=family')), {
      political_theory: [2, 3],
      other: [2, 47],
    })
    t.same(byGroup(await get('year=2020&source=register&group_by=training_type')), {
      degree: [2, 3],
      in_service: [2, 47],
    })
    t.same(byGroup(await get('year=2020&source=register&group_by=mode')), {
      full_time: [1, 3],
      '': [3, 47],
    })
    t.same(byGroup(await get('year=2020&source=register&group_by=year,status')), {
      scheduled: [3, 10],
      open: [1, 40],
    })
  })

  await t.test('several years side by side with their change', async (t) => {
    const answer = await get('from=2019&to=2021&source=register&group_by=program')
    t.same(answer.years, [2019, 2020, 2021])
    const [officialsRow] = answer.rows
    t.match(officialsRow.years, [
      { year: 2019, learners: { value: null, source: null, change: null } },
      { year: 2020, learners: { value: 47, change: null } },
      { year: 2021, learners: { value: 60, source: 'register', change: 13, change_percent: 27.7 } },
    ])
    t.match(answer.totals[2], { classes: { value: 1, change: -3, change_percent: -75 } })
    t.same(
      (await get('source=register')).years,
      [2020, 2021],
      'without an end, the years of which something is known',
    )
    t.same((await get('source=register&from=2021')).years, [2021])
  })

  await t.test(
    'a register that nobody declared complete is not the best, and its nothing is not none',
    async (t) => {
      const before = await get('from=2018&to=2020&group_by=program')
      t.same(byGroup(before), { CV: [null, null], TC: [null, null] })
      t.match((await get('year=2020', 'admin')).totals[0], {
        classes: { value: 4, source: 'register_incomplete', qualifier: 'exact', change: null },
        learners: { value: 50, source: 'register_incomplete' },
      })
      t.match(before.totals[2].classes, { value: null, source: null })
      await expect(201, 'PUT', '/v1/register-coverage/classes/2020', { body: { complete: true } })
      const half = await get('year=2020')
      t.match(half.totals, [{ classes: { value: 4, source: 'register' }, learners: { value: null } }])
      await expect(201, 'PUT', '/v1/register-coverage/enrollments/2020', { body: { complete: true } })
      await complete(app, 2019)
      const after = await get('from=2018&to=2020&group_by=program')
      t.match(after.totals, [
        { classes: { value: null }, learners: { value: null } },
        { classes: { value: 0, source: 'register' }, learners: { value: 0 } },
        { classes: { value: 4 }, learners: { value: 50 } },
      ])
      t.equal(after.complete_registers.length, 4)
    },
  )

  await t.test('one statement, however much is asked', async (t) => {
    const { count } = await countStatements(app, () => get('from=2018&to=2021&group_by=program,planned,mode'))
    t.equal(count, 1)
  })
})

test('classes and learners of figures', async (t) => {
  const app = await startApp(t)
  const { expect, send } = app
  const { createProgram, createClass } = registers(app)
  const theory = await createProgram({ code: 'TC', name: 'Trung cấp' })
  const get = (query: string, as: 'anonymous' | 'admin' = 'anonymous') =>
    expect(200, 'GET', `${path}?${query}`, { as })
  const classes = (value: number, dimensions = {}, more = {}) =>
    createConfirmedFigure(app, classesOf2020(value, { dimensions, ...more }))
  const post = await createPublishedPost(app, 'Mở 62 lớp', 'Mở 62 lớp, có 58 lớp trong kế hoạch.')
  const words = (quote: string, post_id = post.id) => ({ post_id, field: 'body_text', quote })

  const total = await classes(62, { stage: 'opened' }, { source: words('62 lớp') })
  const planned = await classes(58, { planned: true }, { source: words('58 lớp') })
  await classes(4, { planned: false })
  await classes(8, { program: 'TC' })
  await classes(2, { program: 'TC', planned: false })
  await classes(70, { scenario: 'plan' })
  await classes(5, {}, { relation: 'change' })
  await classes(30, { stage: 'closed' })
  await classes(31, {}, { period: { kind: 'half', start: '2020-01-01', end: '2020-06-30' } })

  await t.test('rows and total are what figures state, with the sum of the rows beside it', async (t) => {
    const answer = await get('year=2020&group_by=planned')
    t.same(byGroup(answer), { true: [58, null], false: [4, null] })
    t.match(answer.totals[0].classes, {
      value: 62,
      source: 'figures',
      fact_key: total.fact_key,
      sum_of_rows: 62,
    })
    t.equal(answer.rows[0].years[0].classes.fact_key, planned.fact_key)
    const byProgram = await get('year=2020&group_by=program')
    t.same(byGroup(byProgram), { TC: [8, null] })
    t.match(byProgram.totals[0].classes, { value: 62, sum_of_rows: 8 })
    t.same(byGroup(await get('year=2020&group_by=program,planned')), { 'TC false': [2, null] })
    t.same(byGroup(await get('year=2020&group_by=planned,program')), { 'false TC': [2, null] })
    t.same(byGroup(await get('year=2020&group_by=mode')), {})
  })

  await t.test('the register stands before the figure where it is complete, and nowhere else', async (t) => {
    await createClass(theory.id, { headcount: 30, planned: false })
    t.match((await get('year=2020')).totals[0].classes, { value: 62, source: 'figures' })
    t.match((await get('year=2020&source=register')).totals[0].classes, { value: 1, source: 'register' })
    await complete(app, 2020)
    const answer = await get('year=2020&group_by=program')
    t.match(answer.totals[0], {
      classes: { value: 1, source: 'register', fact_key: null },
      learners: { value: 30, source: 'register' },
    })
    t.match((await get('year=2020&source=figures')).totals[0].classes, { value: 62 })
    for (const register of ['classes', 'enrollments']) {
      await expect(200, 'PUT', `/v1/register-coverage/${register}/2020`, { body: { complete: false } })
    }
  })

  await t.test('the newest statement of a fact counts, in its own words of certainty', async (t) => {
    await classes(60, {}, { qualifier: 'over', source: { number: '13-BC/TCT' } })
    const answer = await get('year=2020')
    t.match(answer.totals[0].classes, { value: 60, qualifier: 'over', change: null })
    const later = { kind: 'year', start: '2021-01-01', end: '2021-12-31' }
    await classes(70, {}, { period: later })
    t.match(
      (await get('from=2020&to=2021')).totals[1].classes,
      { value: 70, change: null },
      'over 60 is no number to compare with',
    )
  })

  await t.test('readers see nothing of drafts, proposals, rejections and words that are gone', async (t) => {
    const before = await send('GET', `${path}?group_by=program,planned`, { as: 'anonymous' })
    const hidden = await createPublishedPost(app, 'Nháp', 'Có 3 lớp ngoài kế hoạch.', { publish: false })
    const later = await createPublishedPost(app, 'Hẹn', 'Có 3 lớp ngoài kế hoạch.', { publish: false })
    await expect(200, 'POST', `/v1/posts/${later.id}/publish`, {
      headers,
      body: { published_at: '2199-01-01T00:00:00Z' },
    })
    const ofYear = (year: number) => ({ kind: 'year', start: `${year}-01-01`, end: `${year}-12-31` })
    const dimensions = { program: 'TC', planned: true }
    await classes(3, dimensions, { source: words('3 lớp', hidden.id), period: ofYear(2015) })
    await classes(3, dimensions, { source: words('3 lớp', later.id), period: ofYear(2016) })
    await classes(3, dimensions, { source: null, period: ofYear(2017) })
    await expect(201, 'POST', '/v1/figures', { body: classesOf2020(999) })
    const rejected = await expect(201, 'POST', '/v1/figures', { body: classesOf2020(998) })
    await expect(200, 'POST', `/v1/figures/${rejected.id}/reject`, { headers, body: { reason: 'Sai' } })
    const after = await send('GET', `${path}?group_by=program,planned`, { as: 'anonymous' })
    t.equal(after.body, before.body)
    t.equal(after.headers.etag, before.headers.etag)
    t.same((await get('', 'admin')).years, [2020, 2021])
    t.same((await get('group_by=program,planned', 'admin')).years, [2015, 2016, 2017, 2020, 2021])

    await app.database.pool.query('update figures set source_stale = true where id = $1', [planned.id])
    const stale = await get('year=2020&group_by=planned')
    t.same(byGroup(stale), { false: [4, null] })
    t.same(byGroup(await get('year=2020&group_by=planned', 'admin')), { true: [58, null], false: [4, 30] })
    await app.database.pool.query('update figures set source_stale = false where id = $1', [planned.id])
    await expect(200, 'POST', `/v1/posts/${post.id}/unpublish`, { headers, body: {} })
    t.same(byGroup(await get('year=2020&group_by=planned')), { false: [4, null] })
  })
})

test('parameters that make no sense are refused by name', async (t) => {
  const { expect } = await startApp(t)
  const refused: [query: string, parameter: string][] = [
    ['year=20', 'year'],
    ['year=2201', 'year'],
    ['year=2020,2021', 'year'],
    ['year=2020&from=2019', 'year'],
    ['from=2021&to=2020', 'to'],
    ['from=1950&to=2000', 'to'],
    ['group_by=', 'group_by'],
    ['group_by=venue', 'group_by'],
    ['group_by=program,program', 'group_by'],
    ['group_by=program,planned,mode,status', 'group_by'],
    ['source=all', 'source'],
    ['groupby=program', 'groupby'],
  ]
  for (const [query, parameter] of refused) {
    for (const as of ['anonymous', 'admin'] as const) {
      const { errors } = await expect(400, 'GET', `${path}?${query}`, { as })
      t.equal(errors[0].parameter, parameter, query)
    }
  }
})
