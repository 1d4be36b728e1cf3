import { anyRevision as headers, registers } from '../../domain/training/registers.ts'
import { startApp, type TestApp } from '../../support/app.ts'
import { test } from '../../support/shared-test.ts'

interface Value {
  value: number | null
  suppressed?: true
}
type Numbers = Record<
  'learners' | 'share_percent' | 'completed' | 'completion_percent' | 'distinct_learners',
  Value
>
interface Answer {
  rows: { group: { value: string | null; label: { vi: string } }[]; years: Numbers[] }[]
  totals: (Numbers & { learners: Value & { sum_of_rows: number | null } })[]
}

const url = (query: string) => `/v1/statistics/training?source=register&${query}`

/** The values of a measure by group. */
const valuesOf = (answer: Answer, measure: keyof Numbers = 'learners') =>
  answer.rows.map(({ group, years }) => {
    const { value, suppressed } = years[0]![measure]
    return [...group.map((key) => key.value), suppressed ? 'suppressed' : value]
  })

/** Enrolls learners into a class, with fields of the learner and of the enrollment. */
function enroller(app: TestApp) {
  const { createLearner, createEnrollment } = registers(app)
  return async (class_id: string, times: number, learner: Record<string, unknown> = {}, more = {}) => {
    const ids: string[] = []
    for (let n = 0; n < times; n++) {
      const person = await createLearner(learner)
      ids.push((await createEnrollment(class_id, person.id, more)).id)
    }
    return ids
  }
}

test('who may read enrollments gets the true numbers of groups of learners', async (t) => {
  const app = await startApp(t)
  const { expect } = app
  const { createProgram, createClass } = registers(app)
  const enroll = enroller(app)
  const read = async (query: string): Promise<Answer> =>
    await expect(200, 'GET', url(query), { as: 'registrar' })
  const tc = await createProgram({ code: 'TC', name: 'Trung cấp' })
  const bd = await createProgram({ code: 'BD', name: 'Bồi dưỡng' })
  const first = await createClass(tc.id, { status: 'open', planned: true })
  const second = await createClass(bd.id, { status: 'open', planned: false })
  await createClass(bd.id, { status: 'open', headcount: 40, planned: false })
  const women = await enroll(
    first.id,
    3,
    { sex: 'female', ethnicity: 'Tày', birth_year: 1991, position_level: 'commune', unit_group: 'party' },
    { status: 'completed', result: 'good' },
  )
  await enroll(first.id, 2, { sex: 'male', ethnicity: 'Kinh', birth_date: '1990-12-31' })
  await enroll(second.id, 1, { sex: 'male', nationality: 'LA', birth_year: 1960, unit_group: 'state' })
  await enroll(second.id, 1, {}, { result: 'excellent' })
  const [gone] = await enroll(second.id, 1, { sex: 'female' })
  await expect(201, 'POST', `/v1/enrollments/${gone}/events`, {
    body: { kind: 'withdrawn', on: '2020-05-04' },
  })

  await t.test('unknown values are a group of their own, with the headcounts of classes', async (t) => {
    const bySex = await read('year=2020&group_by=sex')
    t.same(valuesOf(bySex), [
      ['female', 3],
      ['male', 3],
      [null, 41],
    ])
    t.same(
      bySex.rows.map(({ group }) => group[0]!.label.vi),
      ['Nữ', 'Nam', 'Không nêu'],
    )
    t.match(bySex.totals[0], { learners: { value: 47, sum_of_rows: 47 } })
    t.same(valuesOf(bySex, 'share_percent'), [
      ['female', 50],
      ['male', 50],
      [null, null],
    ])
    t.same(valuesOf(await read('year=2020&group_by=minority')), [
      ['true', 3],
      ['false', 2],
      [null, 42],
    ])
    t.same(valuesOf(await read('year=2020&group_by=age_band')), [
      ['under_30', 3],
      ['30_to_39', 2],
      ['60_and_over', 1],
      [null, 41],
    ])
    t.same(valuesOf(await read('year=2020&group_by=position_level')), [
      ['commune', 3],
      [null, 44],
    ])
    t.same(valuesOf(await read('year=2020&group_by=unit_group')), [
      ['party', 3],
      ['state', 1],
      [null, 43],
    ])
  })

  await t.test('results have percentages of those with a result', async (t) => {
    const byResult = await read('year=2020&group_by=result')
    t.same(valuesOf(byResult), [
      ['excellent', 1],
      ['good', 3],
      [null, 43],
    ])
    t.same(valuesOf(byResult, 'share_percent'), [
      ['excellent', 25],
      ['good', 75],
      [null, null],
    ])
  })

  await t.test('with other groupings, also of persons', async (t) => {
    t.same(valuesOf(await read('year=2020&group_by=program,sex')), [
      ['BD', 'male', 1],
      ['BD', null, 41],
      ['TC', 'female', 3],
      ['TC', 'male', 2],
    ])
    t.same(valuesOf(await read('year=2020&group_by=program,sex'), 'share_percent'), [
      ['BD', 'male', 100],
      ['BD', null, null],
      ['TC', 'female', 60],
      ['TC', 'male', 40],
    ])
    const crossed = await read('year=2020&group_by=sex,minority')
    t.same(valuesOf(crossed), [
      ['female', 'true', 3],
      ['male', 'false', 2],
      ['male', null, 1],
      [null, null, 41],
    ])
    t.same(crossed.totals[0]!.learners, { ...crossed.totals[0]!.learners, value: 47, sum_of_rows: 47 })
    t.same(valuesOf(await read('year=2020&group_by=planned,sex')), [
      ['true', 'female', 3],
      ['true', 'male', 2],
      ['false', 'male', 1],
      ['false', null, 41],
    ])
    t.same(valuesOf(await read('from=2019&to=2020&group_by=sex&follow=successors')).length, 3)
  })

  await t.test('completions of each group', async (t) => {
    const bySex = await read('year=2020&group_by=sex')
    t.same(valuesOf(bySex, 'completed'), [
      ['female', 3],
      ['male', 0],
      [null, 0],
    ])
    t.same(valuesOf(bySex, 'completion_percent'), [
      ['female', 100],
      ['male', 0],
      [null, 0],
    ])
    t.match(bySex.totals[0], { completed: { value: 3 }, completion_percent: { value: 42.9 } })
  })

  await t.test(
    'the learner of the day of enrolling counts, and the present sex, ethnicity and birth',
    async (t) => {
      const { items } = await expect(200, 'GET', '/v1/enrollments?limit=100', { as: 'registrar' })
      const { learner_id } = items.find(({ id }: { id: string }) => id === women[0])
      await expect(200, 'PATCH', `/v1/learners/${learner_id}`, {
        headers,
        body: { sex: 'male', birth_year: 1990, position_level: 'province' },
      })
      t.same(valuesOf(await read('year=2020&group_by=sex')), [
        ['female', 2],
        ['male', 4],
        [null, 41],
      ])
      t.same(valuesOf(await read('year=2020&group_by=age_band'))[0], ['under_30', 2])
      t.same(valuesOf(await read('year=2020&group_by=position_level')), [
        ['commune', 3],
        [null, 44],
      ])
      await expect(200, 'PATCH', `/v1/classes/${first.id}`, { headers, body: { year: 2021 } })
      t.same(valuesOf(await read('year=2021&group_by=age_band')), [['30_to_39', 5]])
    },
  )
})

test('persons are counted once in each group', async (t) => {
  const app = await startApp(t)
  const { expect } = app
  const { createProgram, createClass, createLearner, createEnrollment } = registers(app)
  const tc = await createProgram({ code: 'TC', name: 'Trung cấp' })
  const bd = await createProgram({ code: 'BD', name: 'Bồi dưỡng' })
  const ids = [
    (await createClass(tc.id, { status: 'open' })).id,
    (await createClass(tc.id, { status: 'open' })).id,
    (await createClass(bd.id, { status: 'open' })).id,
  ]
  const learners: string[] = []
  for (let n = 0; n < 5; n++) learners.push((await createLearner({ sex: n < 2 ? 'female' : 'male' })).id)
  for (const [who, where] of [
    [0, 0],
    [0, 1],
    [0, 2],
    [1, 0],
    [1, 2],
    [2, 0],
    [3, 1],
    [4, 2],
  ] as const)
    await createEnrollment(ids[where]!, learners[who]!)
  const read = async (query: string, as: 'registrar' | 'anonymous' = 'registrar'): Promise<Answer> =>
    await expect(200, 'GET', url(query), { as })
  const byProgram = await read('year=2020&group_by=program')
  t.same(valuesOf(byProgram), [
    ['BD', 3],
    ['TC', 5],
  ])
  t.same(valuesOf(byProgram, 'distinct_learners'), [
    ['BD', 3],
    ['TC', 4],
  ])
  t.match(byProgram.totals[0], { learners: { value: 8 }, distinct_learners: { value: 5 } })
  t.same(valuesOf(await read('year=2020&group_by=sex'), 'distinct_learners'), [
    ['female', 2],
    ['male', 3],
  ])
  t.same(valuesOf(await read('year=2020&group_by=sex,age_band'), 'distinct_learners'), [
    ['female', null, 2],
    ['male', null, 3],
  ])
  t.same(valuesOf(await read('year=2020&group_by=program,sex'), 'distinct_learners'), [
    ['BD', 'female', 2],
    ['BD', 'male', 1],
    ['TC', 'female', 2],
    ['TC', 'male', 2],
  ])
  t.equal((await read('from=2019&to=2020')).totals[1]!.distinct_learners.value, null)
  t.equal((await read('from=2020&to=2020')).totals[0]!.distinct_learners.value, 5)
  t.match((await read('year=2020', 'anonymous')).totals[0]!.distinct_learners, {
    value: null,
    suppressed: true,
  })
})

test('readers get no number of few learners', async (t) => {
  const app = await startApp(t)
  const { expect, send } = app
  const { createProgram, createClass } = registers(app)
  const enroll = enroller(app)
  const program = await createProgram({ code: 'TC', name: 'Trung cấp' })
  const row = await createClass(program.id, { status: 'open' })
  await enroll(row.id, 12, { sex: 'male', unit_group: 'party' }, { position_level: 'commune' })
  await enroll(row.id, 7, { sex: 'male', unit_group: 'party' }, { position_level: 'province' })
  await enroll(row.id, 6, { sex: 'male', unit_group: 'party' }, { position_level: 'district' })
  await enroll(row.id, 3, { sex: 'female', unit_group: 'party' }, { position_level: 'central' })
  const read = async (query: string): Promise<Answer> =>
    await expect(200, 'GET', url(query), { as: 'anonymous' })

  await t.test('nor the smallest other, nor a sum that tells them', async (t) => {
    const byLevel = await read('year=2020&group_by=position_level')
    t.same(valuesOf(byLevel), [
      ['central', 'suppressed'],
      ['province', 7],
      ['district', 'suppressed'],
      ['commune', 12],
      ['village', 0],
      [null, 0],
    ])
    t.same(valuesOf(byLevel, 'share_percent'), [
      ['central', 'suppressed'],
      ['province', 25],
      ['district', 'suppressed'],
      ['commune', 42.9],
      ['village', 0],
      [null, null],
    ])
    t.match(byLevel.totals[0]!.learners, { value: 28, sum_of_rows: null })
    t.ok(valuesOf(byLevel, 'completed').every(([, value]) => value === null))
  })

  await t.test('and none at all where fewer than two groups are left', async (t) => {
    t.same(
      valuesOf(await read('year=2020&group_by=sex')).map(([, value]) => value),
      ['suppressed', 'suppressed', 'suppressed'],
    )
    t.same(valuesOf(await read('year=2020&group_by=unit_group'))[0], ['party', 28])
  })

  await t.test('nor a percentage that tells how many are unknown', async (t) => {
    const later = await createClass(program.id, { status: 'open', year: 2021 })
    await createClass(program.id, { status: 'open', year: 2021, headcount: 40 })
    await enroll(later.id, 12, {}, { unit_group: 'party' })
    await enroll(later.id, 7, {}, { unit_group: 'state' })
    await enroll(later.id, 6, {}, { unit_group: 'commune' })
    await enroll(later.id, 3)
    const byUnit = await read('year=2021&group_by=unit_group')
    // 48 percent would tell that 25 are known
    t.same(valuesOf(byUnit, 'share_percent')[0], ['party', 'suppressed'])
    t.same(
      valuesOf(byUnit).filter(([, value]) => value !== 0),
      [
        ['party', 12],
        ['state', 7],
        ['commune', 'suppressed'],
        [null, 'suppressed'],
      ],
    )
    t.equal(byUnit.totals[0]!.learners.value, 68)
  })

  await t.test('one grouping of persons, alone, for one year', async (t) => {
    const refused = async (query: string, parameter: string) => {
      const { errors } = await expect(400, 'GET', url(query), { as: 'anonymous' })
      t.match(errors, [{ parameter, code: 'needs_training_read', message: /training:read/ }])
      t.equal(errors.length, 1)
      await expect(200, 'GET', url(query), { as: 'registrar' })
    }
    await refused('year=2020&group_by=sex,minority', 'group_by')
    await refused('year=2020&group_by=program,sex', 'group_by')
    await refused('year=2020&group_by=planned,result', 'group_by')
    await refused('group_by=sex', 'year')
    await refused('from=2019&to=2020&group_by=sex', 'from')
    await refused('to=2020&group_by=sex', 'to')
    await refused('year=2020&group_by=sex&follow=successors', 'follow')
    await expect(200, 'GET', url('from=2020&to=2020&group_by=year,sex'), { as: 'anonymous' })
    await expect(400, 'GET', '/v1/statistics/training.csv?year=2020&group_by=sex,mode', { as: 'anonymous' })
  })

  await t.test('in no format', async (t) => {
    const csv = (
      await send('GET', '/v1/statistics/training.csv?source=register&year=2020&group_by=position_level', {
        as: 'anonymous',
      })
    ).body
    t.match(csv, /2020,Trung ương,,,,,,Không công bố vì số người ít/)
    t.match(csv, /2020,Cấp tỉnh,,,,7,/)
    t.notMatch(csv, /Cộng các dòng,,,,19/)
    const cube = await expect(
      200,
      'GET',
      '/v1/statistics/training.jsonstat?source=register&year=2020&group_by=position_level',
      { as: 'anonymous' },
    )
    const at = cube.dimension.measure.category.index.indexOf('learners')
    const width = cube.dimension.measure.category.index.length
    const position = cube.dimension.position_level.category.index.indexOf('central')
    t.equal(cube.value[position * width + at], null)
    t.equal(cube.status[position * width + at], 'suppressed')
  })

  await t.test('whatever others asked before', async (t) => {
    const path = url('year=2020&group_by=sex')
    const options = { as: 'registrar' } as const
    const known = await send('GET', path, options)
    await send('GET', path, options)
    t.same(valuesOf(known.json() as Answer), [
      ['female', 3],
      ['male', 25],
    ])
    for (let n = 0; n < 4; n++) {
      const { statusCode, body } = await send('GET', path, {
        as: 'anonymous',
        headers: { 'if-none-match': String(known.headers['etag']) },
      })
      t.equal(statusCode, 200)
      t.match(valuesOf(JSON.parse(body) as Answer)[0], ['female', 'suppressed'])
    }
    t.same(valuesOf((await send('GET', path, options)).json() as Answer)[0], ['female', 3])
    const other = await send('GET', path, { as: { scopes: ['figures:read'] as never } })
    t.match(valuesOf(other.json() as Answer)[0], ['female', 'suppressed'])
  })

  await t.test('nor completions of few, for the whole school only', async (t) => {
    const finish = async (times: number, more: Record<string, unknown>) => {
      const { items } = await expect(
        200,
        'GET',
        `/v1/enrollments?status=enrolled&class=${row.id}&limit=100`,
        {
          as: 'registrar',
        },
      )
      for (const { id } of items.slice(0, times))
        await expect(200, 'PATCH', `/v1/enrollments/${id}`, { headers, body: more })
    }
    const totals = async () => {
      const { completed, completion_percent } = (await read('year=2020&group_by=program')).totals[0]!
      return [completed, completion_percent].map(({ value, suppressed }) =>
        suppressed ? 'suppressed' : value,
      )
    }
    t.same(await totals(), [0, 0])
    await finish(4, { status: 'completed' })
    t.same(await totals(), ['suppressed', 'suppressed'])
    await finish(10, { status: 'completed' })
    t.same(await totals(), [14, 50])
    t.equal((await read('year=2020&group_by=program')).rows[0]!.years[0]!.completed.value, null)
    await finish(5, { status: 'failed', result: 'failed' })
    t.same(await totals(), [14, 50])
    await finish(3, { result: 'good' })
    t.same(await totals(), ['suppressed', 'suppressed'], 'few results')
    await finish(7, { result: 'good' })
    t.same(
      valuesOf(await read('year=2020&group_by=result')).filter(([, value]) => value !== 0),
      [
        ['good', 7],
        ['failed', 5],
        [null, 16],
      ],
    )
  })
})

test('the size of small numbers is a setting', async (t) => {
  const app = await startApp(t, { SMALL_COUNT: '1' })
  const { createProgram, createClass } = registers(app)
  const row = await createClass((await createProgram()).id, { status: 'open' })
  await enroller(app)(row.id, 1, { sex: 'female' })
  t.same(valuesOf(await app.expect(200, 'GET', url('year=2020&group_by=sex'), { as: 'anonymous' })), [
    ['female', 1],
    ['male', 0],
    [null, 0],
  ])
})
