import { importFile, lines } from '../../features/exchange/imports/import-file.ts'
import { startApp } from '../../support/app.ts'
import { testRejections, testWriteAccess, withEachValue } from '../../support/resource-contract.ts'
import { test } from '../../support/shared-test.ts'

const any = { 'if-match': '*' }

// responses are untyped, like their rows
// oxlint-disable-next-line typescript/no-explicit-any
type Entry = any

/** The labels of a menu, with what is below them in brackets. */
const outline = (items: Entry[]): string =>
  items
    .map(({ label, items: below = [] }) => (below.length === 0 ? label : `${label} (${outline(below)})`))
    .join(', ')

test('menus', async (t) => {
  const app = await startApp(t, { SITE_POST_URL: 'https://school.example/{slug}' })
  const { expect, send, database } = app
  const item = async (label: string, more: object = {}) =>
    await expect(201, 'POST', '/v1/menu-items', {
      as: 'editor',
      body: { menu: { slug: 'main' }, label, ...more },
    })
  const read = async (as: 'anonymous' | 'editor' = 'anonymous') =>
    await expect(200, 'GET', '/v1/menus/main', { as })
  const main = await expect(201, 'POST', '/v1/menus', { body: { name: 'Menu chính', slug: 'main' } })
  await expect(201, 'POST', '/v1/menus', { body: { name: 'Chân trang', slug: 'footer' } })
  const section = await expect(201, 'POST', '/v1/sections', { body: { name: 'Tin tức' } })
  const page = await expect(201, 'POST', '/v1/posts', { body: { title: 'Cơ cấu tổ chức', kind: 'page' } })
  const act = (step: string, body?: object) =>
    expect(200, 'POST', `/v1/posts/${page.id}/${step}`, { headers: any, ...(body && { body }) })

  await testWriteAccess(
    t,
    app,
    { path: '/v1/menus', body: (n) => ({ name: `Khác ${n}` }), patch: { name: 'Tên khác' } },
    'editor',
  )

  const about = await item('Giới thiệu', { label_en: 'About', position: 1 })
  const structure = await item('Cơ cấu', { parent_id: about.id, post: { slug: page.slug } })
  await item('Các khoa', { parent_id: structure.id, url: '/khoa' })
  await item('Học viện', { parent_id: about.id, url: 'https://hcma.vn/', position: 2 })
  const news = await item('Tin', { section: { slug: 'tin-tuc' }, position: 2 })

  await t.test(
    'one request gives the tree, without what readers do not see now and all below it',
    async (t) => {
      t.equal(outline((await read()).items), 'Giới thiệu (Học viện), Tin')
      t.notMatch((await send('GET', '/v1/menus', { as: 'anonymous' })).body, /Cơ cấu|co-cau|khoa/)
      t.equal(outline((await read('editor')).items), 'Giới thiệu (Cơ cấu (Các khoa), Học viện), Tin')
      t.equal((await read('editor')).items[0].items[0].visible, false)
      await act('publish', { published_at: '2199-01-01T00:00:00Z' })
      t.equal(outline((await read()).items), 'Giới thiệu (Học viện), Tin')
      await database.pool.query(`update posts set published_at = now() - interval '1 s' where id = $1`, [
        page.id,
      ])
      const menu = await read()
      t.equal(outline(menu.items), 'Giới thiệu (Cơ cấu (Các khoa), Học viện), Tin')
      t.match(menu, {
        slug: 'main',
        items: [
          {
            label_en: 'About',
            target: null,
            url: null,
            items: [
              {
                target: 'post',
                target_id: page.id,
                post_kind: 'page',
                slug: 'co-cau-to-chuc',
                href: '/v1/posts/co-cau-to-chuc',
                url: 'https://school.example/co-cau-to-chuc',
                visible: true,
              },
              { target: 'address', slug: null, href: null, url: 'https://hcma.vn/' },
            ],
          },
          { target: 'section', slug: 'tin-tuc', href: '/v1/sections/tin-tuc', url: null, items: [] },
        ],
      })
      await expect(200, 'PATCH', `/v1/posts/${page.id}`, { headers: any, body: { slug: 'bo-may' } })
      t.equal((await read()).items[0].items[0].slug, 'bo-may', 'a menu follows its targets')
      for (const step of ['archive', 'unpublish']) {
        await act(step)
        t.equal(outline((await read()).items), 'Giới thiệu (Học viện), Tin', step)
      }
      t.same((await expect(200, 'GET', '/v1/menus/footer', { as: 'anonymous' })).items, [])
      await expect(404, 'GET', '/v1/menus/none', { as: 'anonymous' })
    },
  )

  await t.test('items are for editors alone: their labels may tell of drafts', async () => {
    for (const [as, status] of [
      ['anonymous', 401],
      ['registrar', 403],
    ] as const)
      for (const url of ['/v1/menu-items', `/v1/menu-items/${about.id}`, '/v1/exports/menu-items'])
        await expect(status, 'GET', url, { as })
    await expect(403, 'POST', '/v1/menu-items', { as: 'reader', body: { menu_id: main.id, label: 'x' } })
  })

  await t.test(
    'circles, a fourth level and the items of another menu are refused, and nothing changes',
    async (t) => {
      const move = async (id: string, body: object, pointer: string, code: string) => {
        const { errors } = await expect(422, 'PATCH', `/v1/menu-items/${id}`, { headers: any, body })
        t.match(errors, [{ pointer, code }])
      }
      const before = outline((await read('editor')).items)
      const [third] = (await expect(200, 'GET', `/v1/menu-items?parent=${structure.id}`)).items
      await move(about.id, { parent_id: about.id }, '/parent_id', 'cycle')
      await move(about.id, { parent_id: third.id }, '/parent_id', 'cycle')
      await move(news.id, { parent_id: third.id }, '/parent_id', 'too_deep')
      await move(about.id, { parent_id: news.id }, '/parent_id', 'too_deep')
      await move(news.id, { menu: { slug: 'footer' }, parent_id: about.id }, '/parent_id', 'other_menu')
      await move(about.id, { menu: { slug: 'footer' } }, '/menu_id', 'has_items')
      t.equal(outline((await read('editor')).items), before)
      const two = await Promise.all(
        [about, news].map(({ id }, n, all) =>
          send('PATCH', `/v1/menu-items/${id}`, { headers: any, body: { parent_id: all[1 - n]!.id } }),
        ),
      )
      t.ok(two.filter(({ statusCode }) => statusCode === 422).length >= 1, 'two moves at once make no circle')
      await expect(200, 'PATCH', `/v1/menu-items/${news.id}`, { headers: any, body: { parent_id: null } })
    },
  )

  await t.test('what cannot be stored is refused by field', async (t) => {
    const body = { menu_id: main.id, label: 'Một' }
    await testRejections(t, app, '/v1/menu-items', 400, [
      ...withEachValue(body, 'url', [
        'javascript:alert(1)',
        'data:text/html,x',
        '//evil.example',
        '/\\evil.example',
        'lien-he',
        '#a',
        '',
        'https://user:secret@example.org/',
        '/a b',
        `/${'a'.repeat(2000)}`,
      ]),
      ...withEachValue(body, 'label', ['', ' ', 'a\nb', 1, null]),
      ...withEachValue(body, 'position', [-1, 0.5]),
      ['/url', { ...body, url: '/a', section_id: section.id }],
      ['/post_id', { ...body, post_id: page.id, section_id: section.id }],
      ['/href', { ...body, href: '/a' }],
    ])
    await testRejections(t, app, '/v1/menu-items', 422, [
      ['/menu_id', { ...body, menu_id: section.id }],
      ['/post/slug', { ...body, post: { slug: 'khong-co' } }],
      ['/parent_id', { ...body, parent_id: section.id }],
    ])
    for (const url of ['/', '/a?b=c#d', '/tin-tức', 'http://example.org']) {
      const { id } = await item('Tạm', { url })
      await expect(204, 'DELETE', `/v1/menu-items/${id}`, { headers: any })
    }
  })

  await t.test(
    'a target and a menu with items are not deleted, and the answer names what uses them',
    async (t) => {
      for (const url of [
        `/v1/posts/${page.id}`,
        `/v1/sections/${section.id}`,
        `/v1/menus/${main.id}`,
        `/v1/menu-items/${about.id}`,
      ]) {
        const problem = await expect(409, 'DELETE', url, { headers: any })
        t.match(problem, { code: 'still_referenced', detail: /menu-items/ }, url)
      }
      await expect(204, 'DELETE', `/v1/menu-items/${news.id}`, { headers: any })
      t.equal(outline((await read()).items), 'Giới thiệu (Học viện)')
      await expect(200, 'POST', `/v1/menu-items/${news.id}/restore`, { headers: any })
    },
  )

  await t.test('what an item in the trash led to is purged only after the item', async (t) => {
    const draft = await expect(201, 'POST', '/v1/posts', { body: { title: 'Bỏ' } })
    const { id } = await item('Bỏ', { post_id: draft.id })
    await expect(204, 'DELETE', `/v1/menu-items/${id}`, { headers: any })
    await expect(204, 'DELETE', `/v1/posts/${draft.id}`, { headers: any })
    const purge = (url: string, status: number) =>
      expect(status, 'DELETE', `${url}?purge=true`, { headers: any })
    const refused = await purge(`/v1/posts/${draft.id}`, 409)
    t.match(refused, {
      code: 'still_referenced',
      detail: 'menu-items refer to it, live or in the trash. Change those, or delete them for good first.',
    })
    const lost = await expect(422, 'POST', `/v1/menu-items/${id}/restore`, { headers: any })
    t.match(lost, { errors: [{ pointer: '/post_id' }] })
    await purge(`/v1/menu-items/${id}`, 204)
    await purge(`/v1/posts/${draft.id}`, 204)
  })

  await t.test('a menu goes to another database as files, and has at most 200 items', async (t) => {
    const other = await startApp(t)
    for (const path of ['menus', 'sections', 'posts?kind=page', 'menu-items']) {
      const { items } = await expect(200, 'GET', `/v1/${path}`)
      for (const { id } of items)
        await expect(200, 'PATCH', `/v1/${path.split('?')[0]}/${id}`, {
          headers: any,
          body: { external_id: id },
        })
      const { body } = await send('GET', `/v1/exports/${path}`, {
        headers: { accept: 'application/x-ndjson' },
      })
      t.match(await importFile(other, path.split('?')[0]!, 'ndjson', body), { refused: 0 })
    }
    const moved = await other.expect(200, 'GET', '/v1/menus/main')
    t.equal(outline(moved.items), outline((await read('editor')).items))

    const footer = async () => (await other.expect(200, 'GET', '/v1/menus/footer')).items.length
    const before = await footer()
    const [elsewhere] = (await other.expect(200, 'GET', '/v1/menu-items?menu=main')).items
    const many = Array.from({ length: 201 }, (_, n) => ({
      external_id: `n-${n}`,
      menu: { slug: 'footer' },
      label: `${n}`,
      // what is refused for another reason takes no place from those that fit
      ...(n === 5 ? { parent_id: elsewhere.id } : {}),
    }))
    const job = await importFile(other, 'menu-items?on_error=skip', 'ndjson', lines(...many))
    t.match(job, { created: 200 - before, refused: before + 1 })
    const codes = job.errors.map(({ code }: { code: string }) => code)
    t.same(codes, ['other_menu', ...Array.from({ length: before }, () => 'too_many_items')])
    t.equal(await footer(), 200)
    const { errors } = await other.expect(422, 'POST', '/v1/menu-items', {
      body: { menu: { slug: 'footer' }, label: 'một nữa' },
    })
    t.match(errors, [{ pointer: '/menu_id', code: 'too_many_items' }])
  })
})
