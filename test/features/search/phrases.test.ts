import { conditionOf } from '../../../src/features/search/query/conditions.ts'
import {
  paginate,
  type CursorPosition,
  type SearchPlan,
} from '../../../src/features/search/query/paginate.ts'
import { parseQuery } from '../../../src/features/search/query/parsed-query.ts'
import { scoringSignalsOf } from '../../../src/features/search/query/scoring-signals.ts'
import { textFilterOf } from '../../../src/features/search/query/text-filter.ts'
import { timeDistributionOf } from '../../../src/features/search/query/time-distribution.ts'
import { startApp } from '../../support/app.ts'
import { test } from '../../support/shared-test.ts'
import { draft, invented } from './phrases/posts.ts'
import { foreign, highlighted, partial, phrases } from './phrases/queries.ts'

interface Item {
  external_id: string
  left_out: string[]
  highlights: { text: string; ranges: [number, number][] }[]
}

test('phrases, partial matches, highlights and foreign words', async (t) => {
  const { expect, database } = await startApp(t)
  const search = (q: string, parameters = '&limit=50') =>
    expect(200, 'GET', `/v1/search?q=${encodeURIComponent(q)}${parameters}`, { as: 'anonymous' })
  const searchKeys = async (q: string): Promise<string[]> =>
    (await search(q)).items.map(({ external_id }: Item) => external_id).toSorted()

  for (const [index, [external_id, title, body]] of invented.entries()) {
    const { id } = await expect(201, 'POST', '/v1/posts', { body: { title, body, external_id } })
    const published_at = new Date(Date.UTC(2020, 0, 1 + index)).toISOString()
    await expect(200, 'POST', `/v1/posts/${id}/publish`, {
      headers: { 'if-match': '*' },
      body: { published_at },
    })
  }
  const [external_id, title, body] = draft
  await expect(201, 'POST', '/v1/posts', { body: { title, body, external_id } })

  await t.test('a phrase is found where its words stand side by side in one sentence', async (t) => {
    for (const [q, keys] of phrases) t.same(await searchKeys(q), keys, q)
  })
  await t.test('pages, numbers and lists have the same results', async (t) => {
    const q = '"đại hội" "chi bộ"'
    const query = encodeURIComponent(q)
    const keys = phrases.find(([phrase]) => phrase === q)![1]
    for (const documents of [100_000, 1]) {
      // rare words are ranked together, common ones in windows
      await database.pool.query('update search_words set documents = $1', [documents])
      const walked: string[] = []
      let cursor = ''
      do {
        const { items, page } = await search(q, `&limit=3${cursor}`)
        walked.push(...items.map((item: Item) => item.external_id))
        cursor = page.next_cursor === null ? '' : `&cursor=${page.next_cursor}`
      } while (cursor !== '')
      t.same(walked.toSorted(), keys)
      if (documents > 1)
        for (const [phrase, found] of phrases) t.same(await searchKeys(phrase), found, phrase)
    }
    const { facets } = await search(q, '&facets=type')
    t.same(facets.type, [{ value: 'post', count: keys.length }])
    for (const sort of ['-relevance', '-published_at']) {
      const list = await expect(200, 'GET', `/v1/posts?q=${query}&sort=${sort}&count=exact&limit=100`)
      t.equal(list.page.count, keys.length)
      t.same(list.items.map((item: Item) => item.external_id).toSorted(), keys)
    }
    // the vocabulary does not have the words of drafts
    for (const sort of ['-relevance', '-published_at']) {
      const address = `/v1/posts?q=${encodeURIComponent('"bản nháp kín"')}&sort=${sort}`
      const keysFor = async (as: 'admin' | 'anonymous') =>
        (await expect(200, 'GET', address, { as })).items.map((item: Item) => item.external_id)
      t.same(await keysFor('admin'), ['draft'], sort)
      t.same(await keysFor('anonymous'), [], sort)
    }
  })
  await t.test('a page compares a number of texts at most, and the next one goes on', async (t) => {
    const [phrase, keys] = phrases.find(([, found]) => found.length > 4)!
    const parsed = parseQuery(phrase)
    const [oldest, newest] = ['2020-01-01T00:00:00.000Z', '2021-01-01T00:00:00.000Z']
    const plan: SearchPlan = {
      levels: [{ conditions: [conditionOf(parsed, 'words')], maxDocuments: Infinity }],
      signals: scoringSignalsOf([parsed]),
      text: textFilterOf(parsed),
      filters: {},
      asOf: newest,
      newest,
      documents: 1_000_000,
      times: timeDistributionOf(oldest, undefined, newest, invented.length),
      comparisons: { first: 1, later: 2, page: 4 },
    }
    const ids: string[] = []
    let stops = 0
    for (let from: CursorPosition | null | undefined = null; from !== undefined;) {
      const { hits, positions, stopped } = await paginate(database.pool, plan, 0, from, 3)
      ids.push(...hits.map(({ id }) => id))
      if (stopped !== null) stops += 1
      from = stopped ?? (hits.length === 3 ? positions.at(-1) : undefined)
    }
    const { rows } = await database.pool.query<{ external_id: string }>(
      'select external_id from posts where id = any($1) order by external_id',
      [ids],
    )
    t.same(
      rows.map((row) => row.external_id),
      keys.toSorted(),
    )
    t.equal(ids.length, keys.length, 'none comes twice')
    t.ok(stops > 0)
  })
  await t.test('results that lack words tell which', async (t) => {
    for (const [q, lacking] of partial) {
      const { items, left_out } = await search(q)
      const told = Object.fromEntries(items.map((item: Item) => [item.external_id, item.left_out]))
      t.match(told, lacking, q)
      t.same(left_out, items[0]?.left_out, q)
      const list = await expect(200, 'GET', `/v1/posts?q=${encodeURIComponent(q)}`, { as: 'anonymous' })
      t.same(list.left_out, left_out, `${q}: the list of posts`)
    }
  })
  await t.test('marked are the words that match', async (t) => {
    for (const [q, key, marked] of highlighted) {
      const { items } = await search(q)
      const item = items.find(({ external_id }: Item) => external_id === key)
      const made = item?.highlights.map(({ text, ranges }: Item['highlights'][number]) =>
        ranges.map(([from, to]) => text.slice(from, to)),
      )
      t.same(made, marked, `${q}: ${key}`)
    }
  })
  await t.test('foreign words are found as they are', async (t) => {
    for (const [q, keys] of foreign) t.same(await searchKeys(q), keys, q)
  })
})
