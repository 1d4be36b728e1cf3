import { startApp } from '../../support/app.ts'
import { readFeed } from '../../features/feeds/read-feed.ts'
import { test } from '../../support/shared-test.ts'
import { schoolTimeZone } from '../../../src/domain/school-time-zone.ts'
import { picture } from './files/sample-files.ts'

const any = { 'if-match': '*' }
const patchType = { 'content-type': 'application/merge-patch+json' }

const ofUpload = (bytes: Buffer, name: string) => {
  const boundary = 'x-boundary'
  const head = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: image/png\r\n\r\n`
  return {
    body: Buffer.concat([Buffer.from(head), bytes, Buffer.from(`\r\n--${boundary}--\r\n`)]),
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
  }
}

test('what search engines are told of posts, and corrections', async (t) => {
  const app = await startApp(t, {
    PUBLIC_URL: 'https://api.school.example',
    SITE_POST_URL: 'https://school.example/{slug}',
  })
  const { send, expect, database } = app
  const make = (body: object) => expect(201, 'POST', '/v1/posts', { body })
  const publish = (id: string, body: object = {}) =>
    expect(200, 'POST', `/v1/posts/${id}/publish`, { headers: any, body })
  const read = (id: string) => expect(200, 'GET', `/v1/posts/${id}`, { as: 'anonymous' })
  const patch = (
    url: string,
    body: object,
    status = 200,
    as: 'editor' | 'publisher' | 'author' = 'publisher',
  ) => expect(status, 'PATCH', url, { as, headers: { ...any, ...patchType }, body })
  const image = await expect(
    201,
    'POST',
    '/v1/media',
    ofUpload(await picture(400, 300).png().toBuffer(), 'a.png'),
  )
  const seo = {
    title: 'Tiêu đề cho máy tìm kiếm',
    description: 'Mô tả',
    image: image.id,
    noindex: false,
    canonical: 'https://bao.example/bai',
  }

  await t.test('seo is stored, described and shown with the address of its picture', async (t) => {
    const { id, seo: stored } = await make({ title: 'Có thông tin', external_id: 'seo', seo })
    t.match(stored, seo)
    t.match(stored.image_file, { type: 'image/jpeg', width: 400, height: 300 })
    t.match(stored.image_file.url, /^https:\/\/api\.school\.example\/v1\/files\//)
    t.equal(
      (await send('GET', `/v1/media/${image.id}`, { as: 'anonymous' })).statusCode,
      404,
      'a draft uses it',
    )
    await publish(id)
    await expect(200, 'GET', `/v1/media/${image.id}`, { as: 'anonymous' })
    t.match((await expect(200, 'GET', `/v1/media/${image.id}/uses`)).items, [{ kind: 'seo', public: true }])
    await expect(409, 'DELETE', `/v1/media/${image.id}`, { headers: any })
    const whole = await expect(200, 'GET', `/v1/posts/${id}`)
    t.equal((await patch(`/v1/posts/${id}`, whole)).revision, whole.revision, 'a response can be sent back')
    const merged = await patch(`/v1/posts/${id}`, { seo: { noindex: true, title: null } })
    t.match(merged.seo, { ...seo, title: null, noindex: true })
    t.equal((await patch(`/v1/posts/${id}`, { seo: null })).seo, null)
    await patch(`/v1/posts/${id}`, { seo })
    for (const [field, value] of [
      ['canonical', '/bai'],
      ['canonical', 'javascript:alert(1)'],
      ['canonical', 'https://user:secret@bao.example/'],
      ['title', ' '],
      ['noindex', 'true'],
    ] as const) {
      const { errors } = await patch(`/v1/posts/${id}`, { seo: { [field]: value } }, 400)
      t.equal(errors[0].pointer, `/seo/${field}`)
    }
    const unknown = { seo: { image: '0190a1b2-0000-7000-8000-000000000000' } }
    t.equal((await patch(`/v1/posts/${id}`, unknown, 422)).errors[0].pointer, '/seo/image')
    const form = await expect(201, 'POST', '/v1/media', {
      body: { kind: 'document', title: 'Biểu mẫu', original_url: 'https://cu.example/bieu-mau.pdf' },
    })
    const refused = await patch(`/v1/posts/${id}`, { seo: { image: form.id } }, 422)
    t.match(refused.errors, [{ pointer: '/seo/image', code: 'no_picture' }], 'shared links show pictures')
    const { rows } = await database.pool.query('select seo_title from posts where id = $1', [id])
    t.equal(rows[0].seo_title, seo.title, 'a refused write changes nothing')
    t.equal((await make({ title: 'Trống', seo: {} })).seo, null)
  })

  await t.test('revisions, drafts, exports and imports have it as other fields', async (t) => {
    const { id, revision } = await expect(200, 'GET', '/v1/posts/co-thong-tin')
    const { content } = await expect(200, 'GET', `/v1/posts/${id}/revisions/${revision}`)
    t.match(content.seo, seo)
    const draft = await patch(`/v1/posts/${id}/draft`, { seo: { title: 'Mới' } }, 200, 'editor')
    t.equal(draft.seo.title, 'Mới')
    t.equal((await read(id)).seo.title, seo.title, 'readers still see the former one')
    const { differences } = await expect(200, 'GET', `/v1/posts/${id}/draft/diff`)
    t.same(
      differences.map(({ field }: { field: string }) => field),
      ['seo'],
    )
    const { url } = await expect(201, 'POST', `/v1/posts/${id}/preview-links`, { body: { expires_in: 600 } })
    const preview = await expect(200, 'GET', new URL(url).pathname, { as: 'anonymous' })
    t.match(preview.seo, { title: 'Mới', image_file: { width: 400 } })
    await publish(id)
    t.equal((await read(id)).seo.title, 'Mới')

    const file = (await send('GET', '/v1/exports/posts?format=csv&external_id=seo')).body
    t.match(file, 'https://bao.example/bai')
    const headers = { 'content-type': 'text/csv' }
    const again = await expect(200, 'POST', '/v1/imports/posts', { body: file, headers })
    t.match(again, { unchanged: 1, changed: 0, created: 0 })
    const changed = file.replace('https://bao.example/bai', 'https://bao.example/khac')
    t.match(await expect(200, 'POST', '/v1/imports/posts', { body: changed, headers }), { changed: 1 })
    t.equal((await read(id)).seo.canonical, 'https://bao.example/khac')
  })

  await t.test('what search engines are not to list is not in the sitemap', async (t) => {
    const listed = await make({
      title: 'Được liệt kê',
      seo: { canonical: 'https://school.example/duoc-liet-ke' },
    })
    const hidden = await make({ title: 'Không liệt kê', seo: { noindex: true } })
    for (const { id } of [listed, hidden]) await publish(id)
    const { body } = await send('GET', '/sitemap.xml', { as: 'anonymous' })
    t.match(body, 'https://school.example/duoc-liet-ke<')
    t.notMatch(body, 'khong-liet-ke')
    t.notMatch(body, 'co-thong-tin', 'another address is the canonical one')
  })

  const today = new Intl.DateTimeFormat('sv-SE', { timeZone: schoolTimeZone }).format(new Date())
  const note = 'Bản đầu ghi 26 lớp;\nsố đúng là 62 lớp <b>.'

  await t.test('a correction has the day on which readers get it', async (t) => {
    const { id } = await make({ title: 'Có đính chính' })
    t.match(await publish(id), { correction_note: null, corrected_on: null })
    const draft = await patch(`/v1/posts/${id}/draft`, { correction_note: note }, 200, 'editor')
    t.match(draft, { correction_note: note, corrected_on: null }, 'the day is not known yet')
    await expect(200, 'POST', `/v1/posts/${id}/submit`, { as: 'editor', headers: any })
    t.equal((await read(id)).correction_note, null, 'four eyes')
    await expect(200, 'POST', `/v1/posts/${id}/approve`, { as: 'publisher', headers: any, body: {} })
    t.match(await read(id), { correction_note: note, corrected_on: today })

    const at = `/v1/posts/${id}`
    t.match(await patch(at, { corrected_on: '2024-02-01' }), { corrected_on: '2024-02-01' })
    t.match(
      await patch(at, { title: 'Tiêu đề khác' }),
      { corrected_on: '2024-02-01' },
      'the note is the same',
    )
    const whole = await expect(200, 'GET', at)
    t.match(await patch(at, { ...whole, correction_note: 'Khác' }), { corrected_on: today }, 'it has changed')
    t.match(await patch(at, { correction_note: null }), { correction_note: null, corrected_on: null })
    await patch(at, { correction_note: note, corrected_on: '2024-02-01' })
    const archived = { title: 'Bài cũ', correction_note: 'Sửa', corrected_on: '2020-05-06' }
    t.match(await make(archived), archived, 'the day of an archive stays')
    const own = await expect(201, 'POST', '/v1/posts', { as: 'author', body: { title: 'Của tác giả' } })
    const { errors } = await patch(`/v1/posts/${own.id}`, { correction_note: note }, 422, 'author')
    t.equal(errors[0].pointer, '/correction_note')
    const early = await patch(at, { corrected_on: '2199-01-01' }, 422)
    t.match(early.errors, [{ pointer: '/corrected_on', code: 'in_future' }])
    const body = { ...archived, title: 'Bài sau này', corrected_on: '2199-01-01' }
    t.match((await expect(422, 'POST', '/v1/posts', { body })).errors, [{ pointer: '/corrected_on' }])
  })

  await t.test('feeds and previews show it, escaped', async (t) => {
    const { items } = await readFeed('json', (await send('GET', '/feed.json', { as: 'anonymous' })).body)
    const { content } = items.find(({ title }) => title === 'Tiêu đề khác')!
    t.match(
      content,
      '<p><strong>Đính chính (ngày 01/02/2024):</strong> Bản đầu ghi 26 lớp;<br>số đúng là 62 lớp &lt;b&gt;.</p>',
    )
    const { id } = await make({ title: 'In English', language: 'en', correction_note: 'Was <i>wrong.' })
    const { url } = await expect(201, 'POST', `/v1/posts/${id}/preview-links`, { body: { expires_in: 600 } })
    const headers = { accept: 'text/html' }
    const { body } = await send('GET', new URL(url).pathname, { as: 'anonymous', headers })
    t.match(body, `<strong>Correction (${today}):</strong> Was &lt;i&gt;wrong.`)
  })
})
