import net from 'node:net'
import tap, { before, test, type Test } from 'tap'
import { testDatabase } from '../support/database.ts'
import { adminKey, scratchDirectory, send, startServer, type ServerProcess } from './server-process.ts'

const directory = scratchDirectory(tap)
let server: ServerProcess

before(async () => {
  const { url } = await testDatabase(tap)
  server = await startServer(tap, directory, { DATABASE_URL: url, BANTIN_ADMIN_KEY: adminKey })
})

/** Sends a start, then one byte per second, on a new connection. @returns the response, and when it was closed */
function sendSlowly(t: Test, start: string, drop: string): Promise<{ answer: string; afterMs: number }> {
  const began = performance.now()
  const socket = net.connect(server.port, '127.0.0.1')
  t.teardown(() => socket.destroy())
  let answer = ''
  socket.setEncoding('utf8').on('data', (data: string) => (answer += data))
  socket.on('error', () => {}) // a byte may come after the end
  socket.write(start)
  const drip = drop === '' ? undefined : setInterval(() => socket.write(drop), 1000)
  return new Promise((resolve) => {
    socket.once('close', () => {
      clearInterval(drip)
      resolve({ answer, afterMs: performance.now() - began })
    })
  })
}

const head = (path: string, more = '') =>
  `POST ${path} HTTP/1.1\r\nhost: localhost\r\nauthorization: Bearer ${adminKey}\r\ncontent-type: application/json\r\n${more}`

test('clients that never finish are answered with 408 and let go, while others are served', async (t) => {
  const slow = {
    silent: sendSlowly(t, '', ''),
    'headers that stop': sendSlowly(t, 'GET /livez HTTP/1.1\r\nhost: localhost\r\n', ''),
    'headers at a byte a second': sendSlowly(t, 'GET /livez HTTP/1.1\r\nx-slow: ', 'a'),
    'a body at a byte a second': sendSlowly(
      t,
      head('/v1/tags', 'content-length: 1000\r\n\r\n{"name": "'),
      'a',
    ),
    'a chunked body at a byte a second': sendSlowly(
      t,
      head('/v1/tags', 'transfer-encoding: chunked\r\n\r\n'),
      '1\r\na\r\n',
    ),
  }
  t.equal((await send(server.base, 'GET', '/livez')).status, 200)
  for (const [name, ending] of Object.entries(slow)) {
    const { answer, afterMs } = await ending
    t.comment(`${name}: ${Math.round(afterMs)} ms`)
    t.ok(afterMs < 30_000, `${name}: within bounds`)
    // a client that has sent nothing may be closed without a response
    if (name !== 'silent') t.match(answer, /^HTTP\/1\.1 408 /, name)
  }
  t.equal((await send(server.base, 'GET', '/v1/tags')).status, 200)
  t.same((await send(server.base, 'GET', '/v1/tags')).body['items'], [], 'and nothing was stored')
})
