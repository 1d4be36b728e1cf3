import { startApp } from '../../support/app.ts'
import { readAllIds } from '../../support/read-all-ids.ts'
import { publishArticles } from './school.ts'
import { test } from '../../support/shared-test.ts'

const anyMatch = { 'if-match': '*' }
const ids = (items: { id: string }[]) => items.map(({ id }) => id)

test('lists are searched by words, within their own filters and for whoever asks', async (t) => {
  const app = await startApp(t)
  const { expect } = app
  await publishArticles(app)
  const read = (address: string) => expect(200, 'GET', address, { as: 'anonymous' })

  await t.test('as search itself finds them, best first', async (t) => {
    for (const q of [
      'dang uy',
      'học viên',
      'hoi thao khoa hoc',
      '"lý luận chính trị"',
      'tcllct hc',
      'học viên -khai',
    ]) {
      const found = await read(`/v1/search?type=post&limit=50&q=${encodeURIComponent(q)}`)
      const listed = await read(`/v1/posts?limit=100&q=${encodeURIComponent(q)}`)
      t.ok(found.items.length > 0, q)
      t.same(ids(listed.items), ids(found.items), `${q}: in the same order`)
      const dated = await read(`/v1/posts?limit=100&sort=-published_at&q=${encodeURIComponent(q)}`)
      const dates = dated.items.map(({ published_at }: { published_at: string }) => published_at)
      t.same(dates, dates.toSorted().toReversed(), `${q}: newest first`)
      t.ok(dated.items.length > 0)
      t.same(
        ids(dated.items).filter((id) => !ids(found.items).includes(id)),
        [],
        `${q}: the posts that have all words`,
      )
    }
  })

  await t.test('by number, in pages as those of cursors', async (t) => {
    for (const query of ['q=hoc+vien', 'q=hoc+vien&sort=title', 'q=khoa+hcọ']) {
      const whole = await read(`/v1/posts?${query}&limit=100`)
      t.ok(whole.items.length > 1, `${whole.items.length} posts`)
      const found: { id: string }[] = []
      for (let page = 1; ; page++) {
        const answer = await read(`/v1/posts?${query}&page=${page}&page_size=1`)
        found.push(...answer.items)
        t.equal(answer.corrected_query, whole.corrected_query)
        if (!answer.page.has_next) break
      }
      t.same(ids(found), ids(whole.items), query)
      t.same((await read(`/v1/posts?${query}&page=100&page_size=100`)).items, [], query)
    }
  })

  await t.test('a slip is mended and said', async (t) => {
    for (const sort of ['-relevance', '-published_at']) {
      const answer = await read(`/v1/posts?q=khoa+hcọ&sort=${sort}`)
      t.equal(answer.corrected_query, 'khoa học', sort)
      t.ok(answer.items.length > 0)
    }
    t.equal((await read('/v1/posts?q=khoa+hoc')).corrected_query, null)
    t.notOk('corrected_query' in (await read('/v1/posts')), 'not without words')
    t.same((await read('/v1/posts?q=%3F!')).items, [], 'no words find nothing')
    t.same((await read('/v1/posts?q=%3F!&sort=title')).items, [])
  })

  await t.test('drafts are found by those who may see them, and only by them', async (t) => {
    const { id } = await expect(201, 'POST', '/v1/posts', {
      body: { title: 'Bản nháp về kuvaka', body: 'Học viên kuvaka.' },
    })
    for (const address of ['/v1/posts?q=kuvaka', '/v1/posts?q=kuvaka&sort=title']) {
      t.same(ids((await expect(200, 'GET', address)).items), [id], address)
      t.same((await read(address)).items, [], address)
    }
    t.equal((await expect(200, 'GET', '/v1/posts?q=kuvaka&count=exact')).page.count, 1)
    t.equal((await read('/v1/posts?q=kuvaka&count=exact')).page.count, 0)
    t.same(ids((await expect(200, 'GET', '/v1/posts?q=kuvaka&status=draft')).items), [id])
    t.same((await expect(200, 'GET', '/v1/posts?q=kuvaka&status=published')).items, [])
    const all = await readAllIds(app, 'admin', '/v1/posts?q=hoc+vien&limit=2')
    t.ok(all.includes(id))
    await app.database.pool.query('update search_words set documents = 100000')
    t.same(
      (await readAllIds(app, 'admin', '/v1/posts?q=hoc+vien&limit=2')).toSorted(),
      all.toSorted(),
      'in windows too',
    )
    await expect(204, 'DELETE', `/v1/posts/${id}`, { headers: anyMatch })
    t.same(
      (await expect(200, 'GET', '/v1/posts?q=kuvaka&trash=include')).items,
      [],
      'the trash is not searched',
    )
  })

  await t.test('pages follow each other without a gap or a repetition', async (t) => {
    for (const sort of ['-relevance', '-published_at', 'title']) {
      const whole = ids((await read(`/v1/posts?q=hoc+vien&limit=100&sort=${sort}`)).items)
      t.ok(whole.length > 3)
      t.same(await readAllIds(app, 'anonymous', `/v1/posts?q=hoc+vien&limit=2&sort=${sort}`), whole, sort)
    }
    const { page } = await read('/v1/posts?q=hoc+vien&limit=1')
    await expect(400, 'GET', `/v1/posts?q=hoc&limit=1&cursor=${page.next_cursor}`)
    await expect(400, 'GET', `/v1/posts?q=hoc+vien&sort=title&limit=1&cursor=${page.next_cursor}`)
  })

  await t.test('relevance needs words and stands alone', async (t) => {
    for (const address of [
      '/v1/posts?sort=-relevance',
      '/v1/posts?q=nha&sort=-relevance,title',
      '/v1/posts?q=nha&sort=relevance',
      '/v1/links?q=nha',
      `/v1/posts?q=${'a'.repeat(301)}`,
    ]) {
      const { errors } = await expect(400, 'GET', address)
      t.match(errors[0].parameter, /^(sort|q)$/, address)
    }
  })

  await t.test('other lists that search covers', async (t) => {
    await expect(201, 'POST', '/v1/programs', {
      body: {
        code: 'TC',
        name: 'Trung cấp lý luận chính trị',
        training_type: 'degree',
        family: 'political_theory',
      },
    })
    const { items } = await read('/v1/programs?q=li+luan')
    t.equal(items[0]?.code, 'TC')
  })
})
