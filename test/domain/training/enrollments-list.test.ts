import { startApp } from '../../support/app.ts'
import { countStatements } from '../../support/count-statements.ts'
import { readAllIds } from '../../support/read-all-ids.ts'
import { registers } from './registers.ts'
import { test } from '../../support/shared-test.ts'

const path = '/v1/enrollments'

test('lists of enrollments', async (t) => {
  const app = await startApp(t)
  const { expect } = app
  const { createProgram, createClass, createLearner, createEnrollment } = registers(app)
  const one = await createProgram({ code: 'TCLLCT' })
  const two = await createProgram({ code: 'CV' })
  const k1 = await createClass(one.id, { code: 'K1', year: 2019 })
  const k2 = await createClass(two.id, { code: 'K2' })
  const an = await createLearner({ full_name: 'Lê An' })
  const binh = await createLearner({ full_name: 'Lê Bình' })
  await createEnrollment(k1.id, an.id, {
    external_id: 'A',
    planned: true,
    status: 'completed',
    result: 'good',
  })
  await createEnrollment(k1.id, binh.id, { external_id: 'B', planned: false, enrolled_on: '2019-02-01' })
  await createEnrollment(k2.id, an.id, {
    external_id: 'C',
    certificate_number: 'N17',
    enrolled_on: '2020-02-01',
  })
  await createEnrollment(k2.id, binh.id, { external_id: 'D', status: 'failed', result: 'failed' })

  const list = async (query: string) => {
    const { items } = await expect(200, 'GET', `${path}?${query}`, { as: 'registrar' })
    return items.map((item: { external_id: string }) => item.external_id).join('')
  }

  await t.test('a registrar narrows them by every declared filter', async (t) => {
    const expected: Record<string, string> = {
      'class=K1': 'BA',
      [`class=${k2.id}`]: 'DC',
      [`class=K1,${k2.id}`]: 'DCBA',
      [`learner=${an.id}`]: 'CA',
      'program=TCLLCT': 'BA',
      [`program=${two.id},NONE`]: 'DC',
      'year=2019': 'BA',
      'year=2019,2020&program=CV': 'DC',
      'year=2021': '',
      'status=completed,failed': 'DA',
      'result=good': 'A',
      'result=null': 'CB',
      'planned=true,false': 'BA',
      'planned=null': 'DC',
      'enrolled_on[gte]=2019-02-01&enrolled_on[lt]=2020-01-01': 'B',
      'certificate_number=n17': 'C',
      'external_id=A,D': 'DA',
    }
    for (const [query, ids] of Object.entries(expected)) t.equal(await list(query), ids, query)
    for (const query of ['year=x', 'planned=x', 'status=x', 'result=x', 'full_name=x', 'clas=K1']) {
      const problem = await expect(400, 'GET', `${path}?${query}`)
      t.equal(problem.errors[0].parameter, query.split('=')[0], query)
    }
  })

  await t.test('they sort by day, with the unknown last, and pages lead through all', async (t) => {
    t.equal(await list('sort=enrolled_on,created_at'), 'BCAD')
    t.equal(await list('sort=-enrolled_on,created_at'), 'CBAD')
    for (const sort of ['-created_at', 'enrolled_on', '-enrolled_on', 'updated_at']) {
      t.equal((await readAllIds(app, 'registrar', `${path}?limit=1&sort=${sort}`)).length, 4, sort)
    }
  })

  await t.test('classes and learners come along in one more statement each', async (t) => {
    const read = (query: string) =>
      countStatements(app, () =>
        expect(200, 'GET', `${path}?include=class,learner${query}`, { as: 'registrar' }),
      )
    await read('') // the key itself is looked up once and remembered
    const few = await read('&limit=1')
    const many = await read('')
    t.equal(few.count, many.count)
    t.equal(many.result.items.length, 4)
    for (const item of many.result.items) {
      t.equal(item.class.id, item.class_id)
      t.equal(item.learner.id, item.learner_id)
    }
  })
})
