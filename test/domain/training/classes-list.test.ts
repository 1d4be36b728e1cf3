import { startApp } from '../../support/app.ts'
import { countStatements } from '../../support/count-statements.ts'
import { readPages } from '../../support/resource-contract.ts'
import { registers } from './registers.ts'
import { test } from '../../support/shared-test.ts'

const path = '/v1/classes'

test('lists of classes', async (t) => {
  const app = await startApp(t)
  const { expect } = app
  const { createProgram, createClass } = registers(app)
  const one = await createProgram({ code: 'TCLLCT' })
  const two = await createProgram({ code: 'CV' })
  await createClass(one.id, {
    code: 'A',
    name: 'Đoàn thể',
    year: 2019,
    planned: true,
    mode: 'block',
    status: 'completed',
    opened_on: '2019-05-06',
  })
  await createClass(one.id, {
    code: 'B',
    name: 'Dân vận',
    planned: false,
    status: 'open',
    opened_on: '2020-01-06',
  })
  await createClass(two.id, { code: 'C', name: 'Âm nhạc', mode: 'distance', closed_on: '2020-06-30' })
  await createClass(two.id, { code: 'D', name: 'An ninh', planned: true, external_id: 'x4', year: 2021 })

  const list = async (query: string) => {
    const { items } = await expect(200, 'GET', `${path}?${query}`, { as: 'anonymous' })
    return items.map((item: { code: string }) => item.code).join('')
  }

  await t.test('a frontend narrows them by every declared filter', async (t) => {
    const expected: Record<string, string> = {
      'year=2020': 'CB',
      'year=2019,2021': 'DA',
      'program=TCLLCT': 'BA',
      [`program=${two.id}`]: 'DC',
      'program=TCLLCT,CV&year=2020': 'CB',
      'program=NONE': '',
      'planned=true': 'DA',
      'planned=false': 'B',
      'planned=null': 'C',
      'planned=false,null': 'CB',
      'mode=block,distance': 'CA',
      'mode=null': 'DB',
      'status=open': 'B',
      'opened_on[gte]=2019-05-06&opened_on[lt]=2020-01-06': 'A',
      'closed_on[lte]=2020-06-30': 'C',
      'code=A,D': 'DA',
      'external_id=x4': 'D',
      'updated_at[lt]=2000-01-01T00:00:00Z': '',
    }
    for (const [query, codes] of Object.entries(expected)) t.equal(await list(query), codes, query)
    for (const query of ['year=zwei', 'planned=yes', 'mode=evening', 'programm=CV', 'learner=x', 'year=']) {
      const problem = await expect(400, 'GET', `${path}?${query}`)
      t.equal(problem.errors[0].parameter, query.split('=')[0], query)
    }
  })

  await t.test('they sort in Vietnamese order, by year and day, with the unknown days last', async (t) => {
    t.equal(await list('sort=name'), 'DCBA')
    t.equal(await list('sort=-name'), 'ABCD')
    t.equal(await list('sort=code'), 'ABCD')
    t.equal(await list('sort=year,name'), 'ACBD')
    t.equal(await list('sort=opened_on,code'), 'ABCD')
    t.equal(await list('sort=-opened_on,code'), 'BACD')
    t.equal(await list(''), 'DCBA', 'the newest year first')
  })

  await t.test('pages lead through all of them, forth and back', async (t) => {
    for (const query of ['', '&sort=name', '&sort=-opened_on', '&sort=opened_on,name', '&sort=-year,name']) {
      const url = `${path}?limit=1${query}`
      const forth = await readPages(app, url, null, 'next_cursor')
      t.equal(forth.length, 4, query)
      const back = await readPages(app, url, forth.at(-1)?.prev_cursor ?? null, 'prev_cursor')
      t.same(
        back.flatMap((page) => page.ids),
        forth
          .flatMap((page) => page.ids)
          .toReversed()
          .slice(1),
        query,
      )
    }
  })

  await t.test('programs come along in one more statement, however many classes there are', async (t) => {
    const few = await countStatements(app, () =>
      expect(200, 'GET', `${path}?include=program&limit=1`, { as: 'anonymous' }),
    )
    const many = await countStatements(app, () =>
      expect(200, 'GET', `${path}?include=program`, { as: 'anonymous' }),
    )
    t.equal(few.count, 2)
    t.equal(many.count, 2)
    for (const item of many.result.items) t.equal(item.program.id, item.program_id)
    t.match(await expect(200, 'GET', `${path}/A?include=program`), { program: { code: 'TCLLCT' } })
  })
})
