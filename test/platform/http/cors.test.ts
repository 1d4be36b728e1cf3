import { startApp } from '../../support/app.ts'
import { problemViolations } from './problem-violations.ts'
import { test } from '../../support/shared-test.ts'

const site = 'https://truong.example'
const url = '/v1/programs'
const exposed = [
  'Content-Disposition',
  'ETag',
  'Link',
  'Location',
  'Retry-After',
  'RateLimit',
  'RateLimit-Policy',
  'Idempotency-Replayed',
  'X-Request-Id',
]

test('without CORS_ORIGINS no page of another origin reads an answer', async (t) => {
  const { app } = await startApp(t)
  for (const method of ['GET', 'OPTIONS'] as const) {
    const answer = await app.inject({
      method,
      url,
      headers: { origin: site, 'access-control-request-method': 'GET' },
    })
    const given = Object.keys(answer.headers).filter((name) => name.startsWith('access-control-'))
    t.same(given, [], method)
  }
})

test('pages of the origins in CORS_ORIGINS read answers and their headers', async (t) => {
  const { app, authorization } = await startApp(t, { CORS_ORIGINS: `${site}, https://hai.example` })
  const key = String(await authorization('registrar'))
  const get = (origin: string, headers: Record<string, string> = {}, path = url) =>
    app.inject({ url: path, headers: { origin, ...headers } })
  const preflight = (origin: string, method: string, headers: string) =>
    app.inject({
      method: 'OPTIONS',
      url,
      headers: {
        origin,
        'access-control-request-method': method,
        'access-control-request-headers': headers,
      },
    })

  await t.test('an answer names the origin and what may be read of it', async (t) => {
    for (const path of [url, `${url}/NO-SUCH`, '/nowhere', `${url}?x=1`]) {
      const answer = await get(site, {}, path)
      t.equal(answer.headers['access-control-allow-origin'], site, path)
      const names = String(answer.headers['access-control-expose-headers']).split(/, */)
      t.same(names.sort(), [...exposed].sort(), path)
    }
    t.equal((await get('https://hai.example')).headers['access-control-allow-origin'], 'https://hai.example')
  })

  await t.test('a cache that keeps the answer for one origin does not give it to another', async (t) => {
    for (const headers of [{}, { authorization: key }]) {
      const vary = String((await get(site, headers)).headers.vary).toLowerCase()
      t.match(vary, /\borigin\b/)
      t.match(vary, /\bauthorization\b/)
    }
  })

  await t.test('before a write the browser asks, and is told what may be sent', async (t) => {
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) {
      const answer = await preflight(site, method, 'authorization, content-type, if-match, idempotency-key')
      t.equal(answer.statusCode, 204, method)
      t.equal(answer.headers['access-control-allow-origin'], site)
      t.match(answer.headers['access-control-allow-methods'], new RegExp(`\\b${method}\\b`))
      const allowed = String(answer.headers['access-control-allow-headers']).toLowerCase()
      for (const name of ['authorization', 'content-type', 'if-match', 'idempotency-key']) {
        t.match(allowed, name)
      }
      t.equal(answer.headers['access-control-max-age'], '600')
    }
  })

  await t.test('other origins are named nowhere', async (t) => {
    for (const origin of ['https://evil.example', 'null', `${site}.evil.example`, 'http://truong.example']) {
      t.equal((await get(origin)).headers['access-control-allow-origin'], undefined, origin)
      const asked = await preflight(origin, 'POST', 'authorization')
      t.equal(asked.headers['access-control-allow-origin'], undefined, origin)
    }
  })

  await t.test('no answer lets cookies through', async (t) => {
    t.equal((await get(site)).headers['access-control-allow-credentials'], undefined)
  })

  await t.test('an OPTIONS that is no preflight is no plain text either', async (t) => {
    const answer = await app.inject({ method: 'OPTIONS', url })
    t.equal(answer.statusCode, 405)
    t.match(answer.headers.allow, /GET/)
    const contentType = String(answer.headers['content-type'])
    t.same(problemViolations({ status: 405, contentType, body: answer.body }), [])
  })
})

test('CORS_ORIGINS=* opens what is public to every page', async (t) => {
  const { app } = await startApp(t, { CORS_ORIGINS: '*' })
  const answer = await app.inject({ url, headers: { origin: 'https://any.example' } })
  t.equal(answer.headers['access-control-allow-origin'], '*')
})
