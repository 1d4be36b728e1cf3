import { startApp, type TestApp } from '../../support/app.ts'
import { test } from '../../support/shared-test.ts'

const any = { 'if-match': '*' }

/** The titles of a list. */
async function titles({ expect }: TestApp, query: string, as: 'anonymous' | 'admin' = 'anonymous') {
  const { items } = await expect(200, 'GET', `/v1/posts?${query}`, { as })
  return items.map(({ title }: { title: string }) => title)
}

/** Publishes a post. */
async function publish({ expect }: TestApp, body: object, published_at: string) {
  const { id } = await expect(201, 'POST', '/v1/posts', { body })
  return await expect(200, 'POST', `/v1/posts/${id}/publish`, { headers: any, body: { published_at } })
}

test('pages are posts that lists of news leave out', async (t) => {
  const app = await startApp(t, { SITE_POST_URL: 'https://school.example/{slug}' })
  const { expect, send } = app
  const section = await expect(201, 'POST', '/v1/sections', { body: { name: 'Giới thiệu' } })
  const page = await publish(
    app,
    {
      title: 'Cơ cấu tổ chức',
      kind: 'page',
      body: 'Đảng bộ Trường có 41 đảng viên.',
      section_id: section.id,
      external_id: 'co-cau',
    },
    '2024-05-01T00:00:00Z',
  )
  await publish(app, { title: 'Tin một', section_id: section.id }, '2024-03-01T00:00:00Z')
  await publish(app, { title: 'Phim', kind: 'video', section_id: section.id }, '2024-02-01T00:00:00Z')
  await expect(201, 'POST', '/v1/posts', { body: { title: 'Trang nháp', kind: 'page' } })
  const news = ['Tin một', 'Phim']
  const all = ['Cơ cấu tổ chức', ...news]

  await t.test('a list has pages only where `kind` names them, and counts what it has', async (t) => {
    for (const query of ['', 'section=gioi-thieu', 'year=2024', 'page_size=5', 'kind=article,video']) {
      t.same(await titles(app, query), news, query)
      const { page } = await expect(200, 'GET', `/v1/posts?${query}&count=exact`, { as: 'anonymous' })
      t.equal(page.count, 2, query)
    }
    t.same(await titles(app, 'kind=page'), ['Cơ cấu tổ chức'])
    t.same(await titles(app, 'kind=page,article,video'), all)
    t.same(await titles(app, 'kind[ne]=video'), ['Tin một'])
    t.same(await titles(app, 'status=published', 'admin'), news)
    t.same(await titles(app, 'status=draft', 'admin'), [])
    t.same(await titles(app, 'status=draft&kind=page', 'admin'), ['Trang nháp'])
    t.same(await titles(app, 'q=to+chuc'), [])
    t.same(await titles(app, 'q=to+chuc&kind=page'), ['Cơ cấu tổ chức'])
    t.equal((await expect(200, 'GET', '/v1/posts?q=to+chuc&count=exact')).page.count, 0)
  })

  await t.test('a cursor goes on in the same list only', async () => {
    const { page } = await expect(200, 'GET', '/v1/posts?limit=1')
    await expect(200, 'GET', `/v1/posts?limit=1&cursor=${page.next_cursor}`)
    await expect(400, 'GET', `/v1/posts?limit=1&kind=page&cursor=${page.next_cursor}`)
  })

  await t.test('it is read, found, exported and in the sitemap, and in no feed', async (t) => {
    t.match(await expect(200, 'GET', '/v1/posts/co-cau-to-chuc', { as: 'anonymous' }), {
      kind: 'page',
      url: 'https://school.example/co-cau-to-chuc',
    })
    const found = await expect(200, 'GET', '/v1/search?q=co+cau+to+chuc&facets=type', { as: 'anonymous' })
    t.same(
      found.items.map(({ id }: { id: string }) => id),
      [page.id],
    )
    t.same(found.facets.type, [{ value: 'post', count: 1 }])
    t.match((await send('GET', '/sitemap.xml')).body, 'https://school.example/co-cau-to-chuc<')
    for (const address of ['/feed.rss', '/feed.atom?section=gioi-thieu', '/feed.json']) {
      const { body } = await send('GET', address)
      t.match(body, 'Tin một')
      t.notMatch(body, 'Cơ cấu')
    }
    const exported = (query: string) => send('GET', `/v1/exports/posts?format=ndjson&${query}`)
    t.match((await exported('sort=title')).body, 'Cơ cấu')
    t.notMatch((await exported('kind=article')).body, 'Cơ cấu')
  })

  await t.test('it is no news of a day: statistics leave it out, and its day suggests no year', async (t) => {
    const count = async () =>
      (await expect(200, 'GET', '/v1/statistics/posts?from=2024-01-01&to=2024-12-31')).total.posts
    t.equal(await count(), 2)
    const become = (kind: string) =>
      expect(200, 'PATCH', `/v1/posts/${page.id}`, { headers: any, body: { kind } })
    await become('article')
    t.equal(await count(), 3)
    t.same(await titles(app, ''), all)
    await become('page')
    t.equal(await count(), 2)
    const proposed = await expect(200, 'POST', `/v1/posts/${page.id}/figure-proposals`, { body: {} })
    t.match(proposed, { offered_years: [], figures: [{ source: { quote: '41 đảng viên' } }] })
  })

  await t.test('a page that waits for approval is found by who approves it', async (t) => {
    const { id } = await expect(201, 'POST', '/v1/posts', {
      as: 'editor',
      body: { title: 'Lịch sử', kind: 'page' },
    })
    await expect(200, 'POST', `/v1/posts/${id}/submit`, { as: 'editor', headers: any })
    t.same(await titles(app, 'waiting_for=me', 'admin'), ['Lịch sử'])
    t.same(await titles(app, 'status=submitted', 'admin'), [])
    await expect(200, 'POST', `/v1/posts/${id}/approve`, { headers: any })
    t.same(await titles(app, 'kind=page&sort=title'), ['Cơ cấu tổ chức', 'Lịch sử'])
  })

  await t.test('a page of an old website becomes one, without a posting date', async (t) => {
    const text = [
      'Chức năng, nhiệm vụ của Trường Chính trị tỉnh',
      'Trường đào tạo, bồi dưỡng cán bộ lãnh đạo, quản lý của hệ thống chính trị cấp cơ sở trong toàn tỉnh.',
    ].join('\n\n')
    const { post, warnings } = await expect(201, 'POST', '/v1/page-imports', { body: { text, kind: 'page' } })
    t.match(post, {
      kind: 'page',
      title: 'Chức năng, nhiệm vụ của Trường Chính trị tỉnh',
      published_at: null,
    })
    t.same(warnings, [])
    await expect(400, 'POST', '/v1/page-imports', { body: { text, kind: 'video' } })
  })
})
