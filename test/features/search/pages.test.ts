import { startApp } from '../../support/app.ts'
import { test } from '../../support/shared-test.ts'

test('a long list of results is walked without a gap or a repetition', async (t) => {
  const app = await startApp(t)
  const { expect } = app
  const anyMatch = { 'if-match': '*' }
  const count = 57
  for (let i = 0; i < count; i += 1) {
    const body = i % 3 === 0 ? 'Có hội nghị và nghị quyết.' : 'Hội nghị toàn trường.'
    const { id } = await expect(201, 'POST', '/v1/posts', {
      body: { title: `Tin ${i % 5 === 0 ? 'hội nghị' : 'nhanh'} số ${i}`, body },
    })
    await expect(200, 'POST', `/v1/posts/${id}/publish`, {
      headers: anyMatch,
      body: { published_at: `${2015 + (i % 6)}-0${1 + (i % 9)}-03T00:00:00Z` },
    })
  }
  const walk = async (query: string) => {
    const ids: string[] = []
    const scores: number[] = []
    let cursor = ''
    do {
      const { items, page } = await expect(200, 'GET', `/v1/search?${query}${cursor}`, { as: 'anonymous' })
      ids.push(...items.map(({ id }: { id: string }) => id))
      scores.push(...items.map(({ score }: { score: number }) => score))
      cursor = page.next_cursor === null ? '' : `&cursor=${page.next_cursor}`
    } while (cursor !== '')
    return { ids, scores }
  }
  for (const query of [
    'q=hoi+nghi&limit=7',
    'q=hội+nghị&limit=10',
    'q=hoi+ngi&limit=9',
    'q=tin+hoi+nghi+la&limit=4',
  ]) {
    const { ids } = await walk(query)
    t.equal(ids.length, count, query)
    t.equal(new Set(ids).size, count, `${query}: nothing comes twice`)
  }
  const whole = await walk('q=hoi+nghi&limit=50')
  t.same((await walk('q=hoi+nghi&limit=3')).ids, whole.ids, 'the order does not depend on the page')
  t.same(
    whole.scores,
    whole.scores.toSorted((a, b) => b - a),
    'best first',
  )

  await t.test('common words are ranked in windows; then the walk is as whole', async (t) => {
    await app.database.pool.query('update search_words set documents = 100000')
    const { ids } = await walk('q=hoi+nghi&limit=7')
    t.equal(ids.length, count)
    t.equal(new Set(ids).size, count)
  })

  await t.test('filters and facets', async (t) => {
    const ofYears = await expect(200, 'GET', '/v1/search?q=hoi+nghi&facets=year,type&limit=1', {
      as: 'anonymous',
    })
    t.equal(ofYears.facets.count_kind, 'exact')
    t.same(ofYears.facets.type, [{ value: 'post', count }])
    t.equal(ofYears.facets.section, null, 'what was not asked for is not counted')
    for (const { value, count: some } of ofYears.facets.year) {
      const { ids } = await walk(`q=hoi+nghi&year=${value}&limit=50`)
      t.equal(ids.length, some, `year ${value}`)
    }
    const range = 'published_at%5Bgte%5D=2016-01-01T00:00:00Z&published_at%5Blt%5D=2017-01-01T00:00:00Z'
    t.equal((await walk(`q=hoi+nghi&${range}`)).ids.length, (await walk('q=hoi+nghi&year=2016')).ids.length)
  })

  await t.test('bad input is named', async (t) => {
    const { page } = await expect(200, 'GET', '/v1/search?q=hoi+nghi&limit=3', { as: 'anonymous' })
    const bad: [string, string][] = [
      [`q=hoi&limit=3&cursor=${page.next_cursor}`, 'cursor'],
      ['q=hoi&cursor=abc', 'cursor'],
      ['q=hoi&type=learner', 'type'],
      ['q=hoi&limit=51', 'limit'],
      ['q=hoi&facets=tone', 'facets'],
      ['q=hoi&year=20', 'year'],
      ['q=hoi&published_at%5Bgte%5D=yesterday', 'published_at[gte]'],
      ['q=hoi&sections=x', 'sections'],
      [`q=${'a'.repeat(10_000)}`, 'q'],
      ['q=', 'q'],
      ['limit=3', 'q'],
    ]
    for (const [query, parameter] of bad) {
      const problem = await expect(400, 'GET', `/v1/search?${query}`, { as: 'anonymous' })
      t.equal(problem.errors[0]?.parameter, parameter, query.slice(0, 60))
    }
    const odd = [
      '"',
      '-',
      '""',
      '-"',
      '((()))',
      "'; drop table posts --",
      'a & | ! : * b',
      '\\',
      '🎉',
      'x'.repeat(300),
    ]
    for (const q of odd)
      await expect(200, 'GET', `/v1/search?q=${encodeURIComponent(q)}`, { as: 'anonymous' })
  })
})

test('windows of common words hold the newest documents, the best first, also where months are added', async (t) => {
  const app = await startApp(t)
  const { expect } = app
  const first = Date.UTC(2024, 11, 28)
  const day = 86_400_000
  const posts = Array.from({ length: 480 }, (_none, i) => ({
    external_id: `tin-${i}`,
    title: `${i % 7 === 0 ? 'Hội nghị' : 'Tin'} số ${i}`,
    body: i % 3 === 0 ? 'Có hội nghị và nghị quyết.' : 'Hội nghị toàn trường.',
    status: 'published',
    // a few in each month; the oldest one lies so far back that few of all documents are in a month
    published_at: new Date(i === 479 ? Date.UTC(1995, 0, 1) : first - 2 * i * day).toISOString(),
  }))
  const report = await expect(200, 'POST', '/v1/imports/posts', {
    body: posts.map((post) => JSON.stringify(post)).join('\n'),
    headers: { 'content-type': 'application/x-ndjson' },
  })
  t.match(report, { created: posts.length, refused: 0 })
  const { pool } = app.database
  interface Item {
    id: string
    score: number
    published_at: string
  }
  const walk = async (limit: number) => {
    const walked: Item[] = []
    let cursor = ''
    do {
      const address = `/v1/search?q=hoi+nghi&limit=${limit}${cursor}`
      const { items, page } = await expect(200, 'GET', address, { as: 'anonymous' })
      walked.push(...items)
      cursor = page.next_cursor === null ? '' : `&cursor=${page.next_cursor}`
    } while (cursor !== '')
    return walked
  }
  const ids = (items: readonly Item[]) => items.map(({ id }) => id)
  const together = await walk(50)
  t.equal(together.length, posts.length)
  // the counts of a large database: rows are read by months, in windows
  await pool.query("update pg_class set reltuples = 100000 where oid = 'search_documents'::regclass")
  await pool.query('update search_words set documents = 20000')
  const byTime = together.toSorted((a, b) => (a.published_at > b.published_at ? -1 : 1))
  const windows = [byTime.slice(0, 210), byTime.slice(210, 420), byTime.slice(420)].map((some) => {
    const held = new Set(ids(some))
    return together.filter(({ id }) => held.has(id))
  })
  for (const limit of [50, 21]) t.same(ids(await walk(limit)), ids(windows.flat()), `pages of ${limit}`)
})
