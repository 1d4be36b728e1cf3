import type { TestApp } from '../../support/app.ts'
import { startApp } from '../../support/app.ts'
import { readNdjson } from '../../features/exchange/files.ts'
import { importFile, lines } from '../../features/exchange/imports/import-file.ts'
import { test } from '../../support/shared-test.ts'

const headers = { 'if-match': '*' }
const reader = { as: 'anonymous' } as const
const past = '2012-09-05T01:00:00Z'
const future = '2199-01-01T00:00:00Z'

/** Imports rows of posts, and goes on after a refused one. */
const send = (app: TestApp, rows: object[], as: 'publisher' | 'editor' = 'publisher') =>
  importFile(app, 'posts?on_error=skip', 'ndjson', lines(...rows), { as })

const answerOf = async ({ expect }: TestApp, from: string, as: 'anonymous' | 'admin' = 'anonymous') =>
  (await expect(200, 'GET', `/v1/redirects?from=${encodeURIComponent(from)}`, { as })).items.map(
    ({ to }: { to: string }) => to,
  )

test('an archive of posts comes in as it was', async (t) => {
  const app = await startApp(t, { SITE_POST_URL: 'https://truong.example/tin/{slug}' })
  const { expect } = app

  await t.test('who may not publish imports drafts, and rows whose state stays', async (t) => {
    const report = await send(
      app,
      [
        { external_id: 'n1', title: 'Nháp', status: 'draft', published_at: past },
        { external_id: 'n2', title: 'Không ghi trạng thái' },
        { external_id: 'n3', title: 'Đăng', status: 'published', published_at: past },
        { external_id: 'n4', title: 'Lưu trữ', status: 'archived', published_at: past },
      ],
      'editor',
    )
    t.match(report, { created: 2, refused: 2 })
    t.match(report.errors, [
      { line: 3, code: 'forbidden', message_en: /content:publish/, message_vi: /quyền đăng bài/ },
      { line: 4, code: 'forbidden' },
    ])
    const { items } = await expect(200, 'GET', '/v1/posts?status=draft&sort=title')
    t.match(items, [
      { title: 'Không ghi trạng thái', published_at: null },
      { title: 'Nháp', published_at: past },
    ])
    const published = { external_id: 'n2', status: 'published', published_at: past }
    t.match(await send(app, [published]), { changed: 1 })
    // the state is that of the post, and nothing changes: no scope is needed
    t.match(await send(app, [published], 'editor'), { unchanged: 1, refused: 0 })
    t.match(await send(app, [{ ...published, title: 'Khác' }], 'editor'), {
      errors: [{ code: 'forbidden' }],
    })
    t.match(await send(app, [{ external_id: 'n2', title: 'Mới' }]), { changed: 1 })
    t.match(await expect(200, 'GET', '/v1/posts/khong-ghi-trang-thai', reader), { title: 'Mới' })
    t.match(await send(app, [{ external_id: 'n2', status: 'archived' }]), { changed: 1 })
    await expect(404, 'GET', '/v1/posts/khong-ghi-trang-thai', reader)
    t.match(await send(app, [{ external_id: 'n2', status: 'draft' }]), { changed: 1 })
    t.match(await expect(200, 'GET', '/v1/posts/khong-ghi-trang-thai'), {
      published_at: past,
      internal: { state: 'unpublished' },
    })
  })

  await t.test(
    'of the rows of a file that translate one post into a language, the first one stands',
    async (t) => {
      await send(app, [{ external_id: 'd0', title: 'Bài gốc' }])
      const row = (external_id: string, more: object = {}) => ({
        external_id,
        title: external_id,
        language: 'en',
        original: { external_id: 'd0' },
        ...more,
      })
      const report = await send(app, [
        row('d1'),
        row('d2'),
        row('d3', { language: 'vi' }),
        { external_id: 'd4', title: 'd4' },
      ])
      t.match(report, { created: 2, refused: 2 })
      t.match(report.errors, [
        { line: 2, field: 'translation_of', code: 'taken' },
        { line: 3, field: 'translation_of', code: 'same_language' },
      ])
      const moved = await send(app, [
        { external_id: 'd4', language: 'en', original: { external_id: 'd0' } },
        { external_id: 'd1', original: null },
      ])
      t.match(moved, { changed: 2, refused: 0 }, 'the rows of one file are judged together')
    },
  )

  await t.test('a row that cannot be is refused, and says why', async (t) => {
    const row = { title: 'Bài', external_id: 'x', status: 'published', published_at: past }
    for (const [values, field, code] of [
      [{ status: 'public' }, 'status', 'not_in_list'],
      [{ published_at: null }, 'published_at', 'required'],
      [{ status: 'archived', published_at: null }, 'published_at', 'required'],
      [{ published_at: '1899-12-31T00:00:00Z' }, 'published_at', 'out_of_range'],
      [{ published_at: '2019-02-30T00:00:00Z' }, 'published_at', 'wrong_format'],
      [{ published_at: '2019-02-03' }, 'published_at', 'wrong_format'],
      [{ redirects_from: ['tin/17'] }, 'redirects_from', 'wrong_format'],
      [{ redirects_from: ['https://ai:do@a.example/b'] }, 'redirects_from', 'wrong_format'],
      [{ redirects_from: ['/a', '/a/'] }, 'redirects_from', 'repeated'],
      [{ redirects_from: [`/${'ế'.repeat(900)}`] }, 'redirects_from', 'too_large'],
      [{ redirects_from: '/a' }, 'redirects_from', 'wrong_type'],
    ] as const) {
      const report = await send(app, [{ ...row, ...values }])
      t.match(report, { created: 0, refused: 1 }, JSON.stringify(values))
      const [error] = report.errors
      t.match(error, { code })
      t.match(error.field, new RegExp(`^${field}`))
      t.not(error.message_vi, '')
    }
  })

  await t.test('an address leads to one post, which the error names', async (t) => {
    const old = (id: string, ...redirects_from: string[]) => ({
      external_id: id,
      title: `Bài ${id}`,
      redirects_from,
    })
    t.match(await send(app, [old('a1', 'https://cu.example/tin/1.html', '/tin/2')]), { created: 1 })
    const report = await send(app, [
      old('a2', 'http://www.cu.example/tin/1.html?utm_source=zalo'),
      old('a3', '/tin/1.html'),
      old('a4', 'https://khac.example/tin/1.html'),
      old('a5', 'https://khac.example/tin/1.html'),
      old('a6', 'https://khac.example/tin/2'),
    ])
    t.match(report, { created: 1, refused: 4 })
    t.match(
      report.errors.map(({ line, code }: { line: number; code: string }) => ({ line, code })),
      [2, 3, 4, 5].map((n) => ({ line: n === 2 ? 1 : n === 3 ? 2 : n === 4 ? 4 : 5, code: 'taken' })),
    )
    t.match(report.errors[0], {
      field: /^redirects_from/,
      message_en: /“Bài a1” has the old address http:\/\/www\.cu\.example/,
      message_vi: /“Bài a1” đã có địa chỉ cũ/,
    })
    t.match(report.errors[2].message_en, /“Bài a4”/)
    // who is told a title may read the draft that has it
    const writer = { as: { scopes: ['content:write' as const] } }
    const told = await importFile(app, 'posts?on_error=skip', 'ndjson', lines(old('a8', '/tin/2')), writer)
    t.match(told.errors[0].message_en, /“Bài a1”/)
    t.match(await expect(200, 'GET', '/v1/posts/bai-a1', writer), { title: 'Bài a1', status: 'draft' })
    // an address that one row gives up is free for another one of the file
    t.match(await send(app, [old('a1', '/tin/2'), old('a2', 'https://cu.example/tin/1.html')]), {
      created: 1,
      changed: 1,
    })
    // a file without the column keeps the addresses, an empty list takes them away
    t.match(await send(app, [{ external_id: 'a1', title: 'Tên mới' }]), { changed: 1 })
    t.match(await send(app, [old('a7', '/tin/2')]), { errors: [{ code: 'taken' }] })
    t.match(await send(app, [{ external_id: 'a1', redirects_from: [] }, old('a7', '/tin/2')]), {
      changed: 1,
      created: 1,
    })
  })

  await t.test('readers are led to what they see, from any spelling of an old address', async (t) => {
    const row = (id: string, more: object) => ({
      external_id: id,
      title: `Tin ${id}`,
      slug: `tin-${id}`,
      status: 'published',
      published_at: past,
      ...more,
    })
    const address = 'https://old.example/tin-tuc/khai-gi%E1%BA%A3ng-5.html'
    t.match(
      await send(app, [
        row('r1', { redirects_from: [address, '/index.php?nv=news&id=5'] }),
        row('r2', { redirects_from: ['https://old.example/a'], status: 'draft' }),
        row('r3', { redirects_from: ['https://old.example/b'], published_at: future }),
        row('r4', { redirects_from: ['https://old.example/c'], status: 'archived' }),
        row('r5', { redirects_from: ['https://one.example/d'] }),
        row('r6', { redirects_from: ['https://two.example/d'] }),
      ]),
      { created: 6 },
    )
    for (const from of [
      address,
      'http://www.OLD.example/tin-tuc/khai-giảng-5.html/?fbclid=abc#x',
      '/tin-tuc/khai-giảng-5.html',
      '/index.php?id=5&nv=news',
      'https://any.example/index.php?id=5&nv=news',
    ])
      t.same(await answerOf(app, from), ['tin-r1'], from)
    t.match(await expect(200, 'GET', `/v1/redirects?from=${encodeURIComponent(address)}`, reader), {
      items: [{ resource: 'posts', from: address, to: 'tin-r1', url: 'https://truong.example/tin/tin-r1' }],
    })
    for (const from of ['https://old.example/a', '/b', '/c', 'https://khac.example/tin-tuc', '/khong-co'])
      t.same(await answerOf(app, from), [], from)
    t.same(await answerOf(app, '/a', 'admin'), [], 'whoever asks')
    t.same((await answerOf(app, '/d')).toSorted(), ['tin-r5', 'tin-r6'], 'on any host')
    t.same(await answerOf(app, 'https://two.example/d'), ['tin-r6'])
    for (const from of ['tin/17', 'ftp://old.example/a', ''])
      await expect(400, 'GET', `/v1/redirects?from=${encodeURIComponent(from)}`, reader)

    // slugs that were given up
    await expect(200, 'PATCH', '/v1/posts/tin-r1', { headers, body: { slug: 'tin-moi' } })
    for (const from of ['tin-r1', '/tin/tin-r1', 'https://truong.example/tin/tin-r1/', address])
      t.same(await answerOf(app, from), ['tin-moi'], from)
    t.same(await answerOf(app, 'https://khac.example/tin/tin-r1'), [])

    await expect(200, 'POST', '/v1/posts/tin-moi/unpublish', { headers })
    t.same(await answerOf(app, address), [], 'taken down')
    t.match(await send(app, [{ external_id: 'r1', status: 'published' }]), { changed: 1 })
    t.same(await answerOf(app, address), ['tin-moi'])
    t.match(await send(app, [{ external_id: 'r1', status: 'archived', slug: 'tin-cat' }]), { changed: 1 })
    t.match(await send(app, [{ external_id: 'r1', status: 'published' }]), { changed: 1 })
    t.same(await answerOf(app, 'tin-moi'), ['tin-cat'], 'readers knew the slug before it was hidden')

    const { id } = await expect(200, 'GET', '/v1/posts/tin-cat')
    await expect(204, 'DELETE', `/v1/posts/${id}`, { headers })
    t.same(await answerOf(app, address), [], 'in the trash')
    t.match(await send(app, [row('r7', { redirects_from: [address] })]), { errors: [{ code: 'taken' }] })
    // it leaves the trash as a draft, unless the row publishes it
    t.match(await send(app, [{ external_id: 'r1', title: 'Về lại' }]), { changed: 1 })
    t.match(await expect(200, 'GET', `/v1/posts/${id}`), { status: 'draft', published_at: past })
    await expect(204, 'DELETE', `/v1/posts/${id}`, { headers })
    t.match(await send(app, [{ external_id: 'r1', status: 'published' }], 'editor'), {
      errors: [{ code: 'forbidden' }],
    })
    t.match(await send(app, [{ external_id: 'r1', status: 'published' }]), { changed: 1 })
    t.same(await answerOf(app, address), ['tin-cat'])
    await expect(204, 'DELETE', `/v1/posts/${id}?purge=true`, { headers })
    t.match(await send(app, [row('r7', { redirects_from: [address] })]), { created: 1 })
  })

  await t.test('what stands at an address now goes before what stood there once', async (t) => {
    const row = (id: string, more: object) => ({
      external_id: id,
      title: `Chỗ ${id}`,
      slug: `cho-${id}`,
      status: 'published',
      published_at: past,
      ...more,
    })
    const page = (slug: string) => `https://truong.example/tin/${slug}`
    const all = async () =>
      (await expect(200, 'GET', '/v1/redirects?limit=100', reader)).items.map(
        ({ from }: { from: string }) => from,
      )
    const isAnswered = async (from: string, isThere: boolean) => {
      t.same(await answerOf(app, from), isThere ? ['cho-w1'] : [], from)
      t.equal((await all()).includes(from), isThere, `${from} in the list`)
    }
    // the page is there before the old address, and after it
    await send(app, [row('w2', {})])
    await send(app, [
      row('w1', { redirects_from: [page('cho-w2'), page('cho-w3'), '/tin/cho-w4', page('cho-w5')] }),
    ])
    await isAnswered(page('cho-w2'), false)
    for (const from of [page('cho-w3'), '/tin/cho-w4', page('cho-w5')]) await isAnswered(from, true)
    await send(app, [row('w3', {}), row('w4', {}), row('w5', { status: 'draft' })])
    for (const from of [page('cho-w3'), '/tin/cho-w4']) await isAnswered(from, false)
    await isAnswered(page('cho-w5'), true)
    // it leads on again when the page is gone
    await expect(200, 'POST', '/v1/posts/cho-w3/unpublish', { headers })
    await isAnswered(page('cho-w3'), true)
    await expect(200, 'PATCH', '/v1/posts/cho-w2', { headers, body: { slug: 'cho-khac' } })
    t.same((await answerOf(app, page('cho-w2'))).toSorted(), ['cho-khac', 'cho-w1'], 'two posts stood there')
  })

  await t.test('a picture of a published row needs an alt text', async (t) => {
    const picture = async (body: object) =>
      (
        await expect(201, 'POST', '/v1/media', {
          body: { kind: 'image', title: 'Ảnh', original_url: 'https://cu.example/a.jpg', ...body },
        })
      ).id
    const [bare, described, decorative] = [
      await picture({}),
      await picture({ alt: 'Lễ bế giảng' }),
      await picture({ decorative: true }),
    ]
    const row = (id: string, media_id: string, use: object = {}, status = 'published') => ({
      external_id: id,
      title: `Ảnh ${id}`,
      media: [{ media_id, ...use }],
      status,
      published_at: past,
    })
    const report = await send(app, [
      row('p1', bare),
      row('p2', bare, { alt: 'Hội trường' }),
      row('p3', described),
      row('p4', decorative),
      row('p5', bare, {}, 'draft'),
    ])
    t.match(report, { created: 4, refused: 1, errors: [{ line: 1, code: 'alt_required' }] })
    t.match(await send(app, [{ external_id: 'p5', status: 'published' }]), {
      errors: [{ code: 'alt_required' }],
    })
  })

  await t.test('what follows is as if each was published by itself', async (t) => {
    const text = (title: string, slug: string) => ({
      title,
      slug,
      body: 'Trường bế giảng 12 lớp bồi dưỡng nghiệp vụ kiểm soát.',
      byline: [{ name: 'Đỗ Thị Chung' }],
    })
    const one = await expect(201, 'POST', '/v1/posts', { body: text('Một bài riêng', 'mot-bai-rieng') })
    await expect(200, 'POST', `/v1/posts/${one.id}/publish`, { headers, body: { published_at: past } })
    const known = await expect(201, 'POST', '/v1/posts', {
      body: { ...text('Bài có sẵn', 'bai-co-san'), external_id: 'k1' },
    })
    const link = await expect(201, 'POST', `/v1/posts/${known.id}/preview-links`, {
      body: { expires_in: 3600 },
    })
    const state = { status: 'published', published_at: past }
    const report = await send(app, [
      { external_id: 'k1', ...state },
      { ...text('Bài từ tệp', 'bai-tu-tep'), external_id: 'k2', ...state },
    ])
    t.match(report, { created: 1, changed: 1 })
    await expect(404, 'GET', link.url, reader)
    for (const address of [
      '/v1/search?q=bồi dưỡng nghiệp vụ kiểm soát&type=post',
      '/v1/posts?q=bồi dưỡng nghiệp vụ kiểm soát&year=2012',
    ]) {
      const { items } = await expect(200, 'GET', encodeURI(address), reader)
      const titles = items.map((item: { title: string | { text: string } }) =>
        typeof item.title === 'string' ? item.title : item.title.text,
      )
      t.same(titles.toSorted(), ['Bài có sẵn', 'Bài từ tệp', 'Một bài riêng'].toSorted(), address)
    }
    const sitemap = (await app.send('GET', '/sitemap.xml', reader)).body
    for (const slug of ['mot-bai-rieng', 'bai-co-san', 'bai-tu-tep']) t.ok(sitemap.includes(slug), slug)
    const counted = await expect(
      200,
      'GET',
      '/v1/statistics/posts?from=2012-09-01&to=2012-09-30&group_by=author',
    )
    const ofAuthor = counted.rows.filter((row: object) => JSON.stringify(row).includes('Đỗ Thị Chung'))
    t.match(ofAuthor, [{ posts: 3 }])
    const { items: revisions } = await expect(200, 'GET', `/v1/posts/${known.id}/revisions`)
    t.match(revisions, [{ status: 'published' }, { status: 'draft' }])
    const { items: events } = await expect(200, 'GET', `/v1/audit-events?resource=posts&row_id=${known.id}`)
    t.ok(
      events.some(({ fields }: { fields: string[] }) => fields.includes('status')),
      'the audit trail says that the state changed',
    )
  })
})

test('a file of one installation makes the same posts in another one', async (t) => {
  const app = await startApp(t)
  const other = await startApp(t)
  const row = (id: string, more: object) => ({ external_id: id, title: `Bài ${id}`, ...more })
  const states = [
    row('draft', {}),
    row('intended', { published_at: future }),
    row('unpublished', { published_at: past, redirects_from: ['/cu/1'] }),
    row('published', {
      status: 'published',
      published_at: '2019-06-05T01:30:15.250Z',
      redirects_from: ['https://cu.example/tin?b=1&a=2', '/khai-giảng', 'https://cu.example/?p=7'],
    }),
    row('day', { status: 'published', published_at: '2019-06-04T17:00:00Z' }),
    row('scheduled', { status: 'published', published_at: future }),
    row('archived', { status: 'archived', published_at: past, redirects_from: ['/cu/2'] }),
  ]
  t.match(await send(app, states), { created: 7 })
  const exported = async (from: TestApp, format: string) =>
    (await from.send('GET', `/v1/exports/posts?format=${format}&sort=title`)).rawPayload
  const rowsOf = async (from: TestApp) =>
    readNdjson(await exported(from, 'ndjson')).map(({ id: _id, ...rest }) => rest)
  const before = await rowsOf(app)
  t.match(
    before.map(({ external_id, status, published_at, redirects_from }) => ({
      external_id,
      status,
      published_at,
      redirects_from,
    })),
    [
      ['archived', 'archived', past, ['/cu/2']],
      ['day', 'published', '2019-06-04T17:00:00Z', []],
      ['draft', 'draft', null, []],
      ['intended', 'draft', future, []],
      [
        'published',
        'published',
        '2019-06-05T01:30:15.25Z',
        ['https://cu.example/tin?b=1&a=2', '/khai-giảng', 'https://cu.example/?p=7'],
      ],
      ['scheduled', 'published', future, []],
      ['unpublished', 'draft', past, ['/cu/1']],
    ].map(([external_id, status, published_at, redirects_from]) => ({
      external_id,
      status,
      published_at,
      redirects_from,
    })),
  )
  for (const format of ['ndjson', 'csv', 'xlsx'] as const) {
    const file = await exported(app, format)
    t.match(await importFile(app, 'posts', format, file), { unchanged: 7, refused: 0 }, format)
    // without the ids of the first one, in which these rows are not
    const theirs =
      format === 'ndjson'
        ? lines(...before)
        : await exported(app, `${format}&fields=external_id,title,slug,status,published_at,redirects_from`)
    t.match(await importFile(other, 'posts', format, theirs), { created: 7, refused: 0 }, format)
    t.same(await rowsOf(other), before, format)
    await other.database.pool.query('truncate posts cascade')
    await other.database.pool.query('truncate slug_redirects')
  }
  // sheets that people write
  const csv = [
    'Mã bài viết,Tiêu đề,Trạng thái,Thời điểm đăng',
    's1,Bài một,Đã đăng,05/6/2019 8:30',
    's2,Bài hai,Lưu trữ,05/06/2019',
    's3,Bài ba,Bản nháp,',
    's4,Bài bốn,Đã đăng,hôm qua',
  ]
  const report = await importFile(other, 'posts?on_error=skip', 'csv', csv.join('\r\n'))
  t.match(report, {
    created: 3,
    errors: [{ line: 5, field: 'published_at', message_vi: /ví dụ 31\/12\/2020 08:30/ }],
  })
  t.match(await rowsOf(other), [
    { external_id: 's3', status: 'draft', published_at: null },
    { external_id: 's2', status: 'archived', published_at: '2019-06-04T17:00:00Z' },
    { external_id: 's1', status: 'published', published_at: '2019-06-05T01:30:00Z' },
  ])
})
