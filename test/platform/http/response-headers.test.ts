import { startApp } from '../../support/app.ts'
import { sendRaw, listen, requestText } from './raw-connection.ts'
import { test } from '../../support/shared-test.ts'

const v7 = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}$/

test('every answer carries the headers that keep a browser from harm', async (t) => {
  const { app, send } = await startApp(t)
  const port = await listen(app)

  await t.test('successes, problems and what no route answers', async (t) => {
    for (const url of [
      '/v1/programs',
      '/v1/programs/NO-SUCH',
      '/v1/programs?x=1',
      '/nowhere',
      '/v1/programs/%ff',
      `/v1/programs/${'a'.repeat(3_000)}`,
      '/livez',
      '/openapi.json',
    ]) {
      const { headers } = await sendRaw(port, requestText('GET', url))
      const what = url.slice(0, 30)
      t.equal(headers.get('x-content-type-options'), 'nosniff', what)
      t.match(headers.get('content-security-policy'), /default-src 'none'/, what)
      t.match(headers.get('content-security-policy'), /frame-ancestors 'none'/, what)
      t.equal(headers.get('referrer-policy'), 'no-referrer', what)
      t.equal(headers.get('x-powered-by'), undefined, what)
      t.equal(headers.get('server'), undefined, what)
      t.match(headers.get('x-request-id'), v7, what)
    }
  })

  await t.test('a frontend of another origin may show what it got', async (t) => {
    const { headers } = await send('GET', '/v1/programs')
    t.equal(headers['cross-origin-resource-policy'], 'cross-origin')
  })

  await t.test('a request keeps the id it came with, when it is harmless to print', async (t) => {
    for (const id of ['abc-123_x.y', '0197f3a2-6f0a-7cc1-9d5e-2f4b6a8c0d1e', 'A'.repeat(64)]) {
      const answer = await send('GET', '/v1/programs/NO', { headers: { 'x-request-id': id } })
      t.equal(answer.headers['x-request-id'], id)
      t.equal(answer.json().request_id, id)
    }
  })

  await t.test('any other id is replaced', async (t) => {
    for (const id of [
      '',
      'short',
      'A'.repeat(65),
      'has space here',
      'quote"quote"quote',
      '<script>alert(1)</script>',
      'đường-dẫn-dài',
      'semi;colon;id',
      '../../etc/passwd',
      '{"a":"b","c":1}',
    ]) {
      const answer = await send('GET', '/livez', { headers: { 'x-request-id': id } })
      t.match(answer.headers['x-request-id'], v7, id)
    }
    const ids = await Promise.all(Array.from({ length: 20 }, () => send('GET', '/livez')))
    t.equal(new Set(ids.map(({ headers }) => headers['x-request-id'])).size, 20)
  })
})

test('strict transport security is promised only where the public address has TLS', async (t) => {
  const plain = await startApp(t)
  t.equal((await plain.send('GET', '/livez')).headers['strict-transport-security'], undefined)
  const secure = await startApp(t, { PUBLIC_URL: 'https://api.truong.example' })
  t.match((await secure.send('GET', '/livez')).headers['strict-transport-security'], /max-age=31536000/)
})
