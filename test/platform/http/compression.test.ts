import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import type { LightMyRequestResponse } from 'fastify'
import { startApp } from '../../support/app.ts'
import { test } from '../../support/shared-test.ts'
import { sendRaw, listen, requestText } from './raw-connection.ts'

const unpack = { br: brotliDecompressSync, gzip: gunzipSync }
const codings = ['br', 'gzip'] as const

const decodeBody = ({ headers, rawPayload }: LightMyRequestResponse): string => {
  const coding = headers['content-encoding']
  return (coding === 'br' || coding === 'gzip' ? unpack[coding](rawPayload) : rawPayload).toString()
}

test('answers above 1 KB are compressed for those who take it', async (t) => {
  const { app, send, expect } = await startApp(t, { RESPONSE_CACHE_MB: '8' })
  for (let n = 0; n < 20; n++)
    await expect(201, 'POST', '/v1/programs', { body: { code: `P${n}`, name: `Bồi dưỡng số ${n}` } })
  const { id } = await expect(201, 'POST', '/v1/posts', {
    body: { title: 'Dài', body: 'Nhà trường khai giảng lớp bồi dưỡng. '.repeat(200) },
  })
  await expect(200, 'POST', `/v1/posts/${id}/publish`, { headers: { 'if-match': '*' }, body: {} })
  const large = [
    '/v1/programs',
    `/v1/posts/${id}`,
    '/v1/posts?include=body',
    '/openapi.json',
    '/openapi.yaml',
    '/docs/problems',
    '/docs/assets/swagger-ui.css',
  ]

  for (const as of ['anonymous', 'admin'] as const) {
    await t.test(`public or behind a key (${as}), asked once or again`, async (t) => {
      for (const url of large) {
        const plain = await send('GET', url, { as })
        t.equal(plain.headers['content-encoding'], undefined, url)
        t.match(plain.headers.vary, /Accept-Encoding/i, `${url} varies`)
        for (const coding of codings) {
          for (let round = 0; round < 4; round++) {
            const answer = await send('GET', url, { as, headers: { 'accept-encoding': coding } })
            t.equal(answer.headers['content-encoding'], coding, url)
            t.equal(decodeBody(answer), plain.body, `${url} ${coding} is the same`)
            t.equal(answer.headers['content-length'], String(answer.rawPayload.length))
            t.ok(answer.rawPayload.length < plain.rawPayload.length / 2, `${url} ${coding} is small`)
            t.match(answer.headers.vary, /Accept-Encoding/i)
            t.equal(answer.headers['content-type'], plain.headers['content-type'])
            t.equal(answer.headers['cache-control'], plain.headers['cache-control'])
            const { etag } = plain.headers
            t.equal(answer.headers.etag, etag === undefined ? undefined : `W/${etag}`, 'the weak form')
          }
        }
      }
    })
  }

  await t.test('what is preferred is what comes', async (t) => {
    const cases: [header: string, coding: string | undefined][] = [
      ['gzip, deflate, br', 'br'],
      ['br;q=0.1, gzip', 'gzip'],
      ['*', 'br'],
      ['gzip;q=0, br;q=0', undefined],
      ['identity', undefined],
      ['identity, br;q=0.5', undefined],
      ['deflate, zstd', undefined],
      ['', undefined],
      ['GZIP', 'gzip'],
      ['x'.repeat(3_000), undefined],
    ]
    for (const [header, coding] of cases) {
      const answer = await send('GET', '/v1/programs', { headers: { 'accept-encoding': header } })
      t.equal(answer.statusCode, 200, header.slice(0, 30))
      t.equal(answer.headers['content-encoding'], coding, header.slice(0, 30))
    }
  })

  await t.test('small answers, pictures and workbooks stay as they are', async (t) => {
    const headers = { 'accept-encoding': 'br, gzip' }
    for (const url of [
      '/livez',
      '/v1/tags',
      '/docs/assets/favicon-32x32.png',
      '/v1/exports/programs?format=xlsx',
    ])
      t.equal((await send('GET', url, { headers })).headers['content-encoding'], undefined, url)
  })

  await t.test('a changed row is never shown as it was', async (t) => {
    const headers = { 'accept-encoding': 'br' }
    for (let round = 0; round < 5; round++) {
      const name = `Tên mới ${round}`
      await expect(200, 'PATCH', '/v1/programs/P1', { body: { name }, headers: { 'if-match': '*' } })
      for (let n = 0; n < 3; n++) {
        const answer = await send('GET', '/v1/programs?sort=code', { as: 'anonymous', headers })
        t.match(decodeBody(answer), name)
      }
    }
  })

  await t.test('either form of an ETag is a 304 and a match', async (t) => {
    for (const url of ['/v1/programs', `/v1/posts/${id}`]) {
      const strong = String((await send('GET', url, { as: 'anonymous' })).headers.etag)
      for (const coding of ['br', 'gzip', 'identity']) {
        for (const known of [strong, `W/${strong}`]) {
          for (let round = 0; round < 3; round++) {
            const answer = await send('GET', url, {
              as: 'anonymous',
              headers: { 'accept-encoding': coding, 'if-none-match': known },
            })
            t.equal(answer.statusCode, 304, `${url} ${coding} ${known}`)
            t.equal(answer.body, '')
            t.equal(answer.headers.etag, coding === 'identity' ? strong : `W/${strong}`)
            t.equal(answer.headers['content-encoding'], undefined)
            t.match(answer.headers.vary, /Accept-Encoding/i)
          }
        }
      }
    }
    const read = await send('GET', `/v1/posts/${id}`, { headers: { 'accept-encoding': 'br' } })
    const changed = await send('PATCH', `/v1/posts/${id}`, {
      body: { summary: 'Tóm tắt' },
      headers: { 'if-match': String(read.headers.etag), 'accept-encoding': 'br' },
    })
    t.equal(changed.statusCode, 200)
    t.equal(changed.headers['content-encoding'], 'br', 'what writes answer is compressed too')
    t.match(changed.headers.etag, /^W\/"/)
    const tag = String(changed.headers.etag).slice(2)
    const again = await send('PATCH', `/v1/posts/${id}`, { body: {}, headers: { 'if-match': tag } })
    t.equal(again.statusCode, 200)
  })

  await t.test('HEAD says what GET would', async (t) => {
    const port = await listen(app)
    for (const url of [...large, '/v1/exports/programs?format=csv']) {
      const headers = { 'accept-encoding': 'gzip' }
      const [head, get] = await Promise.all(
        ['HEAD', 'GET'].map((method) => sendRaw(port, requestText(method, url, headers))),
      )
      t.equal(head?.body, '', url)
      for (const name of ['content-encoding', 'vary', 'etag', 'content-type']) {
        t.equal(head?.headers.get(name), get?.headers.get(name), `${url} ${name}`)
      }
      if (!url.includes('exports')) {
        t.equal(head?.headers.get('content-length'), get?.headers.get('content-length'), url)
      }
    }
  })

  await t.test('a secret is never compressed', async (t) => {
    const body = { name: 'ế'.repeat(200), scopes: null, role: 'admin' }
    for (const coding of codings) {
      const answer = await send('POST', '/v1/api-keys', { body, headers: { 'accept-encoding': coding } })
      t.equal(answer.statusCode, 201)
      t.ok(answer.rawPayload.length > 1_024, 'it would be large enough')
      t.match(answer.json().key, /^bt_/)
      t.equal(answer.headers['content-encoding'], undefined)
    }
  })

  await t.test('exports are compressed as they are sent', async (t) => {
    for (const format of ['ndjson', 'csv']) {
      const url = `/v1/exports/programs?format=${format}`
      const plain = await send('GET', url)
      for (const coding of codings) {
        const answer = await send('GET', url, { headers: { 'accept-encoding': coding } })
        t.equal(answer.headers['content-encoding'], coding, format)
        t.equal(decodeBody(answer), plain.body, `${format} ${coding}`)
        t.match(answer.headers.vary, /Accept-Encoding/i)
      }
    }
  })

  await t.test('a body that comes compressed is refused as before', async (t) => {
    const answer = await send('POST', '/v1/programs', {
      body: '{"code":"Z","name":"Z"}',
      headers: { 'content-type': 'application/json', 'content-encoding': 'gzip' },
    })
    t.equal(answer.statusCode, 415)
  })
})
