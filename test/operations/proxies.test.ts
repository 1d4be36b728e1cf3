import { once } from 'node:events'
import http from 'node:http'
import tap, { test } from 'tap'
import { freePort } from '../../src/libraries/embedded-postgres/port.ts'
import { testDatabase } from '../support/database.ts'
import { adminKey, eventually, scratchDirectory, send, startServer } from '../process/server-process.ts'
import { startBalancer } from './balancer.ts'

const directory = scratchDirectory(tap)
const key = { authorization: `Bearer ${adminKey}` }

/** A file of several megabytes, larger than what a proxy keeps in memory. */
const count = 2_000
const file = Array.from(
  { length: count },
  (_, n) => `${JSON.stringify({ external_id: `t${n}`, name: `Thẻ ${n}`, description: 'x'.repeat(1_500) })}\n`,
).join('')

/** Sends a request from one of the addresses of this machine. @returns the status */
async function sendFrom(
  localAddress: string,
  method: string,
  url: string,
  headers: Record<string, string>,
  body?: string,
): Promise<number | undefined> {
  const type = body === undefined ? {} : { 'content-type': 'application/json' }
  const request = http.request(url, { method, localAddress, headers: { ...headers, ...type } }).end(body)
  const [response] = (await once(request, 'response')) as [http.IncomingMessage]
  response.resume()
  return response.statusCode
}

for (const configuration of ['nginx.conf', 'haproxy.cfg'] as const) {
  test(`files, exports, ETags and addresses of readers pass through ${configuration}`, async (t) => {
    const server = await startServer(t, directory, {
      DATABASE_URL: (await testDatabase(t)).url,
      BANTIN_ADMIN_KEY: adminKey,
      TRUST_PROXY: '127.0.0.1',
      RATE_LIMIT: 'on',
      RATE_LIMIT_ANONYMOUS: '3',
    })
    // the other process is down
    const { base } = await startBalancer(t, configuration, [server.port, await freePort()])
    await eventually('it serves', async () => (await send(base, 'GET', '/livez')).status === 200)

    for (let n = 0; n < 3; n++) {
      const response = await fetch(`${base}/v1/imports/tags?match=external_id`, {
        method: 'POST',
        headers: { ...key, 'content-type': 'application/x-ndjson' },
        body: file,
      })
      t.equal(response.status, 202, 'also where the proxy tries the other process first')
      if (n > 0) continue
      const { id } = (await response.json()) as { id: string }
      const done = await eventually('the import is done', async () => {
        const { body } = await send(base, 'GET', `/v1/imports/${id}`, adminKey)
        return body['finished_at'] !== null && body
      })
      t.match(done, { status: 'completed', created: count })
    }
    const exported = await fetch(`${base}/v1/exports/tags?format=ndjson`, {
      headers: { ...key, 'accept-encoding': 'gzip' },
    })
    t.equal(exported.headers.get('content-encoding'), 'gzip')
    t.equal((await exported.text()).trimEnd().split('\n').length, count)

    const list = (headers: Record<string, string>) =>
      fetch(`${base}/v1/tags?limit=100`, { headers: { 'accept-encoding': 'gzip', ...headers } })
    const first = await list(key)
    t.equal(first.headers.get('content-encoding'), 'gzip')
    const etag = first.headers.get('etag') ?? ''
    t.equal((await list({ ...key, 'if-none-match': etag })).status, 304, etag)

    const spoofed = { 'x-forwarded-for': '203.0.113.9' }
    const created = await sendFrom(
      '127.0.0.2',
      'POST',
      `${base}/v1/tags`,
      { ...key, ...spoofed },
      '{"name":"T"}',
    )
    t.equal(created, 201)
    const { body } = await send(base, 'GET', '/v1/audit-events?operation=createTag', adminKey)
    t.match(body, { items: [{ remote_address: '127.0.0.2' }] }, 'the address that the proxy has seen')
    for (const reader of ['127.0.0.3', '127.0.0.4']) {
      const statuses: (number | undefined)[] = []
      for (let n = 0; n < 4; n++) statuses.push(await sendFrom(reader, 'GET', `${base}/v1/tags`, spoofed))
      t.same(statuses, [200, 200, 200, 429], 'each reader has a limit of its own')
    }
    t.same(await server.stop(), { code: 0, signal: null })
  })
}

test('nginx sends a POST again that ended without a response only if it has an Idempotency-Key', async (t) => {
  const received: string[] = []
  const upstream = http.createServer((request, response) => {
    let body = ''
    request
      .setEncoding('utf8')
      .on('data', (part: string) => (body += part))
      .on('end', () => {
        received.push(body)
        if (received.filter((one) => one === body).length === 1) request.socket.destroy()
        else response.writeHead(201).end()
      })
  })
  const port = await freePort()
  await once(upstream.listen(port, '127.0.0.1'), 'listening')
  t.teardown(() => upstream.close())
  const { base } = await startBalancer(t, 'nginx.conf', [port, await freePort()])
  const post = async (body: string, headers: Record<string, string>) =>
    (await fetch(`${base}/v1/tags`, { method: 'POST', headers, body })).status
  t.equal(await post('with a key', { 'idempotency-key': 'k1' }), 201)
  t.equal(await post('without a key', {}), 502)
  t.same(received, ['with a key', 'with a key', 'without a key'])
})
