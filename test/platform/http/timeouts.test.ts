import { startApp } from '../../support/app.ts'
import { sendRaw, listen, requestText } from './raw-connection.ts'
import { test } from '../../support/shared-test.ts'

test('a request that trickles in is cut off with 408', async (t) => {
  const { app, authorization } = await startApp(t)
  t.ok(app.server.headersTimeout > 0 && app.server.headersTimeout <= 10_000, 'headers have their time')
  t.ok(app.server.requestTimeout > 0 && app.server.requestTimeout <= 30_000, 'so has the whole request')
  // the waiting time itself is not tested
  app.server.headersTimeout = 300
  app.server.requestTimeout = 600
  const port = await listen(app)
  const key = String(await authorization('registrar'))

  await t.test('in its headers', async (t) => {
    const answer = await sendRaw(port, async (socket) => {
      for (const part of ['GET /v1/programs HTTP/1.1\r\n', 'host: x\r\n', 'a: b\r\n']) socket.write(part)
    })
    t.equal(answer.status, 408)
    t.match(JSON.parse(answer.body), { code: 'request_timeout', status: 408 })
    t.equal(answer.headers.get('connection'), 'close')
  })

  await t.test('in its body', async (t) => {
    const answer = await sendRaw(port, async (socket) => {
      const headers = { authorization: key, 'content-type': 'application/json', 'content-length': '1000' }
      socket.write(requestText('POST', '/v1/programs', headers))
      socket.write('{"code":')
    })
    t.equal(answer.status, 408)
    t.match(JSON.parse(answer.body), { code: 'request_timeout', status: 408 })
  })

  await t.test('and others are served meanwhile', async (t) => {
    const slow = sendRaw(port, (socket) => void socket.write('GET /v1/programs HTTP/1.1\r\n'))
    t.equal((await sendRaw(port, requestText('GET', '/livez'))).status, 200)
    t.equal((await slow).status, 408)
  })
})
