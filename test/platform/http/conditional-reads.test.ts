import { etagOf, matchesNone } from '../../../src/platform/http/etag.ts'
import { startApp } from '../../support/app.ts'
import { fc } from '../../support/fast-check.ts'
import { test } from '../../support/shared-test.ts'
import { sendRaw, listen, requestText } from './raw-connection.ts'

test('a reader who has the present answer already gets 304 and no body', async (t) => {
  const { app, send, expect } = await startApp(t)
  const { id } = await expect(201, 'POST', '/v1/programs', { body: { code: 'TC', name: 'Trung cấp' } })
  const urls = [`/v1/programs/${id}`, '/v1/programs/TC', '/v1/programs?limit=5', '/v1/programs?count=exact']
  const etagOfUrl = async (url: string, as: 'anonymous' | 'admin' = 'anonymous') =>
    String((await send('GET', url, { as })).headers.etag)

  for (const url of urls) {
    await t.test(`on ${url.replace(id, '{id}')}`, async (t) => {
      const etag = await etagOfUrl(url)
      t.match(etag, /^"[\w-]+"$/, 'a strong tag')
      for (const known of [etag, `W/${etag}`, '*', `"other", ${etag}`, `"a",W/"b" , W/${etag}`]) {
        for (const method of ['GET', 'HEAD']) {
          const answer = await send(method, url, { as: 'anonymous', headers: { 'if-none-match': known } })
          t.equal(answer.statusCode, 304, `${method} ${known}`)
          t.equal(answer.body, '', known)
          t.equal(answer.headers.etag, etag, known)
          t.equal(answer.headers['content-type'], undefined, known)
          t.match(answer.headers['cache-control'], /public/, known)
          t.match(answer.headers.vary, /Authorization/i, known)
        }
      }
      for (const other of ['"other"', etag.slice(1, -1), '""', 'W/', `"x${etag.slice(1)}`, '"1"']) {
        const answer = await send('GET', url, { as: 'anonymous', headers: { 'if-none-match': other } })
        t.equal(answer.statusCode, 200, other)
      }
    })
  }

  await t.test('the tag changes with the content, and comes back with it', async (t) => {
    const list = '/v1/programs'
    const [one, all] = [await etagOfUrl('/v1/programs/TC'), await etagOfUrl(list)]
    const patch = (name: string) =>
      expect(200, 'PATCH', `/v1/programs/${id}`, { body: { name }, headers: { 'if-match': '*' } })
    await patch('Cao cấp')
    t.not(await etagOfUrl('/v1/programs/TC'), one)
    t.not(await etagOfUrl(list), all)
    const answer = await send('GET', '/v1/programs/TC', { headers: { 'if-none-match': one } })
    t.equal(answer.statusCode, 200)
  })

  await t.test('an error is never a 304', async (t) => {
    const headers = { 'if-none-match': '*' }
    t.equal((await send('GET', '/v1/programs/NO', { headers })).statusCode, 404)
    t.equal((await send('GET', '/v1/programs?x=1', { headers })).statusCode, 400)
    t.equal((await send('POST', '/v1/programs', { headers, body: {} })).statusCode, 400)
  })

  await t.test('HEAD says what GET would, without the body', async (t) => {
    const port = await listen(app)
    for (const url of [...urls, '/livez', '/openapi.json', '/v1/programs/NO', '/v1/programs?x=1']) {
      const [head, get] = await Promise.all(
        ['HEAD', 'GET'].map((method) => sendRaw(port, requestText(method, url))),
      )
      t.equal(head?.status, get?.status, url)
      t.equal(head?.body, '', url)
      for (const name of ['etag', 'content-type', 'cache-control', 'link', 'vary', 'content-language']) {
        t.equal(head?.headers.get(name), get?.headers.get(name), `${url} ${name}`)
      }
      // problems contain the request id, which always has the same length
      t.equal(head?.headers.get('content-length'), get?.headers.get('content-length'), url)
    }
  })

  await t.test(
    'who sees other things has another tag, and no shared cache keeps what is behind a key',
    async (t) => {
      const hidden = { as: 'registrar', headers: { 'if-match': '*' } } as const
      const { id: trashed } = await expect(201, 'POST', '/v1/programs', {
        body: { code: 'GONE', name: 'Gone' },
      })
      await expect(204, 'DELETE', `/v1/programs/${trashed}`, hidden)
      const all = await send('GET', '/v1/programs?trash=include')
      const open = await send('GET', '/v1/programs', { as: 'anonymous' })
      t.not(all.headers.etag, open.headers.etag)
      t.equal(all.headers['cache-control'], 'private, no-store')
      t.match(open.headers['cache-control'], /^public, max-age=\d+, stale-while-revalidate=\d+$/)
      for (const { headers } of [all, open]) t.match(headers.vary, /Authorization/i)
    },
  )
})

test('If-None-Match, whatever it holds', async (t) => {
  const token = fc.stringMatching(/^[\w-]{1,20}$/)
  await t.test('finds a tag in any list, weak or strong', async () => {
    fc.assert(
      fc.property(fc.array(token, { maxLength: 5 }), fc.string(), fc.boolean(), (others, payload, weak) => {
        const etag = etagOf(payload, 3)
        const list = [...others.map((other) => `"${other}"`), `${weak ? 'W/' : ''}${etag}`]
        return !matchesNone(list.join(', '), etag)
      }),
    )
  })
  await t.test('never takes one content for another', async () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (a, b) => {
        fc.pre(a !== b)
        return matchesNone(etagOf(a, 1), etagOf(b, 1))
      }),
    )
  })
})
