import { startApp } from '../../support/app.ts'
import { problemViolations } from './problem-violations.ts'
import { sendRaw, listen, requestText, type RawResponse } from './raw-connection.ts'
import { test } from '../../support/shared-test.ts'

const violations = ({ status, headers, body }: RawResponse) =>
  problemViolations({ status, contentType: headers.get('content-type'), body })

test('what the router and the platform refuse is a problem too', async (t) => {
  const { app, authorization } = await startApp(t)
  const port = await listen(app)
  const raw = (method: string, target: string, headers: Record<string, string> = {}, body = '') =>
    sendRaw(port, requestText(method, target, headers, body))

  await t.test('an unknown path gets 404 that leads to the documentation', async (t) => {
    for (const path of ['/', '/v2', '/v1', '/v1/program', '//v1/programs', '/V1/programs']) {
      const answer = await raw('GET', path)
      t.equal(answer.status, 404, path)
      t.same(violations(answer), [], path)
      t.match(JSON.parse(answer.body).detail, /\/docs/, path)
    }
  })

  await t.test('a known path with another method gets 405 and the methods it has', async (t) => {
    const cases: [string, string, string][] = [
      ['PUT', '/v1/programs', 'GET, HEAD, POST'],
      ['DELETE', '/v1/programs?limit=1', 'GET, HEAD, POST'],
      ['POST', '/v1/programs/X', 'DELETE, GET, HEAD, PATCH'],
      ['GET', '/v1/programs/by-external-id/a%2Fb', 'PUT'],
      ['HEAD', '/v1/programs/x/restore', 'POST'],
      ['PATCH', '/livez', 'GET, HEAD'],
      ['OPTIONS', '/v1/programs', 'GET, HEAD, POST'],
      ['TRACE', '/v1/programs', 'GET, HEAD, POST'],
      ['PROPFIND', '/v1/programs', 'GET, HEAD, POST'],
    ]
    for (const [method, path, allow] of cases) {
      const answer = await raw(method, path)
      t.equal(answer.status, 405, `${method} ${path}`)
      t.equal(answer.headers.get('allow'), allow, `${method} ${path}`)
      if (method !== 'HEAD') t.same(violations(answer), [], `${method} ${path}`)
    }
  })

  await t.test(
    'a path or method that is not there is told before anything is said of the body',
    async (t) => {
      const key = String(await authorization('admin'))
      const bodies: [type: string, body: string][] = [
        ['application/json', '{"code":"A","name":"A"}'],
        ['application/json', '{"broken'],
        ['application/merge-patch+json', '{}'],
        ['text/csv', 'code,name'],
        ['text/plain', 'hello'],
        [';', 'hello'],
        ['application/json; charset=latin1', '{}'],
      ]
      for (const [type, body] of bodies) {
        for (const authorization of [undefined, key]) {
          const headers = {
            'content-type': type,
            'content-length': String(body.length),
            ...(authorization === undefined ? {} : { authorization }),
          }
          const put = await raw('PUT', '/v1/programs/0197f3a2-6f0a-7cc1-9d5e-2f4b6a8c0d1e', headers, body)
          t.equal(put.status, 405, `PUT ${type}`)
          t.equal(put.headers.get('allow'), 'DELETE, GET, HEAD, PATCH', type)
          t.same(violations(put), [], type)
          for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) {
            const answer = await raw(method, '/v1/programmes', headers, body)
            t.equal(answer.status, 404, `${method} ${type}`)
            t.same(violations(answer), [], `${method} ${type}`)
          }
        }
      }
    },
  )

  await t.test('an address in its absolute form is the same address', async (t) => {
    t.equal((await raw('GET', 'http://localhost/v1/programs')).status, 200)
    t.equal((await raw('PUT', 'http://localhost/v1/programs')).headers.get('allow'), 'GET, HEAD, POST')
    t.equal((await raw('GET', 'HTTP://evil.example:99?x=1')).status, 404)
  })

  await t.test('a host that a request names is in no answer', async (t) => {
    const key = String(await authorization('admin'))
    for (const n of [1, 2])
      await app.inject({
        method: 'POST',
        url: '/v1/tags',
        headers: { authorization: key },
        payload: { name: `Thẻ ${n}` },
      })
    const page = await raw('GET', 'http://evil.example/v1/tags?limit=1')
    t.match(page.headers.get('link'), /^<\/v1\/tags\?limit=1&cursor=/)
    t.notMatch(page.text, /evil/)
    const missing = await raw('GET', 'http://evil.example/v1/tags/none')
    t.equal(JSON.parse(missing.body).instance, '/v1/tags/none')
    const found = await raw('GET', 'http://evil.example/v1/search?q=x&limit=1')
    t.notMatch(found.text, /evil/)
    t.notMatch((await raw('GET', '/v1/tags?limit=1', { host: 'evil.example' })).text, /evil/)
  })

  await t.test('two Host headers get 400', async (t) => {
    for (const version of ['1.1', '1.0']) {
      const answer = await sendRaw(port, `GET /livez HTTP/${version}\r\nhost: a\r\nHost: b\r\n\r\n`)
      t.equal(answer.status, 400, version)
      t.same(violations(answer), [])
      t.equal(JSON.parse(answer.body).code, 'malformed_request')
    }
  })

  await t.test('percent-encoding that is broken or no UTF-8 gets 400, in path and in query', async (t) => {
    for (const path of ['/v1/programs/%', '/v1/programs/%zz', '/v1/programs/%ff', '/v1/programs/%c3', '/%']) {
      const answer = await raw('GET', path)
      t.equal(answer.status, 400, path)
      t.same(violations(answer), [], path)
      t.equal(JSON.parse(answer.body).code, 'malformed_request', path)
    }
    for (const query of ['code=%', 'code=%zz', 'code=%ff', 'code=%c3%28', '%=1', 'code=a&x=%e1%bb']) {
      const answer = await raw('GET', `/v1/programs?${query}`)
      t.equal(answer.status, 400, query)
      t.same(violations(answer), [], query)
    }
  })

  await t.test('NUL in an address gets 400 or 404, and never reaches the database', async (t) => {
    for (const path of [
      '/v1/programs/%00',
      '/v1/programs/a%00b',
      '/v1/programs?code=%00',
      '/v1/programs?%00=1',
      '/v1/programs?cursor=%00',
      '/feed.rss?section=%00',
      '/feed.json?tag=a%00b',
    ]) {
      const answer = await raw('GET', path)
      t.ok(answer.status === 400 || answer.status === 404, `${path} ${answer.status}`)
      t.same(violations(answer), [], path)
    }
    const { errors } = JSON.parse((await raw('GET', '/v1/programs/a%00b')).body)
    t.match(errors, [{ parameter: 'id', code: 'nul_character' }])
    const list = JSON.parse((await raw('GET', '/v1/programs?code=a%00b')).body)
    t.match(list.errors, [{ parameter: 'code', code: 'nul_character', message: /NUL/ }])
  })

  await t.test('a part of the path that is too long gets 414', async (t) => {
    for (const path of [`/v1/programs/${'a'.repeat(5_000)}`, `/v1/programs/${'%c3%a2'.repeat(1_500)}`]) {
      const answer = await raw('GET', path)
      t.equal(answer.status, 414)
      t.same(violations(answer), [])
    }
  })

  await t.test('headers over 16 KiB get 431', async (t) => {
    const answer = await raw('GET', '/v1/programs', { 'x-long': 'a'.repeat(17_000) })
    t.equal(answer.status, 431)
    t.same(violations(answer), [])
    t.match(JSON.parse(answer.body).detail, /16 KiB/)
    t.equal(answer.headers.get('cache-control'), 'no-store')
  })

  await t.test('what is no HTTP gets 400 and the connection is closed', async (t) => {
    const garbage = [
      'hello\r\n\r\n',
      '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03',
      'FOO /v1/programs HTTP/1.1\r\nhost: x\r\n\r\n',
      'GET /v1/programs HTTP/9.9\r\nhost: x\r\n\r\n',
      'GET /v1/programs HTTP/1.1\r\nno colon here\r\n\r\n',
      'GET /v1/programs HTTP/1.1\r\nhost: x\r\nx: a\0b\r\n\r\n',
      'POST /v1/programs HTTP/1.1\r\nhost: x\r\ncontent-length: 2\r\ncontent-length: 3\r\n\r\n{}',
      'POST /v1/programs HTTP/1.1\r\nhost: x\r\ncontent-length: -1\r\n\r\n',
      'POST /v1/programs HTTP/1.1\r\nhost: x\r\ncontent-length: 2\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n',
    ]
    for (const bytes of garbage) {
      const answer = await sendRaw(port, Buffer.from(bytes, 'latin1'))
      t.equal(answer.status, 400, JSON.stringify(bytes))
      t.same(violations(answer), [], JSON.stringify(bytes))
      t.equal(answer.headers.get('connection'), 'close', JSON.stringify(bytes))
    }
  })

  await t.test('a broken chunk in a body gets 400', async (t) => {
    const key = await authorization('registrar')
    const answer = await sendRaw(
      port,
      `POST /v1/programs HTTP/1.1\r\nhost: x\r\nauthorization: ${key}\r\ncontent-type: application/json\r\n` +
        'transfer-encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n',
    )
    t.equal(answer.status, 400)
    t.same(violations(answer), [])
  })

  await t.test('a request without Host gets 400 as a problem', async (t) => {
    const answer = await sendRaw(port, 'GET /v1/programs HTTP/1.1\r\nconnection: close\r\n\r\n')
    t.equal(answer.status, 400)
    t.same(violations(answer), [])
    const old = await sendRaw(port, 'GET /v1/programs HTTP/1.0\r\n\r\n')
    t.equal(old.status, 200, 'HTTP/1.0 knew no Host')
  })

  await t.test('an expectation that nobody knows is passed over', async (t) => {
    const answer = await raw('GET', '/v1/programs', { expect: 'a-pony' })
    t.equal(answer.status, 200)
  })

  await t.test('the server answers on after all of that', async (t) => {
    t.equal((await raw('GET', '/livez')).status, 200)
  })
})
