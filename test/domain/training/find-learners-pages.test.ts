import { startApp } from '../../support/app.ts'
import { test } from '../../support/shared-test.ts'
import { anyRevision as headers, registers } from './registers.ts'

/** So many that matches are read rank by rank. */
const manyLearners = 2300

test('pages of very many learners have no gaps and no repeats while rows are written', async (t) => {
  const app = await startApp(t)
  const { expect, database } = app
  const { createLearner } = registers(app)
  await database.pool.query(
    `insert into learners (id, full_name) select gen_random_uuid(),
      'Nguyễn Thị ' || (array['An', 'Bình', 'Chi', 'Vân'])[1 + n % 4] from generate_series(1, ${manyLearners}) as n`,
  )
  // in the order of ranks for `nguyen`
  const others = [
    { full_name: 'Nguyễn' },
    { full_name: 'An Văn Nguyên' },
    { full_name: 'Trần Nguyễn An' },
    { full_name: 'Nguyễn Văn Nguyenh' },
    { full_name: 'Lê Thị Nguyenh' },
    { full_name: 'Nguyenh Thị An' },
    { full_name: 'Lê Thị An', unit: 'Trường Nguyễn Du' },
    { full_name: 'Lê Văn An', code: 'NGUYEN-1' },
  ]
  for (const body of others) await createLearner(body)
  const { rows } = await database.pool.query<{ id: string }>('select id from learners')
  const before = new Set(rows.map(({ id }) => id))

  const walk = async (q: string, between: (page: number) => Promise<void> = async () => {}) => {
    const found: { id: string; full_name: string }[] = []
    let cursor = ''
    for (let page = 1; ; page++) {
      const answer = await expect(200, 'GET', `/v1/learners?q=${q}&limit=100${cursor}`, { as: 'registrar' })
      found.push(...answer.items)
      t.equal(answer.page.prev_cursor === null, page === 1 || !q.includes('sort'))
      if (answer.page.next_cursor === null) return found
      cursor = `&cursor=${answer.page.next_cursor}`
      await between(page)
    }
  }

  await t.test('the best come first', async (t) => {
    const found = await walk('nguyen')
    t.equal(found.length, manyLearners + others.length)
    t.equal(new Set(found.map(({ id }) => id)).size, found.length)
    const names = found.map(({ full_name }) => full_name)
    t.same(names.slice(0, 2), ['Nguyễn', 'An Văn Nguyên'])
    t.equal(names.indexOf('Trần Nguyễn An'), 2 + manyLearners / 4)
    t.same(names.slice(-4), ['Lê Thị Nguyenh', 'Nguyenh Thị An', 'Lê Thị An', 'Lê Văn An'])
  })

  await t.test('numbers name the same pages', async (t) => {
    for (const q of ['nguyen', 'nguyen&sort=full_name', 'nguyen+an']) {
      const found = await walk(q)
      const pages = Array.from({ length: Math.ceil(found.length / 100) }, (_, i) => i + 1)
      const numbered: { id: string }[] = []
      for (const page of pages) {
        const answer = await expect(200, 'GET', `/v1/learners?q=${q}&page_size=100&page=${page}`, {
          as: 'registrar',
        })
        numbered.push(...answer.items)
        t.equal(answer.page.has_next, page < pages.length)
      }
      t.same(
        numbered.map(({ id }) => id),
        found.map(({ id }) => id),
        q,
      )
    }
    const beyond = await expect(200, 'GET', '/v1/learners?q=nguyen&page=100&page_size=100', {
      as: 'registrar',
    })
    t.same(beyond.items, [])
  })

  await t.test('common words are read in groups of ranks, and numbers name the same rows', async (t) => {
    const more = ['Thị Nguyễn Hòa', 'Lê Nguyenh Thị', 'Thị Nguyễn'].map((full_name) => ({ full_name }))
    for (const body of more) await createLearner(body)
    others.push(...more)
    for (const [q, first] of [
      ['nguyen+thi', ['Nguyễn Thị An']],
      // the whole name, in the order of the words, the given name, and in another order
      ['thi+nguyen', ['Thị Nguyễn', 'Thị Nguyễn Hòa', 'Lê Nguyenh Thị', 'Nguyễn Thị An']],
    ] as const) {
      const found = await walk(q)
      t.equal(new Set(found.map(({ id }) => id)).size, found.length)
      t.same(
        found.slice(0, first.length).map(({ full_name }) => full_name),
        first,
      )
      for (const page of [1, 2, Math.ceil(found.length / 100)]) {
        const url = `/v1/learners?q=${q}&page_size=100&page=${page}`
        const { items } = await expect(200, 'GET', url, { as: 'registrar' })
        t.same(
          items.map(({ id }: { id: string }) => id),
          found.slice(100 * (page - 1), 100 * page).map(({ id }) => id),
          url,
        )
      }
    }
  })

  await t.test('marks, two words and another order find as many', async (t) => {
    t.equal((await walk(encodeURIComponent('nguyễn'))).length, manyLearners + 6)
    t.equal((await walk('thi+nguy')).length, manyLearners + 6)
    t.equal((await walk('nguy&sort=-full_name')).length, manyLearners + others.length)
  })

  await t.test('rows that stay are found once', async (t) => {
    const touched = new Set<string>()
    const found = await walk('nguyen', async (page) => {
      if (page % 5 !== 0) return
      await createLearner({ full_name: 'Nguyễn Văn An' })
      await createLearner({ full_name: 'Nguyễn Thị Vân' })
      const [first] = [...before].filter((id) => !touched.has(id))
      touched.add(first!)
      await expect(204, 'DELETE', `/v1/learners/${first}`, { headers })
    })
    const ids = found.map(({ id }) => id)
    t.equal(new Set(ids).size, ids.length, 'none is repeated')
    const missing = [...before].filter((id) => !touched.has(id) && !ids.includes(id))
    t.same(missing, [], 'none is left out')
  })

  await t.test('a cursor belongs to its words', async (t) => {
    const { page } = await expect(200, 'GET', '/v1/learners?q=nguyen', { as: 'registrar' })
    for (const query of ['q=thi', 'q=nguyen&sort=given_name', 'sort=given_name'])
      t.match(
        await expect(400, 'GET', `/v1/learners?${query}&cursor=${page.next_cursor}`, { as: 'registrar' }),
        { errors: [{ parameter: 'cursor' }] },
      )
  })
})
