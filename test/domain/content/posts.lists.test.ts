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

test('posts of a section with those below it, without some, and pinned ones', async (t) => {
  const app = await startApp(t)
  const { expect, send } = app
  const section = async (name: string, parent?: string) => {
    const below = parent === undefined ? {} : { parent: { slug: parent } }
    return await expect(201, 'POST', '/v1/sections', { body: { name, slug: name, ...below } })
  }
  const root = await section('goc')
  await section('nhanh', 'goc')
  await section('la', 'nhanh')
  await section('khac')
  const ids = new Map<string, string>()
  for (const [day, slug] of ['la', 'goc', 'khac', 'nhanh', 'la', 'goc'].entries()) {
    const title = `${slug} ${day + 1}`
    const at = `2024-01-0${day + 1}T00:00:00Z`
    ids.set(title, (await publish(app, { title, section: { slug } }, at)).id)
  }
  await publish(app, { title: 'không chuyên mục' }, '2024-01-07T00:00:00Z')
  await expect(201, 'POST', '/v1/posts', { body: { title: 'nháp', section: { slug: 'la' } } })
  const subtree = ['goc 6', 'la 5', 'nhanh 4', 'goc 2', 'la 1']

  await t.test('a section lists its subsections’ posts unless `direct=true`', async (t) => {
    for (const [query, expected] of [
      ['section=goc', subtree],
      [`section=${root.id}&direct=false`, subtree],
      ['section=goc&direct=true', ['goc 6', 'goc 2']],
      ['section=nhanh', ['la 5', 'nhanh 4', 'la 1']],
      ['section=la,khac', ['la 5', 'khac 3', 'la 1']],
      [`section=khac,${root.id}`, ['goc 6', 'la 5', 'nhanh 4', 'khac 3', 'goc 2', 'la 1']],
      ['section=khac,null', ['không chuyên mục', 'khac 3']],
      ['section=nothing', []],
      ['section[ne]=goc', ['không chuyên mục', 'khac 3']],
      ['section[ne]=goc&direct=true', ['không chuyên mục', 'la 5', 'nhanh 4', 'khac 3', 'la 1']],
      ['section=goc&sort=title', ['goc 2', 'goc 6', 'la 1', 'la 5', 'nhanh 4']],
      ['section=goc&published_at[lt]=2024-01-05T00:00:00Z', ['nhanh 4', 'goc 2', 'la 1']],
      ['section=nhanh&q=la', ['la 5', 'la 1']],
      ['section=goc&page=2&page_size=2', ['nhanh 4', 'goc 2']],
    ] as const) {
      t.same(await titles(app, query), expected, query)
      if (query.includes('page=')) continue
      const counted = await expect(200, 'GET', `/v1/posts?${query}&count=exact`, { as: 'anonymous' })
      t.equal(counted.page.count, expected.length, query)
    }
    t.same(await titles(app, 'section=goc', 'admin'), [...subtree, 'nháp'])
    t.same(await titles(app, 'section=goc&sort=published_at', 'admin'), [...subtree.toReversed(), 'nháp'])
    const lines = (await send('GET', '/v1/exports/posts?section=nhanh&format=ndjson')).body.trim().split('\n')
    t.equal(lines.length, 4)
  })

  await t.test('its pages are read forwards and backwards', async (t) => {
    const walk = async (limit: number) => {
      const found: string[] = []
      let next: string | null = ''
      let back: string | null = null
      while (next !== null) {
        const url: string = `/v1/posts?section=goc&limit=${limit}${next && `&cursor=${next}`}`
        const { items, page } = await expect(200, 'GET', url, { as: 'admin' })
        found.push(...items.map(({ title }: { title: string }) => title))
        next = page.next_cursor
        back = page.prev_cursor
      }
      const lastSize = found.length % limit || limit
      if (back !== null) {
        const { items } = await expect(200, 'GET', `/v1/posts?section=goc&limit=${limit}&cursor=${back}`)
        t.same(
          items.map(({ title }: { title: string }) => title),
          found.slice(-lastSize - limit, -lastSize),
        )
      }
      return found
    }
    for (const limit of [1, 2, 4]) t.same(await walk(limit), [...subtree, 'nháp'], `${limit} at once`)
  })

  await t.test('a feed of a section has the same posts', async (t) => {
    const feed = async (query: string) =>
      (await expect(200, 'GET', `/feed.json?${query}`)).items.map(({ title }: { title: string }) => title)
    t.same(await feed('section=nhanh'), ['la 5', 'nhanh 4', 'la 1'])
    t.same(await feed('section=nhanh&direct=true'), ['nhanh 4'])
    t.match((await expect(200, 'GET', '/feed.json?section=nhanh&direct=true')).feed_url, 'direct=true')
  })

  await t.test('`exclude` leaves posts out, up to a hundred', async (t) => {
    const some = [ids.get('goc 6'), ids.get('nhanh 4')].join()
    t.same(await titles(app, `section=goc&exclude=${some}`), ['la 5', 'goc 2', 'la 1'])
    const counted = await expect(200, 'GET', `/v1/posts?section=goc&exclude=${some}&count=exact`, {
      as: 'anonymous',
    })
    t.equal(counted.page.count, 3)
    const many = Array.from({ length: 101 }, () => root.id).join()
    for (const bad of ['x', 'null', '', many])
      t.match(await expect(400, 'GET', `/v1/posts?exclude=${bad}`), { errors: [{ parameter: 'exclude' }] })
  })

  await t.test(
    'pinned posts come by position, then the newest first, and other lists stay as they are',
    async (t) => {
      const before = await titles(app, '')
      const pin = async (title: string, pinned_until: string | null, position = 0) =>
        await expect(200, 'PATCH', `/v1/posts/${ids.get(title)}`, {
          headers: any,
          body: { pinned_until, position },
        })
      await pin('la 1', '2199-01-01T00:00:00+07:00', 1)
      await pin('goc 2', '2199-01-01T00:00:00Z')
      await pin('khac 3', '2020-01-01T00:00:00Z')
      t.match(await pin('la 5', '2199-01-01T00:00:00Z'), {
        pinned_until: '2199-01-01T00:00:00Z',
        position: 0,
      })
      const { id } = await expect(201, 'POST', '/v1/posts', {
        body: { title: 'ghim nháp', pinned_until: '2199-01-01T00:00:00Z' },
      })
      t.same(await titles(app, 'pinned=true'), ['la 5', 'goc 2', 'la 1'])
      t.same(await titles(app, 'pinned=true&section=la'), ['la 5', 'la 1'])
      t.same(await titles(app, 'pinned=true&sort=published_at'), ['la 1', 'goc 2', 'la 5'])
      t.same(await titles(app, 'pinned=true', 'admin'), ['la 5', 'goc 2', 'ghim nháp', 'la 1'])
      t.same(await titles(app, 'pinned=false&section=goc'), ['goc 6', 'nhanh 4'])
      t.same(await titles(app, ''), before)
      const first = await expect(200, 'GET', '/v1/posts?pinned=true&limit=2', { as: 'anonymous' })
      const url = `/v1/posts?pinned=true&limit=2&cursor=${first.page.next_cursor}`
      t.match((await expect(200, 'GET', url, { as: 'anonymous' })).items, [{ title: 'la 1' }])
      await expect(204, 'DELETE', `/v1/posts/${id}`, { headers: any })
    },
  )

  await t.test(
    'who may not change a public post does not pin it, and an old text brings no pin back',
    async (t) => {
      const url = `/v1/posts/${ids.get('la 5')}`
      await expect(403, 'PATCH', url, { as: 'editor', headers: any, body: { pinned_until: null } })
      await expect(401, 'PATCH', url, { as: 'anonymous', headers: any, body: { pinned_until: null } })
      for (const pinned_until of ['2199', '2199-01-01', true, '1000-01-01T00:00:00Z'])
        await expect(400, 'PATCH', url, { headers: any, body: { pinned_until } })
      await expect(400, 'PATCH', url, { headers: any, body: { position: -1 } })
      const { revision } = await expect(200, 'PATCH', url, { headers: any, body: { pinned_until: null } })
      const restored = await expect(200, 'POST', `${url}/revisions/${revision - 1}/restore`, { headers: any })
      t.match(restored, { pinned_until: null })
    },
  )
})
