import { test } from '../../support/shared-test.ts'
import { startApp, type TestApp } from '../../support/app.ts'
import { posts } from './mending-posts.ts'
import { joined, keys, readings, rights, slips } from './mending-queries.ts'
import { isFull } from '../../support/volume.ts'

async function publishPosts({ expect }: TestApp): Promise<void> {
  for (const [n, [title, body]] of posts.entries()) {
    const { id } = await expect(201, 'POST', '/v1/posts', { body: { title, body } })
    await expect(200, 'POST', `/v1/posts/${id}/publish`, {
      headers: { 'if-match': '*' },
      body: { published_at: `2022-01-${String(1 + (n % 28)).padStart(2, '0')}T02:00:00Z` },
    })
  }
}

/** Mended queries that texts leave in doubt: the words are only offered. */
const offered = new Set(['trường thôn', 'truyền thông tôn sư trọng đạo'])

/** All queries in a soak, otherwise every second one. */
const someOf = <Query>(all: readonly Query[]): Query[] => all.filter((_query, i) => isFull || i % 2 === 0)

test('queries with keys and slips, and queries in which nothing is wrong', async (t) => {
  const app = await startApp(t)
  await publishPosts(app)
  const search = (q: string) =>
    app.expect(200, 'GET', `/v1/search?q=${encodeURIComponent(q)}`, { as: 'anonymous' })

  await t.test('keys of an input method that was off', async (t) => {
    for (const [typed, wanted] of someOf(keys)) {
      const { corrected_query, items } = await search(typed)
      t.equal(corrected_query, wanted, typed)
      t.ok(items.length > 0, `${typed} finds something`)
    }
  })

  await t.test('a wrong tone or initial makes another word', async (t) => {
    for (const [typed, wanted] of someOf(slips)) {
      const { corrected_query, did_you_mean, items } = await search(typed)
      t.equal(offered.has(typed) ? did_you_mean : corrected_query, wanted, typed)
      t.ok(items.length > 0, `${typed} finds something`)
    }
  })

  await t.test('nothing is wrong, and nothing else is searched', async (t) => {
    for (const typed of someOf(rights)) t.equal((await search(typed)).corrected_query, null, typed)
  })

  await t.test('y without marks is ý too, and numerals are digits or Roman letters', async (t) => {
    for (const [q, found] of readings) {
      const { items } = await search(q)
      const whole = items.filter(({ left_out }: { left_out: string[] }) => left_out.length === 0)
      t.equal(whole.length, found, q)
    }
  })

  await t.test('spaces that were left out', async (t) => {
    for (const [q, wanted] of joined) t.equal((await search(q)).corrected_query, wanted, q)
  })

  await t.test('questions are answered without the words that ask', async (t) => {
    const { items } = await search('làm thế nào để biết trạm y tế xã nhận góp ý ở đâu vậy')
    t.equal(items[0]?.title, posts.at(-2)![0])
    const { items: answers, left_out } = await search('trạm y tế xã ở đâu')
    t.same([answers[0]?.title, left_out], [posts.at(-2)![0], []], 'whole, without the words that ask')
  })

  await t.test('words apart are those with the typed marks, where texts have these', async (t) => {
    t.same(
      (await search('bà huy hiệu')).left_out,
      ['bà'],
      'no text has bà beside or near huy hiệu: ba is another word',
    )
    t.same((await search('bạ huy hiệu')).left_out, [], 'no text has bạ: it may be ba')
  })

  await t.test('a word without marks stays, where nothing beside it gives it some', async (t) => {
    const { corrected_query } = await search('trao huy hiêu')
    t.equal(corrected_query, 'trao huy hiệu')
  })

  await t.test('also where no text has all words', async (t) => {
    const { corrected_query, left_out, items } = await search('hội nghỉ cán bộ công chức samsung')
    t.equal(corrected_query, 'hội nghị cán bộ công chức samsung')
    t.same(left_out, ['samsung'])
    t.equal(items[0].title, posts[0]![0])
  })

  await t.test('also in a list, and on its further pages', async (t) => {
    const list = (q: string, as: 'anonymous' | 'admin') =>
      app.expect(200, 'GET', `/v1/posts?limit=1&q=${encodeURIComponent(q)}`, { as })
    t.equal((await list('đại hôi liên đội', 'anonymous')).corrected_query, 'đại hội liên đội')
    t.equal((await list('chi booj', 'anonymous')).corrected_query, 'chi bộ')
    t.equal((await list('chi booj', 'admin')).corrected_query, 'chi bộ')
    const draft = { title: 'Bản nháp về hội nghỉ cán bộ' }
    await app.expect(201, 'POST', '/v1/posts', { body: draft })
    const { items, corrected_query } = await list('hội nghỉ cán bộ', 'admin')
    t.equal(corrected_query, null, 'a draft has the words as typed')
    t.equal(items[0].title, draft.title)
    const q = encodeURIComponent('chi booj')
    const { page } = await app.expect(200, 'GET', `/v1/search?limit=1&q=${q}`, { as: 'anonymous' })
    const next = await app.expect(200, 'GET', `/v1/search?limit=1&q=${q}&cursor=${page.next_cursor}`, {
      as: 'anonymous',
    })
    t.equal(next.corrected_query, 'chi bộ')
    t.equal(next.items.length, 1)
  })
})
