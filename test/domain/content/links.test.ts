import { startApp } from '../../support/app.ts'
import {
  invalidLines,
  testWriteAccess,
  testRejections,
  testIdempotentPuts,
  withEachValue,
} from '../../support/resource-contract.ts'
import { test } from '../../support/shared-test.ts'
import { scratchDirectory } from '../../process/server-process.ts'
import { form, pdf, picture } from './files/sample-files.ts'

const path = '/v1/links'
const register = {
  path,
  body: (n: number) => ({ name: `Trang ${n}`, url: `https://example.org/${n}` }),
  patch: { active: false },
}

test('links', async (t) => {
  const app = await startApp(t, { FILES_DIR: scratchDirectory(t) })
  const { expect, send } = app
  const create = (body: object) => expect(201, 'POST', path, { as: 'editor', body })
  const list = async (query: string) => {
    const { items } = await expect(200, 'GET', `${path}?${query}`, { as: 'anonymous' })
    return items.map((item: { name: string }) => item.name)
  }

  await testWriteAccess(t, app, register, 'editor')
  await testIdempotentPuts(t, app, register)

  await t.test('an editor creates a link with the least body, and anyone reads it by id', async (t) => {
    const link = await create({ name: 'Học viện', url: 'https://hcma.vn' })
    t.match(link, { url: 'https://hcma.vn', group: null, position: 0, active: true })
    t.same(await expect(200, 'GET', `${path}/${link.id}`, { as: 'anonymous' }), link)
    await expect(404, 'GET', `${path}/hoc-vien`)
  })

  await t.test('addresses that a browser would run, or that hold a password, are refused', async (t) => {
    const body = { name: 'Xấu', url: 'https://example.org' }
    await testRejections(t, app, path, 400, [
      ...withEachValue(body, 'url', [
        'javascript:alert(1)',
        'JavaScript://example.org/%0aalert(1)',
        'data:text/html,x',
        'vbscript:x',
        'file:///etc/passwd',
        'ftp://example.org/a',
        '//example.org',
        '/tin-tuc',
        'example.org',
        'https:example.org',
        'https:///example.org',
        'https://',
        'https://user:secret@example.org/',
        'https://user@example.org/',
        'https://example.org/a b',
        ' https://example.org',
        'https://example.org/\n',
        'java\nscript:alert(1)',
        'https://example.org/\0',
        'https://example.org/\ud800',
        'https://example.org/\u202e',
        'https:\\\\example.org',
        'https://example.org:99999/',
        `https://example.org/${'a'.repeat(2000)}`,
        '',
        null,
        1,
      ]),
      ['/url', { name: 'Không có địa chỉ' }],
    ])
    for (const url of [
      'http://example.org',
      'HTTPS://EXAMPLE.org/',
      'https://example.org:8443/a?b=c&d=đ#e',
      'https://trườngchínhtrị.vn/tin-tức',
      'http://[2001:db8::1]/',
    ]) {
      t.match(await create({ ...body, url }), { url })
    }
  })

  await t.test('what cannot be stored is refused by field, and nothing is stored', async (t) => {
    const body = register.body(1)
    await testRejections(t, app, path, 400, [
      ...withEachValue(body, 'name', invalidLines),
      ...withEachValue(body, 'group', invalidLines),
      ...withEachValue(body, 'external_id', invalidLines),
      ...withEachValue(body, 'position', [-1, 0.5, 1e12, '0']),
      ...withEachValue(body, 'active', ['true', 1]),
      ['/link', { ...body, link: 'x' }],
    ])
  })

  await t.test(
    'links come by group, place and name, those without a group last, and are found by both',
    async (t) => {
      const url = 'https://example.org'
      for (const [name, group, position, active] of [
        ['Ẩn', 'Đảng', 0, false],
        ['Đối tác', 'Đảng', 1, true],
        ['Báo', 'Đảng', 1, true],
        ['Cổng', 'An sinh', 9, true],
        ['Lẻ', null, 0, true],
      ] as const)
        await create({ name, url, group, position, active, external_id: `order-${name}` })
      const these = `external_id=${encodeURIComponent('order-Ẩn,order-Đối tác,order-Báo,order-Cổng,order-Lẻ')}`
      t.same(await list(these), ['Cổng', 'Ẩn', 'Báo', 'Đối tác', 'Lẻ'])
      t.same(await list(`${these}&sort=-group,name`), ['Ẩn', 'Báo', 'Đối tác', 'Cổng', 'Lẻ'])
      t.same(await list(`${these}&sort=position,-name`), ['Lẻ', 'Ẩn', 'Đối tác', 'Báo', 'Cổng'])
      t.same(await list(`group=${encodeURIComponent('Đảng')}`), ['Ẩn', 'Báo', 'Đối tác'])
      t.same(await list(`group=${encodeURIComponent('Đảng,An sinh')}&active=true`), [
        'Cổng',
        'Báo',
        'Đối tác',
      ])
      t.same(await list(`${these}&active=false`), ['Ẩn'])
      await expect(400, 'GET', `${path}?active=yes`)
    },
  )

  await t.test('a banner has a picture, which readers are told of while they see the banner', async (t) => {
    const headers = { 'if-match': '*' }
    const bytes = await picture(400, 100).png().toBuffer()
    const file = await expect(201, 'POST', '/v1/media', form(bytes, 'bieu-ngu.png', { title: 'canary' }))
    const paper = await expect(201, 'POST', '/v1/media', form(pdf('giấy'), 'giay.pdf', { title: 'Giấy' }))
    const body = {
      kind: 'banner',
      name: 'Chào mừng Đại hội',
      url: 'https://example.org/dai-hoi',
      group: 'Biểu ngữ',
    }
    await testRejections(t, app, path, 400, [
      ['/media_id', body],
      ['/media_id', { ...body, media_id: null }],
      ['/kind', { ...body, kind: 'popup', media_id: file.id }],
      [
        '/shown_until',
        {
          ...body,
          media_id: file.id,
          shown_from: '2026-11-02T00:00:00Z',
          shown_until: '2026-11-02T07:00:00+07:00',
        },
      ],
    ])
    await testRejections(t, app, path, 422, [['/media_id', { ...body, media_id: paper.id }]])
    const hour = 3_600_000
    const later = new Date(Date.now() + hour).toISOString()
    const before = new Date(Date.now() - hour).toISOString()
    const banner = await create({ ...body, media_id: file.id, shown_from: later, position: 2 })
    t.match(banner, {
      kind: 'banner',
      shown_until: null,
      picture: {
        media_id: file.id,
        alt: 'Chào mừng Đại hội',
        kind: 'image',
        url: file.file.url,
        type: 'image/jpeg',
        width: 400,
        height: 100,
        sources: file.file.sources,
      },
    })
    const url = `${path}/${banner.id}`
    t.equal(
      (await expect(200, 'PATCH', url, { headers, body: banner })).revision,
      1,
      'what was read is sent back',
    )
    const isShown = async () => {
      const answers = await Promise.all(
        [url, `/v1/media/${file.id}`].map((address) => send('GET', address, { as: 'reader' })),
      )
      const [row, item] = answers.map(({ statusCode }) => statusCode === 200)
      const listed = (await send('GET', `${path}?kind=banner`, { as: 'anonymous' })).body.includes(banner.id)
      t.same([item, listed], [row, row])
      return row
    }
    t.equal(await isShown(), false)
    await expect(200, 'PATCH', url, { headers, body: { shown_from: null, shown_until: later } })
    t.equal(await isShown(), true)
    t.match((await expect(200, 'GET', `/v1/media/${file.id}/uses`)).items, [
      { kind: 'link', link_id: banner.id, post_id: null, title: body.name, in_trash: false, public: true },
    ])
    await expect(409, 'DELETE', `/v1/media/${file.id}`, { headers })
    await expect(200, 'PATCH', url, { headers, body: { shown_from: null, shown_until: before } })
    t.equal(await isShown(), false)
    await create({ ...body, media_id: file.id, name: 'Sau', shown_from: before, position: 1 })
    t.same(await list('kind=banner'), ['Sau'])
    await expect(204, 'DELETE', url, { headers })
    const { items } = await expect(200, 'GET', `/v1/media/${file.id}/uses`)
    t.same(
      items.map((use: { in_trash: boolean; public: boolean }) => [use.in_trash, use.public]).toSorted(),
      [
        [false, true],
        [true, false],
      ],
    )
  })
})
