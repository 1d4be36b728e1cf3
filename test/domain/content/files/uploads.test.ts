import fs from 'node:fs'
import { open } from 'node:fs/promises'
import path from 'node:path'
import sharp from 'sharp'
import { filesUnavailable } from '../../../../src/domain/content/media/files/unavailable.ts'
import { advisoryLocks, tryAcquireLock } from '../../../../src/platform/database/advisory-locks.ts'
import { sweepFiles } from '../../../../src/domain/content/media/sweep/sweep-files.ts'
import { recordChange } from '../../../../src/platform/audit/record.ts'
import { readForm, type TakeFile } from '../../../../src/platform/http/multipart.ts'
import { Problem } from '../../../../src/platform/http/problems.ts'
import { diskStore } from '../../../../src/platform/files/disk-store.ts'
import { startApp, type SendOptions } from '../../../support/app.ts'
import { test } from '../../../support/shared-test.ts'
import { listen } from '../../../platform/http/raw-connection.ts'
import { scratchDirectory } from '../../../process/server-process.ts'
import { archive, form, headerOfPng, mp3, mp4, office, pdf, photograph, picture } from './sample-files.ts'

const address = '/v1/media'
const any = { 'if-match': '*' }

/** All files in a directory and below, without the folders. */
function filesIn(directory: string): string[] {
  return fs
    .readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => name)
}

test('files', async (t) => {
  const directory = scratchDirectory(t)
  const app = await startApp(t, { FILES_DIR: directory, FILES_QUOTA: '4000000' })
  const { expect, send, database } = app
  const stored = () => filesIn(directory).sort()
  const bytes = (body: Buffer, type = 'application/octet-stream', options: SendOptions = {}) => ({
    as: 'editor' as const,
    ...options,
    body,
    headers: { 'content-type': type, ...options.headers },
  })
  const upload = (file: Buffer, name: string, fields: Record<string, string> = {}) =>
    expect(201, 'POST', address, { as: 'editor', ...form(file, name, fields) })
  const read = (url: string, headers: Record<string, string> = {}, method = 'GET') =>
    send(method, url, { as: 'anonymous', headers })

  await t.test('a photograph becomes upright pictures without the place where it was taken', async (t) => {
    const made = await upload(await photograph(1200, 800), 'C:\\Ảnh\\Hội nghị.JPEG', {
      alt: 'Đoàn chủ tịch',
      focal_point: '0.5,0.25',
    })
    t.match(made, {
      kind: 'image',
      title: 'Hội nghị',
      alt: 'Đoàn chủ tịch',
      decorative: false,
      mime_type: 'image/jpeg',
      width: 800,
      height: 1200,
      focal_point: { left: 0.5, top: 0.25 },
      sources: [],
      file: { name: 'Hội nghị.jpg', type: 'image/jpeg', width: 800, height: 1200 },
    })
    const sizes = made.file.sources.map(
      ({ width, height, type }: { width: number; height: number; type: string }) => [width, height, type],
    )
    t.same(sizes, [
      [320, 480, 'image/webp'],
      [640, 960, 'image/webp'],
      [800, 1200, 'image/webp'],
      [320, 480, 'image/jpeg'],
      [640, 960, 'image/jpeg'],
      [800, 1200, 'image/jpeg'],
    ])
    t.match(made.file.url, /^\/v1\/files\/[\w-]{22}\/800\.jpg$/)
    for (const { url, width, height, type } of made.file.sources) {
      const answer = await read(url)
      t.equal(answer.statusCode, 200)
      t.equal(answer.headers['content-type'], type)
      t.equal(answer.headers['content-disposition'], undefined, 'a picture is shown')
      const { exif, orientation, ...metadata } = await sharp(answer.rawPayload).metadata()
      t.match(metadata, { width, height })
      t.same([exif, orientation], [undefined, undefined])
    }
    t.same(fs.readdirSync(path.join(directory, 'incoming')), [], 'the original is not kept')
    const changed = await expect(200, 'PATCH', `${address}/${made.id}`, {
      headers: any,
      body: { ...made, credit: 'A' },
    })
    t.same({ ...changed, revision: 1, credit: null, updated_at: made.updated_at }, made)
    const refused = await expect(422, 'PATCH', `${address}/${made.id}`, {
      headers: any,
      body: { kind: 'video', bytes: 1, sources: [{ url: 'https://example.org/a.jpg' }] },
    })
    t.same(
      refused.errors.map(({ pointer }: { pointer: string }) => pointer),
      ['/kind', '/bytes', '/sources'],
    )
  })

  await t.test('pictures of every accepted type are never enlarged', async (t) => {
    const small = picture(200, 100)
    for (const [type, body] of [
      ['image/png', await small.clone().png().toBuffer()],
      ['image/webp', await small.clone().webp().toBuffer()],
      ['image/gif', await small.clone().gif().toBuffer()],
      ['image/avif', await small.clone().avif().toBuffer()],
    ] as const) {
      const made = await expect(
        201,
        'POST',
        `${address}?decorative=true&filename=a.${type.slice(6)}`,
        bytes(body, type),
      )
      t.match(made, {
        mime_type: type,
        bytes: body.length,
        decorative: true,
        title: 'a',
        width: 200,
        height: 100,
      })
      t.same(
        made.file.sources.map(({ width }: { width: number }) => width),
        [200, 200],
      )
    }
  })

  await t.test('other types are downloads as they are, which browsers never show as pages', async (t) => {
    const documents: [name: string, kind: string, type: string, file: Buffer][] = [
      ['Kế hoạch 15.pdf', 'document', 'application/pdf', pdf()],
      [
        'a.docx',
        'document',
        'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
        await office.docx(),
      ],
      [
        'a.xlsx',
        'document',
        'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
        await office.xlsx(),
      ],
      ['a.odt', 'document', 'application/vnd.oasis.opendocument.text', await office.odt()],
      ['a.mp3', 'audio', 'audio/mpeg', mp3()],
      ['a.mp4', 'video', 'video/mp4', mp4()],
    ]
    for (const [name, kind, type, file] of documents) {
      const made = await upload(file, name)
      t.match(
        made,
        { kind, mime_type: type, bytes: file.length, file: { name, type, bytes: file.length } },
        name,
      )
      const answer = await read(made.file.url)
      t.same(answer.rawPayload, file)
      t.match(answer.headers, {
        'content-type': type,
        'content-length': String(file.length),
        'x-content-type-options': 'nosniff',
        'content-security-policy': "default-src 'none'; sandbox",
        'cache-control': 'public, max-age=31536000, immutable',
        'accept-ranges': 'bytes',
        'content-disposition': /^attachment; filename="/,
      })
    }
    const made = await upload(pdf(), 'Kế hoạch (15).pdf')
    t.match(made.file.url, /\/ke-hoach-15\.pdf$/)
    const { headers } = await read(made.file.url)
    t.equal(
      headers['content-disposition'],
      `attachment; filename="Ke hoach (15).pdf"; filename*=UTF-8''K%E1%BA%BF%20ho%E1%BA%A1ch%20%2815%29.pdf`,
    )
  })

  await t.test(
    'a part of a file is read by its range, and what a client has is not sent again',
    async (t) => {
      const file = pdf('đoạn')
      const {
        file: { url },
      } = await upload(file, 'a.pdf')
      const whole = await read(url)
      const etag = String(whole.headers['etag'])
      const part = async (range: string, more: Record<string, string> = {}) => {
        const { statusCode, headers, rawPayload } = await read(url, { range, ...more })
        return [statusCode, headers['content-range'], rawPayload.length]
      }
      const { length } = file
      t.same(await part('bytes=0-3'), [206, `bytes 0-3/${length}`, 4])
      t.same((await read(url, { range: 'bytes=1-4' })).body, 'PDF-')
      t.same(await part('bytes=-6'), [206, `bytes ${length - 6}-${length - 1}/${length}`, 6])
      t.same(await part(`bytes=5-99999`), [206, `bytes 5-${length - 1}/${length}`, length - 5])
      t.same(await part('bytes=2-', { 'if-range': etag }), [
        206,
        `bytes 2-${length - 1}/${length}`,
        length - 2,
      ])
      for (const ignored of ['bytes=3-2', 'bytes=0-1,3-4', 'lines=1-2', 'bytes=a-b', 'bytes=-'])
        t.same(await part(ignored), [200, undefined, length], ignored)
      t.same(await part('bytes=0-3', { 'if-range': '"other"' }), [200, undefined, length])
      for (const behind of [`bytes=${length}-`, 'bytes=-0']) {
        const answer = await read(url, { range: behind })
        t.equal(answer.statusCode, 416)
        t.equal(answer.headers['content-range'], `bytes */${length}`)
      }
      t.equal((await read(url, { 'if-none-match': `W/${etag}` })).statusCode, 304)
      const head = await read(url, { range: 'bytes=0-3' }, 'HEAD')
      t.same([head.statusCode, head.headers['content-length'], head.body], [200, String(length), ''])
      for (const wrong of [`${url}x`, url.replace(/.(?=\/[^/]*$)/, '~'), '/v1/files/..%2f..%2fetc/passwd'])
        t.equal((await read(wrong)).statusCode, 404, wrong)
    },
  )

  await t.test('what is refused names the remedy, and leaves nothing', async (t) => {
    const before = stored()
    const jpeg = await picture(20, 20).jpeg().toBuffer()
    const bomb = headerOfPng(10_000, 5_001)
    const cases: [name: string, status: number, detail: RegExp, file: Buffer][] = [
      [
        'svg',
        415,
        /SVG can contain scripts/,
        Buffer.from('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>'),
      ],
      ['html', 415, /HTML page/, Buffer.from('<!DOCTYPE html><html><script>alert(1)</script>')],
      ['text', 415, /type of the file is not accepted/, Buffer.from('chỉ là chữ')],
      ['zip', 415, /type of the file is not accepted/, await archive({ 'a.txt': 'a' })],
      [
        'old Word',
        415,
        /old Office format/,
        Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)]),
      ],
      ['program', 415, /not accepted/, Buffer.concat([Buffer.from('\x7fELF'), Buffer.alloc(100)])],
      ['empty', 422, /empty/, Buffer.alloc(0)],
      ['bomb', 422, /50 megapixels/, bomb],
      ['cut picture', 422, /damaged/, jpeg.subarray(0, jpeg.length - 100)],
      ['cut PDF', 422, /damaged/, pdf().subarray(0, 20)],
      ['picture and archive', 422, /several types/, Buffer.concat([jpeg, await archive({ a: 'a' })])],
      ['picture and page', 422, /several types/, Buffer.concat([jpeg, Buffer.from('<script >')])],
      ['PDF and archive', 422, /several types/, Buffer.concat([pdf(), await archive({ a: 'a' })])],
      [
        'macros',
        415,
        /macros/,
        await archive({
          '[Content_Types].xml':
            '<Override PartName="/main.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>',
          'word/document.xml': '<w/>',
          'word/vbaProject.bin': 'x',
        }),
      ],
    ]
    for (const [name, status, detail, file] of cases) {
      const { detail: said } = await expect(status, 'POST', address, { as: 'editor', ...form(file, 'a.jpg') })
      t.match(said, detail, name)
    }
    const large = Buffer.alloc(50 * 1_048_576 + 1)
    jpeg.copy(large)
    for (const request of [bytes(large, 'image/jpeg'), { as: 'editor' as const, ...form(large, 'a.jpg') }])
      t.match(await expect(413, 'POST', address, request), { detail: /50 MiB/ })
    const wrongForms: [RegExp, SendOptions][] = [
      [/one file, in the field "file"/, form(jpeg, 'a.jpg', {}, 'picture')],
      [/boundary/, { body: jpeg, headers: { 'content-type': 'multipart/form-data' } }],
      [/well-formed/, { ...form(jpeg, 'a.jpg'), body: form(jpeg, 'a.jpg').body.subarray(0, -30) }],
      [/no parameter|no field "sources"/, form(jpeg, 'a.jpg', { sources: '[]' })],
      [/set alt to null/, form(jpeg, 'a.jpg', { alt: 'A', decorative: 'true' })],
    ]
    for (const [message, request] of wrongForms) {
      const { detail, errors } = await expect(400, 'POST', address, { as: 'editor', ...request })
      t.match(JSON.stringify([detail, errors]).replaceAll('\\', ''), message)
    }
    await expect(400, 'POST', `${address}?title=A`, { as: 'editor', ...form(jpeg, 'a.jpg') })
    await expect(400, 'POST', `${address}?title=A`, { as: 'editor', body: { kind: 'image', title: 'A' } })
    for (const as of ['anonymous', 'reader', 'registrar'] as const)
      await expect(as === 'anonymous' ? 401 : 403, 'POST', address, { ...form(jpeg, 'a.jpg'), as })
    t.same(stored(), before)
  })

  await t.test('the name of a file cannot leave its place', async (t) => {
    const names: [given: string, name: string, slug: string][] = [
      ['../../etc/passwd', 'passwd.pdf', 'passwd.pdf'],
      ['..', 'tep.pdf', 'tep.pdf'],
      ['a%00b.pdf', 'a 00b.pdf', 'a-00b.pdf'],
      [`${'ờ'.repeat(300)}.pdf`, `${'ờ'.repeat(120)}.pdf`, `${'o'.repeat(60)}.pdf`],
      ['bang\u202efdp.exe', 'bang fdp.pdf', 'bang-fdp.pdf'],
      ['', 'tep.pdf', 'tep.pdf'],
    ]
    for (const [given, name, slug] of names) {
      const made = await upload(pdf(), given)
      t.equal(made.file.name, name)
      t.equal(made.file.url.split('/').at(-1), slug)
    }
    const made = await expect(201, 'POST', `${address}?filename=a%00%0d%0ab.pdf`, bytes(pdf()))
    t.equal(made.file.name, 'a b.pdf')
  })

  await t.test(
    'equal bytes are stored once, also when they come at once; a purge removes them with the last',
    async (t) => {
      const file = pdf('hai lần')
      const before = stored()
      const both = await Promise.all([upload(file, 'a.pdf'), upload(file, 'b.pdf')])
      t.equal(stored().length, before.length + 1)
      t.not(both[0].file.url, both[1].file.url)
      for (const {
        id,
        file: { url },
      } of both) {
        await expect(204, 'DELETE', `${address}/${id}`, { headers: any })
        t.equal((await read(url)).statusCode, 404, 'not while it is in the trash')
        await expect(200, 'POST', `${address}/${id}/restore`, { headers: any })
        t.equal((await read(url)).statusCode, 200)
        await expect(204, 'DELETE', `${address}/${id}?purge=true`, { headers: any })
        t.equal((await read(url)).statusCode, 404)
      }
      t.same(stored(), before)
      const picked = await upload(await picture(700, 10).png().toBuffer(), 'a.png')
      await expect(204, 'DELETE', `${address}/${picked.id}?purge=true`, { headers: any })
      t.same(stored(), before)
    },
  )

  await t.test('readers are told of a file only where a public post uses it', async (t) => {
    const made = await upload(await photograph(500, 400), 'canary.jpg', { external_id: 'canary' })
    const elsewhere = await expect(201, 'POST', address, {
      body: {
        kind: 'image',
        title: 'Ảnh nơi khác',
        decorative: true,
        mime_type: 'image/png',
        bytes: 9,
        width: 8,
        height: 6,
        original_url: 'https://example.org/a.png',
      },
    })
    const attached = await upload(pdf('công văn'), 'canary.pdf')
    const toldOf = async () => {
      const { items, page } = await expect(200, 'GET', `${address}?limit=100&count=exact`, {
        as: 'anonymous',
      })
      const ids = items.map(({ id }: { id: string }) => id)
      t.equal(page.count, ids.length)
      for (const { id } of [made, attached]) {
        const { statusCode, body } = await send('GET', `${address}/${id}`, { as: 'reader' })
        t.equal(statusCode, ids.includes(id) ? 200 : 404)
        if (!ids.includes(id)) t.notMatch(body, 'canary')
      }
      t.ok(ids.includes(elsewhere.id), 'data without a file are public')
      return [made, attached].map(({ id }) => ids.includes(id))
    }
    t.same(await toldOf(), [false, false])
    const post = await expect(201, 'POST', '/v1/posts', {
      body: {
        title: 'Bài có ảnh và văn bản',
        cover: { media_id: made.id, caption: 'Quang cảnh' },
        media: [{ media_id: attached.id }, { media_id: elsewhere.id }],
      },
    })
    const url = `/v1/posts/${post.id}`
    t.same(await toldOf(), [false, false])
    const refused = await expect(422, 'POST', `${url}/publish`, { headers: any })
    t.match(refused.errors, [{ pointer: '/cover/alt', code: 'alt_required' }])
    await expect(200, 'PATCH', `${address}/${made.id}`, { headers: any, body: { alt: 'Hội trường' } })
    const tomorrow = new Date(Date.now() + 86_400_000).toISOString()
    await expect(200, 'POST', `${url}/publish`, { headers: any, body: { published_at: tomorrow } })
    t.same(await toldOf(), [false, false], 'scheduled')
    const yesterday = new Date(Date.now() - 86_400_000).toISOString()
    await expect(200, 'POST', `${url}/publish`, { headers: any, body: { published_at: yesterday } })
    t.same(await toldOf(), [true, true])
    const { items } = await expect(200, 'GET', '/v1/posts', { as: 'anonymous' })
    t.match(items[0].cover, {
      media_id: made.id,
      caption: 'Quang cảnh',
      alt: 'Hội trường',
      own_alt: null,
      kind: 'image',
      title: 'canary',
      url: made.file.url,
      type: 'image/jpeg',
      bytes: made.file.bytes,
      width: 400,
      height: 500,
      sources: made.file.sources,
    })
    t.match(items[0].media, [
      { kind: 'document', title: 'canary', url: attached.file.url, type: 'application/pdf', width: null },
      {
        kind: 'image',
        decorative: true,
        alt: null,
        url: 'https://example.org/a.png',
        type: 'image/png',
        bytes: 9,
        sources: [{ url: 'https://example.org/a.png', width: 8, height: 6, type: 'image/png' }],
      },
    ])
    t.equal(items[0].media[0].sources.length, 1)

    const read = await expect(200, 'GET', url)
    const back = await expect(200, 'PATCH', url, { headers: any, body: read })
    t.equal(
      back.revision,
      read.revision,
      'what was read is sent back, and the use goes on to follow the file',
    )
    const bare = await upload(await photograph(30, 40), 'them.jpg')
    const added = await expect(422, 'PATCH', url, {
      headers: any,
      body: { media: [...read.media, { media_id: bare.id }] },
    })
    t.match(added.errors, [{ pointer: '/media/2/alt', code: 'alt_required' }])
    await expect(200, 'PATCH', `${url}/draft`, { headers: any, body: { media: [{ media_id: bare.id }] } })
    t.equal(
      (await send('GET', `${address}/${bare.id}`, { as: 'anonymous' })).statusCode,
      404,
      'of a working draft',
    )
    const draft = await expect(422, 'POST', `${url}/publish`, { headers: any })
    t.match(draft.errors, [{ pointer: '/media/0/alt' }])
    // an earlier version did not ask for it
    await database.pool.query('update media set alt = null where id = $1', [made.id])
    await expect(200, 'PATCH', url, { headers: any, body: { summary: 'Sửa chữ' } })

    await expect(409, 'DELETE', `${address}/${made.id}`, { headers: any })
    await expect(409, 'DELETE', `${address}/${made.id}?purge=true`, { headers: any })
    await expect(200, 'POST', `${url}/unpublish`, { headers: any })
    t.same(await toldOf(), [false, false])
    await expect(204, 'DELETE', url, { headers: any })
    await expect(409, 'DELETE', `${address}/${made.id}?purge=true`, { headers: any })
    t.equal((await send('GET', made.file.url, { as: 'anonymous' })).statusCode, 200)
  })

  await t.test('the alt text of a picture stays while published posts show it', async (t) => {
    const made = await upload(await photograph(60, 40), 'alt.jpg', { alt: 'Quang cảnh lễ khai giảng' })
    const url = `${address}/${made.id}`
    const change = (status: number, body: object) =>
      expect(status, 'PATCH', url, { as: 'editor', headers: any, body })
    const posted = async (title: string, body: object) => {
      const { id } = await expect(201, 'POST', '/v1/posts', { body: { title, ...body } })
      return `/v1/posts/${id}`
    }
    const first = await posted('Khai giảng khóa mới', { cover: { media_id: made.id } })
    const second = await posted('Bài hẹn giờ', { media: [{ media_id: made.id }] })
    const third = await posted('Có mô tả riêng', { cover: { media_id: made.id, alt: 'Riêng' } })
    await posted('Bản nháp', { cover: { media_id: made.id } })
    await expect(200, 'POST', `${first}/publish`, { headers: any })
    await expect(200, 'POST', `${third}/publish`, { headers: any })
    const published_at = new Date(Date.now() + 86_400_000).toISOString()
    await expect(200, 'POST', `${second}/publish`, { headers: any, body: { published_at } })
    const refused = await change(409, { alt: null })
    t.match(refused.errors, [{ pointer: '/alt', code: 'alt_required' }])
    t.match(refused.detail, /"Khai giảng khóa mới" \(khai-giang-khoa-moi\)/)
    t.match(refused.detail, /"Bài hẹn giờ"/)
    t.notMatch(refused.detail, /Bản nháp|Có mô tả riêng/)
    const imported = await expect(200, 'POST', '/v1/imports/media', {
      body: `${JSON.stringify({ id: made.id, kind: 'image', title: 'alt', alt: null })}\n`,
      headers: { 'content-type': 'application/x-ndjson' },
    })
    t.match(imported, { status: 'stopped', refused: 1 })
    t.match(JSON.stringify(imported.errors), /Khai giảng khóa mới/)
    t.equal((await change(200, { alt: 'Mô tả khác' })).alt, 'Mô tả khác')
    await change(200, { alt: null, decorative: true })
    await change(409, { decorative: false })
    await change(200, { alt: 'Lại có mô tả', decorative: false })
    await expect(200, 'POST', `${second}/unpublish`, { headers: any })
    await expect(200, 'PATCH', first, {
      headers: any,
      body: { cover: { media_id: made.id, alt: 'Của bài' } },
    })
    await change(200, { alt: null })

    // of a publication and a removal at once one waits for the other
    for (let round = 0; round < 4; round++) {
      await change(200, { alt: 'Mô tả' })
      const answers = await Promise.all([
        send('POST', `${second}/publish`, { headers: any, body: {} }),
        send('PATCH', url, { headers: any, body: { alt: null } }),
      ])
      const statuses = answers.map(({ statusCode }) => statusCode)
      t.ok(
        [
          [200, 409],
          [422, 200],
        ].some((pair) => pair.join() === statuses.join()),
        statuses.join(),
      )
      if (statuses[0] === 200) await expect(200, 'POST', `${second}/unpublish`, { headers: any })
    }
  })

  await t.test('an author uploads and uses own files, and sees no others', async (t) => {
    const author = 'author' as const
    const stranger = { scopes: ['content:write_own' as const] }
    const hidden = await upload(pdf('của biên tập'), 'canary-editor.pdf', { external_id: 'canary-id' })
    const mine = await expect(201, 'POST', address, {
      as: author,
      ...form(await photograph(50, 40), 'anh.jpg'),
    })
    const theirs = await expect(201, 'POST', address, {
      as: stranger,
      ...form(pdf('khác'), 'canary-khac.pdf'),
    })
    t.same(await expect(200, 'GET', `${address}/${mine.id}`, { as: author }), mine)
    const { items } = await expect(200, 'GET', `${address}?limit=100`, { as: author })
    const ids = items.map(({ id }: { id: string }) => id)
    t.ok(ids.includes(mine.id))
    t.notMatch(JSON.stringify(items), 'canary')
    for (const { id } of [hidden, theirs]) {
      for (const [method, body] of [['GET'], ['PATCH', { title: 'x' }], ['DELETE']] as const)
        await expect(404, method, `${address}/${id}`, { as: author, headers: any, body })
      const refused = await expect(422, 'POST', '/v1/posts', {
        as: author,
        body: { title: 'Dùng tệp người khác', media: [{ media_id: id }] },
      })
      t.match(refused.errors, [{ pointer: '/media/0/media_id', code: 'unknown_reference' }])
    }
    await expect(200, 'PATCH', `${address}/${mine.id}`, {
      as: author,
      headers: any,
      body: { alt: 'Lớp học' },
    })
    for (const external_id of ['canary-id', 'moi']) {
      const refused = await expect(422, 'POST', address, {
        as: author,
        ...form(pdf(external_id), 'a.pdf', { external_id }),
      })
      t.match(refused.errors, [{ pointer: '/external_id', code: 'read_only' }])
    }
    const elsewhere = { kind: 'image', title: 'Nơi khác', original_url: 'https://example.org/a.png' }
    t.match(await expect(403, 'POST', address, { as: author, body: elsewhere }), { code: 'forbidden' })
    await expect(403, 'GET', `${address}/${mine.id}/uses`, { as: author })

    const post = await expect(201, 'POST', '/v1/posts', {
      as: author,
      body: { title: 'Bài của tác giả', cover: { media_id: mine.id } },
    })
    t.equal(post.cover.url, mine.file.url)
    await expect(404, 'GET', `${address}/${mine.id}`, { as: 'anonymous' })
    await expect(200, 'POST', `/v1/posts/${post.id}/publish`, { headers: any, body: {} })
    await expect(200, 'GET', `${address}/${mine.id}`, { as: 'anonymous' })
    await expect(403, 'PATCH', `${address}/${mine.id}`, { as: author, headers: any, body: { alt: 'Khác' } })
    const unused = await expect(201, 'POST', address, { as: author, ...form(pdf('bỏ'), 'bo.pdf') })
    await expect(204, 'DELETE', `${address}/${unused.id}`, { as: author, headers: any })
    await expect(200, 'POST', `${address}/${unused.id}/restore`, { as: author, headers: any })
    await expect(403, 'DELETE', `${address}/${unused.id}?purge=true`, { as: author, headers: any })
  })

  await t.test('a repeated request stores one file, and a refused one none', async (t) => {
    const headers = { 'idempotency-key': 'upload-1' }
    const request = form(pdf('một lần'), 'a.pdf', { external_id: 'tep-1' })
    const sendIt = () =>
      send('POST', address, { as: 'editor', ...request, headers: { ...headers, ...request.headers } })
    const [first, second] = [await sendIt(), await sendIt()]
    t.same([first.statusCode, second.statusCode], [201, 201])
    t.same(second.json(), first.json())
    t.equal(second.headers['idempotency-replayed'], 'true')
    const other = form(pdf('khác'), 'a.pdf', { external_id: 'tep-1' })
    const mismatch = { as: 'editor' as const, ...other, headers: { ...headers, ...other.headers } }
    const before = stored()
    await expect(422, 'POST', address, mismatch)
    await expect(409, 'POST', address, { as: 'editor', ...other })
    t.same(stored(), before)
  })

  await t.test('all files together have a quota', async (t) => {
    const before = stored()
    const rows = () => database.pool.query('select count(*) from media').then((answer) => answer.rows)
    const rowsBefore = await rows()
    t.match(
      await expect(507, 'POST', address, {
        as: 'editor',
        ...form(Buffer.concat([mp3(), Buffer.alloc(4_000_000)]), 'a.mp3'),
      }),
      {
        code: 'files_quota',
      },
    )
    t.same(stored(), before)
    t.same(await rows(), rowsBefore)
  })

  await t.test('a storage that cannot be written is a 503, and nothing is half stored', async (t) => {
    const rowsBefore = (await database.pool.query('select count(*) from media')).rows
    const moved = path.join(directory, 'stored')
    fs.renameSync(moved, `${moved}-away`)
    fs.writeFileSync(moved, 'a file where the folder was')
    const answer = await send('POST', address, { as: 'editor', ...form(pdf('đầy'), 'a.pdf') })
    t.equal(answer.statusCode, 503)
    t.equal(answer.json().code, 'files_unavailable')
    t.equal(answer.headers['retry-after'], '60')
    t.same((await database.pool.query('select count(*) from media')).rows, rowsBefore)
    t.same(fs.readdirSync(path.join(directory, 'incoming')), [])
    fs.rmSync(moved)
    fs.renameSync(`${moved}-away`, moved)
    await upload(pdf('lại'), 'a.pdf')
    // a device of Linux on which every write finds the disk full
    const device = await open('/dev/full', 'w')
    const full: unknown = await device.writeFile('a').catch((error: unknown) => error)
    await device.close()
    t.match(full, { code: 'ENOSPC' })
    const { body, headers } = form(pdf('đầy đĩa'), 'a.pdf')
    const takeFile: TakeFile = async (bytes) => {
      for await (const chunk of bytes) throw chunk.length > 0 ? full : new Error('empty')
    }
    const limits = { maxFileBytes: 1_000, tooLarge: () => new Problem('body_too_large'), takeFile }
    const chunks = (async function* () {
      yield body
    })()
    await t.rejects(readForm(headers['content-type'], chunks, limits), { code: 'ENOSPC' })
    t.match(filesUnavailable(app.app.log, full), { code: 'files_unavailable', status: 503 })
  })

  await t.test('two uploads at once, and a client that stops half-way leaves nothing', async (t) => {
    const before = stored()
    const port = await listen(app.app)
    const { connect } = await import('node:net')
    const authorization = await app.authorization('editor')
    const head = (length: number) =>
      `POST ${address} HTTP/1.1\r\nhost: a\r\nauthorization: ${authorization}\r\ncontent-type: image/jpeg\r\ncontent-length: ${length}\r\n\r\n`
    const jpeg = await photograph(40, 40)
    const sockets = [connect(port, '127.0.0.1'), connect(port, '127.0.0.1')]
    for (const socket of sockets)
      socket.write(Buffer.concat([Buffer.from(head(jpeg.length)), jpeg.subarray(0, 50)]))
    const arrived = () => fs.readdirSync(path.join(directory, 'incoming')).length
    while (arrived() < 2) await new Promise((resolve) => setTimeout(resolve, 10))
    const third = await send('POST', address, bytes(jpeg, 'image/jpeg'))
    t.equal(third.statusCode, 503)
    t.equal(third.json().code, 'uploads_busy')
    t.equal(third.headers['retry-after'], '5')
    for (const socket of sockets) socket.destroy()
    while (arrived() > 0) await new Promise((resolve) => setTimeout(resolve, 10))
    t.same(stored(), before)
    await expect(201, 'POST', address, bytes(jpeg, 'image/jpeg'))
  })
})

test('the sweep takes what nothing has used for FILES_KEEP_DAYS', async (t) => {
  const directory = scratchDirectory(t)
  const { expect, send, database } = await startApp(t, { FILES_DIR: directory })
  const sweep = () =>
    sweepFiles({
      database,
      files: diskStore(directory),
      keepDays: 30,
      recordChange,
      signal: new AbortController().signal,
    })
  const upload = (text: string) =>
    expect(201, 'POST', address, { as: 'editor', ...form(pdf(text), `${text}.pdf`) })
  const made: Record<string, { id: string; file: { url: string } }> = {}
  for (const name of [
    'unused',
    'cover',
    'trashed post',
    'draft',
    'former draft',
    'revision',
    'in the trash',
    'unused lately',
  ])
    made[name] = await upload(name)
  const idOf = (name: string) => made[name]!.id
  const post = async (body: object) => (await expect(201, 'POST', '/v1/posts', { body })).id as string
  await post({ title: 'Bìa', cover: { media_id: idOf('cover') } })
  const trashed = await post({ title: 'Bỏ', media: [{ media_id: idOf('trashed post') }] })
  await expect(204, 'DELETE', `/v1/posts/${trashed}`, { headers: any })
  const drafted = await post({ title: 'Nháp' })
  await expect(200, 'PATCH', `/v1/posts/${drafted}/draft`, {
    headers: any,
    body: { media: [{ media_id: idOf('draft') }] },
  })
  const redrafted = await post({ title: 'Nháp cũ' })
  for (const [as, media] of [
    ['editor', [{ media_id: idOf('former draft') }]],
    ['publisher', []],
  ] as const)
    await expect(200, 'PATCH', `/v1/posts/${redrafted}/draft`, { as, headers: any, body: { media } })
  const revised = await post({ title: 'Cũ', media: [{ media_id: idOf('revision') }] })
  await expect(200, 'PATCH', `/v1/posts/${revised}`, { headers: any, body: { media: [] } })
  await expect(204, 'DELETE', `${address}/${idOf('in the trash')}`, { headers: any })

  const uses = async (name: string) => {
    const { items } = await expect(200, 'GET', `${address}/${idOf(name)}/uses`, { as: 'editor' })
    return items.map(({ kind, in_trash }: { kind: string; in_trash: boolean }) =>
      in_trash ? `${kind} in trash` : kind,
    )
  }
  t.same(await uses('unused'), [])
  t.same(await uses('cover'), ['cover', 'revision'])
  t.same(await uses('trashed post'), ['media in trash', 'revision in trash'])
  t.same(await uses('draft'), ['working_draft', 'revision'])
  t.same(await uses('former draft'), ['revision'])
  t.same(await uses('revision'), ['revision'])
  for (const as of ['anonymous', 'reader'] as const)
    await expect(as === 'anonymous' ? 401 : 403, 'GET', `${address}/${idOf('cover')}/uses`, { as })
  await expect(404, 'GET', `${address}/0197f3a2-6f0a-7cc1-9d5e-2f4b6a8c0d1e/uses`)

  const leftover = path.join(directory, 'stored', 'ab', `ab${'0'.repeat(62)}`)
  fs.mkdirSync(path.dirname(leftover), { recursive: true })
  fs.writeFileSync(leftover, 'của lần tải lên bị ngắt')
  fs.utimesSync(leftover, new Date(0), new Date(0))
  await sweep()
  t.notOk(fs.existsSync(leftover))
  t.equal(filesIn(directory).length, 8, 'all are younger')
  await database.pool.query(`update media set unused_since = now() - interval '31 days' where id <> $1`, [
    idOf('unused lately'),
  ])
  await sweep()
  const gone = async (name: string) => {
    const item = await send('GET', `${address}/${idOf(name)}`)
    if (item.statusCode !== 404) return false
    t.equal((await send('GET', made[name]!.file.url)).statusCode, 404)
    return true
  }
  t.ok(await gone('unused'))
  for (const name of [
    'cover',
    'trashed post',
    'draft',
    'former draft',
    'revision',
    'in the trash',
    'unused lately',
  ])
    t.notOk(await gone(name), name)
  t.equal(filesIn(directory).length, 7)
  const { items } = await expect(200, 'GET', '/v1/audit-events?actor=sweep')
  t.match(items, [{ resource: 'media', resource_id: idOf('unused'), operation: 'sweepFiles' }])

  // another process sweeps
  await database.pool.query(`update media set unused_since = now() - interval '31 days'`)
  await database.transaction(async ({ client }) => {
    t.ok(await tryAcquireLock(client, advisoryLocks.fileSweep))
    await sweep()
  })
  t.notOk(await gone('unused lately'))
  // two at once remove it once
  await Promise.all([sweep(), sweep()])
  t.ok(await gone('unused lately'))
  const { items: events } = await expect(200, 'GET', '/v1/audit-events?actor=sweep')
  t.equal(events.length, 2)
})

test('slow uploads make room for others', async (t) => {
  const directory = scratchDirectory(t)
  const app = await startApp(t, { FILES_DIR: directory, FILES_PAUSE_MS: '400' })
  const port = await listen(app.app)
  const { connect } = await import('node:net')
  const authorization = await app.authorization('editor')
  const head = `POST ${address} HTTP/1.1\r\nhost: a\r\nauthorization: ${authorization}\r\ncontent-type: image/jpeg\r\ncontent-length: 100000\r\n\r\n`
  /** Sends a head and some bytes, and then one byte after the other. @returns the answer */
  const sendSlowly = (trickles: boolean) =>
    new Promise<string>((resolve) => {
      let answer = ''
      const socket = connect(port, '127.0.0.1')
      socket.write(`${head}${'x'.repeat(100)}`)
      const trickle = trickles ? setInterval(() => socket.write('x'), 20) : undefined
      const end = () => {
        clearInterval(trickle)
        socket.destroy()
        resolve(answer)
      }
      socket.on('data', (data) => {
        answer += String(data)
        if (answer.includes('request_timeout')) end()
      })
      socket.on('close', end)
      socket.on('error', end)
    })
  const answers = await Promise.all([sendSlowly(false), sendSlowly(true)])
  for (const answer of answers) {
    t.match(answer, /^HTTP\/1\.1 408 /)
    t.match(answer, 'nothing of it is stored')
  }
  const arrived = () => fs.readdirSync(path.join(directory, 'incoming')).length
  while (arrived() > 0) await new Promise((resolve) => setTimeout(resolve, 10))
  const { statusCode } = await app.send('POST', address, { as: 'editor', ...form(pdf('tiếp'), 'a.pdf') })
  t.not(statusCode, 503, 'both places are free')
})
