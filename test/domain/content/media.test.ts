import { startApp } from '../../support/app.ts'
import {
  invalidLines,
  invalidTexts,
  testWriteAccess,
  testRejections,
  testIdempotentPuts,
  withEachValue,
} from '../../support/resource-contract.ts'
import { test } from '../../support/shared-test.ts'

const path = '/v1/media'
const headers = { 'if-match': '*' }
const register = {
  path,
  body: (n: number) => ({ kind: 'image', title: `Ảnh ${n}` }),
  patch: { credit: 'Ban Biên tập' },
}
const badAddresses = [
  'javascript:alert(1)',
  'ftp://example.org',
  'https://a:b@example.org',
  'anh.jpg',
  'https://a\0',
]

test('media', async (t) => {
  const app = await startApp(t)
  const { expect } = app
  const create = (body: object) => expect(201, 'POST', path, { as: 'editor', body })
  const list = async (query: string) => {
    const { items } = await expect(200, 'GET', `${path}?${query}`, { as: 'anonymous' })
    return items.map((item: { title: string }) => item.title)
  }

  await testWriteAccess(t, app, register, 'editor')
  await testIdempotentPuts(t, app, register)

  await t.test('an editor creates a picture with the least body; its alt may come later', async (t) => {
    const picture = await create({ kind: 'image', title: 'Hội trường' })
    t.match(picture, {
      kind: 'image',
      alt: null,
      decorative: false,
      credit: null,
      mime_type: null,
      bytes: null,
      width: null,
      height: null,
      duration_s: null,
      sources: [],
      original_url: null,
    })
    t.same(await expect(200, 'GET', `${path}/${picture.id}`, { as: 'anonymous' }), picture)
  })

  await t.test(
    'all that is known of a video comes back as it was sent, and sending it again changes nothing',
    async (t) => {
      const body = {
        kind: 'video',
        title: 'Phóng sự',
        alt: 'Dòng một\nDòng hai',
        decorative: false,
        credit: 'Đài PTTH',
        mime_type: 'video/mp4',
        bytes: 1_099_511_627_776,
        width: 100_000,
        height: 1,
        duration_s: 12.345678901234567,
        sources: [
          { url: 'https://example.org/a.mp4', width: 640, height: 360, type: 'video/mp4' },
          { url: 'https://example.org/a.webm', width: null, height: null, type: null },
        ],
        original_url: 'https://example.org/a',
      }
      const url = `${path}/by-external-id/video-1`
      const video = await expect(201, 'PUT', url, { body })
      t.match(video, body)
      t.same(await expect(200, 'PUT', url, { body }), video)
      const short = { ...body, sources: [body.sources[0], { url: 'https://example.org/a.webm' }] }
      t.same(await expect(200, 'PUT', url, { body: short }), video, 'left out is null')
      const patched = await expect(200, 'PATCH', `${path}/${video.id}`, { headers, body: { sources: null } })
      t.match(patched, { sources: [], revision: 2, duration_s: body.duration_s })
    },
  )

  await t.test('what cannot be stored is refused by field, and nothing is stored', async (t) => {
    const body = { kind: 'image', title: 'Tốt' }
    const source = { url: 'https://example.org/a.jpg' }
    const sources = (change: object) => ({ ...body, sources: [source, { ...source, ...change }] })
    const absurd = [-1, 1e300, '1', 9007199254740992]
    await testRejections(t, app, path, 400, [
      ...withEachValue(body, 'title', invalidLines),
      ...withEachValue(body, 'alt', invalidTexts),
      ...withEachValue(body, 'credit', invalidLines),
      ...withEachValue(body, 'kind', ['sound', '', null, 1]),
      ...withEachValue(body, 'mime_type', [
        'jpeg',
        'IMAGE/JPEG',
        'text/html; charset=utf-8',
        'a/b\0',
        '/',
        'a/b,c/d',
      ]),
      ...withEachValue(body, 'bytes', [...absurd, 0.5]),
      ...withEachValue(body, 'width', [...absurd, 0, 1.5, 100_001]),
      ...withEachValue(body, 'height', [...absurd, 0]),
      ...withEachValue(body, 'duration_s', [...absurd, 604_801]),
      ...withEachValue(body, 'original_url', badAddresses),
      ...withEachValue(body, 'sources', [{}, 'x', Array.from({ length: 31 }, () => source)]),
      ...badAddresses.map((url): [string, object & Record<string, unknown>] => [
        '/sources/1/url',
        sources({ url }),
      ]),
      ['/sources/1/url', { ...body, sources: [source, {}] }],
      ['/sources/1/width', sources({ width: 0 })],
      ['/sources/1/type', sources({ type: 'x' })],
      ['/sources/1/caption', sources({ caption: 'x' })],
    ])
  })

  await t.test('a decorative picture has no alt, whichever is said first', async (t) => {
    const body = { kind: 'image', title: 'Hoa văn' }
    await testRejections(t, app, path, 400, [['/decorative', { ...body, alt: 'Hoa văn', decorative: true }]])
    const picture = await create({ ...body, decorative: true })
    const patch = (status: number, change: object) =>
      expect(status, 'PATCH', `${path}/${picture.id}`, { headers, body: change })
    t.match(await patch(400, { alt: 'Hoa văn' }), {
      errors: [{ pointer: '/decorative', message: /set alt to null/ }],
    })
    t.match(await patch(200, { alt: 'Hoa văn', decorative: false }), { alt: 'Hoa văn', decorative: false })
    t.match(await patch(200, { alt: null, decorative: true }), { alt: null, decorative: true })
    const update = app.database.pool.query(`update media set alt = 'x' where id = $1`, [picture.id])
    await t.rejects(update, /media_decorative_check/)
  })

  await t.test('media are found by kind and type, newest first or by title', async (t) => {
    for (const [kind, title, mime_type] of [
      ['image', 'Đoàn', 'image/png'],
      ['document', 'Dự thảo', 'application/pdf'],
      ['image', 'Ấn phẩm', 'image/webp'],
    ])
      await create({ kind, title, mime_type })
    const these = 'mime_type=image/png,application/pdf,image/webp'
    t.same(await list(these), ['Ấn phẩm', 'Dự thảo', 'Đoàn'])
    t.same(await list(`${these}&sort=created_at`), ['Đoàn', 'Dự thảo', 'Ấn phẩm'])
    t.same(await list(`${these}&sort=title`), ['Ấn phẩm', 'Dự thảo', 'Đoàn'])
    t.same(await list(`${these}&sort=-title`), ['Đoàn', 'Dự thảo', 'Ấn phẩm'])
    t.same(await list(`${these}&kind=document`), ['Dự thảo'])
    t.same(await list('kind=document,video&mime_type=image/png'), [])
    await expect(400, 'GET', `${path}?kind=sound`)
  })

  await t.test('a picture that a post uses twice is kept, and the refusal names posts once', async (t) => {
    const { id } = await create({ kind: 'image', title: 'Dùng hai lần' })
    const body = { title: 'Bài có ảnh', cover: { media_id: id }, media: [{ media_id: id }] }
    await expect(201, 'POST', '/v1/posts', { as: 'editor', body })
    const refused = await expect(409, 'DELETE', `${path}/${id}`, { as: 'editor', headers })
    t.equal(refused.code, 'still_referenced')
    t.equal(refused.detail, 'Live posts still refer to it. Delete or change those first.')
  })
})
