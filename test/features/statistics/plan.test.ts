import {
  classesOf2020,
  createConfirmedFigure,
  createPublishedPost,
  headers,
} from '../../domain/figures/school.ts'
import { registers } from '../../domain/training/registers.ts'
import { startApp } from '../../support/app.ts'
import { countStatements } from '../../support/count-statements.ts'
import { test } from '../../support/shared-test.ts'

// responses are untyped, like their rows
// oxlint-disable-next-line typescript/no-explicit-any
type Answer = any

const planOf = ({ planned_classes, planned_learners, fulfilment_percent }: Answer) => [
  planned_classes.value,
  planned_learners.value,
  fulfilment_percent.value,
]

test('the plan of a year beside what was held', async (t) => {
  const app = await startApp(t)
  const { expect } = app
  const { createProgram, createClass } = registers(app)
  const theory = await createProgram({ code: 'TC', name: 'Trung cấp', family: 'political_theory' })
  const officials = await createProgram({ code: 'CV', name: 'Chuyên viên', family: 'state_management' })
  const lecturers = await createProgram({ code: 'GV', name: 'Giảng viên', family: 'lecturer' })
  const plan = (program_id: string, more: object) =>
    expect(201, 'POST', '/v1/training-plans', { body: { year: 2020, program_id, ...more } })
  // the second version of the plan counts
  await plan(theory.id, { classes: 6, learners: 500 })
  await plan(theory.id, { classes: 8, learners: 600 })
  await plan(officials.id, { classes: 2, learners: 200 })
  await plan(lecturers.id, { classes: 1, learners: 50 })
  for (let n = 0; n < 8; n++) await createClass(theory.id, { planned: true, headcount: 80, status: 'open' })
  await createClass(officials.id, { planned: true, headcount: 100, status: 'open' })
  await createClass(officials.id, { planned: false, headcount: 120, status: 'open' })

  const path = '/v1/statistics/training?year=2020'
  const get = (query: string, as: 'anonymous' | 'registrar' = 'anonymous') =>
    expect(200, 'GET', `${path}${query}`, { as })
  const rows = (answer: Answer) =>
    Object.fromEntries(answer.rows.map(({ group, years }: Answer) => [group[0].value, planOf(years[0])]))

  await t.test('by the registers, in total and by programme and family', async (t) => {
    const answer = await get('&source=register&group_by=program')
    // 860 of 850 learners
    t.same(planOf(answer.totals[0]), [11, 850, 101.2])
    t.match(answer.totals[0], { classes: { value: 10 }, planned_classes: { sum_of_rows: 11 } })
    t.equal(answer.totals[0].fulfilment_percent.sum_of_rows, null)
    t.same(rows(answer), { TC: [8, 600, 106.7], CV: [2, 200, 110], GV: [1, 50, null] })
    t.same(rows(await get('&source=register&group_by=family')), {
      political_theory: [8, 600, 106.7],
      state_management: [2, 200, 110],
      lecturer: [1, 50, null],
    })
  })

  await t.test('a plan is not divided by what it does not say', async (t) => {
    const answer = await get('&source=register&group_by=planned')
    t.same(rows(answer), { true: [null, null, null], false: [null, null, null] })
    t.same(planOf(answer.totals[0]), [11, 850, 101.2])
  })

  await t.test('readers get it once plan and registers are declared complete', async (t) => {
    t.same(planOf((await get('')).totals[0]), [null, null, null])
    t.match((await get('', 'registrar')).totals[0], {
      planned_learners: { value: 850, source: 'register_incomplete' },
      fulfilment_percent: { value: 101.2, source: 'register_incomplete' },
    })
    for (const register of ['classes', 'enrollments', 'training-plans'])
      await expect(201, 'PUT', `/v1/register-coverage/${register}/2020`, { body: { complete: true } })
    t.match((await get('')).totals[0], {
      planned_learners: { value: 850, source: 'register' },
      fulfilment_percent: { value: 101.2, source: 'register' },
    })
    // nothing was held of a planned programme
    t.same(rows(await get('&group_by=program')), { TC: [8, 600, 106.7], CV: [2, 200, 110], GV: [1, 50, 0] })
    t.same(rows(await get('&group_by=planned')), { true: [null, null, null], false: [null, null, null] })
  })

  await t.test('where a plan says no learners, classes count', async (t) => {
    await plan(lecturers.id, { classes: 1 })
    t.same(planOf((await get('')).totals[0]), [11, null, 90.9])
    const [last] = (await expect(200, 'GET', '/v1/training-plans?program=GV&in_force=true')).items
    await expect(204, 'DELETE', `/v1/training-plans/${last.id}`, { headers })
  })

  await t.test('one statement', async (t) => {
    const { count } = await countStatements(app, () => get('&group_by=program,family'))
    t.equal(count, 1)
  })

  const rowsOf = async (indicator: string) =>
    (await expect(200, 'GET', `/v1/reconciliations?year=2020&indicator=${indicator}`)).items
  const figure = (code: string, value: number, more: object) =>
    createConfirmedFigure(app, classesOf2020(value, { indicator: { code }, ...more }))

  await t.test('figures of plans and percentages are the source where nothing is complete', async (t) => {
    const ofYear = { period: { kind: 'year', start: '2019-01-01', end: '2019-12-31' } }
    await figure('training.classes', 70, { dimensions: { scenario: 'plan' }, ...ofYear })
    await figure('training.plan_fulfilment', 102.5, { relation: 'of_plan', ...ofYear })
    const answer = await expect(200, 'GET', '/v1/statistics/training?year=2019', { as: 'anonymous' })
    t.same(planOf(answer.totals[0]), [70, null, 102.5])
    t.match(answer.totals[0], {
      classes: { value: null },
      planned_classes: { source: 'figures' },
      fulfilment_percent: { source: 'figures' },
    })
  })

  await t.test(
    'reconciliation compares what texts say about the plan with the plan and the registers',
    async (t) => {
      await figure('training.learners', 850, { dimensions: { scenario: 'plan' } })
      await figure('training.learners', 620, { dimensions: { scenario: 'plan', program: 'TC' } })
      await figure('training.classes', 10, { relation: 'of_plan', denominator: 12 })
      await figure('training.plan_fulfilment', 102.5, { relation: 'of_plan' })
      await figure('training.plan_fulfilment', 110, { relation: 'of_plan', dimensions: { program: 'CV' } })
      t.match(
        (await rowsOf('training.learners')).filter(({ breakdown }: Answer) => breakdown === 'register'),
        [
          {
            status: 'mismatch',
            dimensions: { program: 'TC' },
            register: { register: 'training-plans', count: 600 },
          },
          { status: 'match', register: { register: 'training-plans', count: 850 }, difference: 0 },
        ],
      )
      t.match(
        (await rowsOf('training.classes')).filter(({ breakdown }: Answer) => breakdown === 'register'),
        [
          {
            status: 'mismatch',
            stated: { figure_id: null, value: 12 },
            register: { register: 'training-plans', count: 11 },
          },
          { status: 'match', stated: { value: 10 }, register: { register: 'classes', count: 10 } },
        ],
      )
      const [wrong, right] = await rowsOf('training.plan_fulfilment')
      t.match(wrong, { status: 'mismatch', register: { count: 101.2 }, difference: -1.3 })
      t.equal(
        wrong.explanation.vi,
        'Số liệu đã nêu: đạt 102,5% kế hoạch (102,5 (văn bản 12-BC/TCT)). Theo sổ theo dõi của trường: 860/850 học viên theo kế hoạch, đạt 101,2%; 10/11 lớp theo kế hoạch, đạt 90,9%. Số liệu không khớp nhau.',
      )
      t.match(right, { status: 'match', dimensions: { program: 'CV' }, register: { count: 110 } })
    },
  )

  await t.test(
    'words of a post are compared once an editor says that they are about the training plan',
    async (t) => {
      const body = 'Năm 2020, nhà trường mở 10 lớp với 860 học viên, đạt 101,2% kế hoạch.'
      const post = await createPublishedPost(app, 'Tổng kết', body)
      await expect(200, 'POST', `/v1/posts/${post.id}/figure-proposals`, { headers, body: { year: 2020 } })
      // a percentage of a plan may be about any plan, so the editor says which
      const proposed = (await expect(200, 'GET', `/v1/posts/${post.id}/figures`)).items
      const [percent] = proposed.filter(({ unit }: Answer) => unit === 'percent')
      await expect(200, 'PATCH', `/v1/figures/${percent.id}`, {
        headers,
        body: { indicator: { code: 'training.plan_fulfilment' } },
      })
      const { items } = await expect(200, 'GET', `/v1/posts/${post.id}/reconciliations`)
      const [row] = items.filter(
        ({ indicator, breakdown }: Answer) =>
          indicator.code === 'training.plan_fulfilment' && breakdown === 'register',
      )
      t.match(row, { status: 'match', stated: { value: 101.2, source: { quote: '101,2%' } } })
    },
  )
})
