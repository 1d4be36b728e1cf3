import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net'
import { buildApp } from '../../../src/app.ts'
import { readConfig } from '../../../src/config.ts'
import { openDatabase } from '../../../src/platform/database/database.ts'
import { startApp } from '../../support/app.ts'
import { problemViolations } from './problem-violations.ts'
import { sendRaw, listen, requestText, type RawResponse } from './raw-connection.ts'
import { test } from '../../support/shared-test.ts'

const key = 'bt_00112233445566aa_9f1c3b5d7e2a4c6880b1d3f5a7c9e1b30d2f4a6c8e0b1d3f5a7c9e1b3d5f7a90'

/** A TCP proxy before the database that can be cut, frozen and restored. */
class Wire {
  #server: Server | undefined
  readonly #sockets = new Set<Socket>()
  readonly #target: URL
  port = 0

  constructor(target: string) {
    this.#target = new URL(target)
  }

  get url(): string {
    const url = new URL(this.#target)
    url.host = `127.0.0.1:${this.port}`
    return url.href
  }

  async mend(): Promise<void> {
    const server = createServer((near) => {
      const far = connect(Number(this.#target.port), this.#target.hostname)
      for (const socket of [near, far]) {
        this.#sockets.add(socket)
        socket.on('error', () => socket.destroy())
        socket.on('close', () => void (near.destroy(), far.destroy(), this.#sockets.delete(socket)))
      }
      near.pipe(far)
      far.pipe(near)
    })
    await new Promise<void>((resolve) => server.listen(this.port, '127.0.0.1', resolve))
    this.port = (server.address() as AddressInfo).port
    this.#server = server
  }

  async cut(): Promise<void> {
    const closed = new Promise((resolve) => this.#server?.close(resolve))
    for (const socket of this.#sockets) socket.destroy()
    await closed
  }
}

test('while the database is away callers get 503 and when to come back, then all goes on', async (t) => {
  const { databaseUrl } = await startApp(t)
  const wire = new Wire(databaseUrl)
  await wire.mend()
  const config = readConfig({
    DATABASE_URL: wire.url,
    LOG_LEVEL: 'silent',
    RATE_LIMIT: 'off',
    BANTIN_ADMIN_KEY: key,
  })
  const database = openDatabase({ url: wire.url, poolSize: 4 })
  const app = await buildApp(config, database, {
    accepting: () => true,
    compareMigrations: async () => ({ pending: 0, unknown: 0 }),
  })
  t.teardown(async () => {
    await app.close()
    await database.close()
    await wire.cut()
  })
  const port = await listen(app)
  const authorization = `Bearer ${key}`
  const read = () => sendRaw(port, requestText('GET', '/v1/programs'))
  const readWithKey = () =>
    sendRaw(
      port,
      requestText('GET', '/v1/programs', { authorization: `Bearer bt_${'0'.repeat(16)}_${'0'.repeat(64)}` }),
    )
  const write = (code: string) =>
    sendRaw(port, requestText('POST', '/v1/programs', { authorization }, JSON.stringify({ code, name: 'A' })))
  const isAway = (answer: RawResponse, what: string) => {
    t.equal(answer.status, 503, what)
    t.ok(Number(answer.headers.get('retry-after')) > 0, what)
    const contentType = answer.headers.get('content-type')
    t.same(problemViolations({ status: 503, contentType, body: answer.body }), [], what)
    t.equal(JSON.parse(answer.body).code, 'unavailable', what)
  }

  t.equal((await read()).status, 200)
  t.equal((await write('BEFORE')).status, 201)

  for (const round of [1, 2]) {
    await wire.cut()
    for (const what of ['first', 'second']) {
      isAway(await read(), `reading, ${what}`)
      isAway(await readWithKey(), `a key that must be looked up, ${what}`)
      isAway(await write(`AWAY${round}`), `writing, ${what}`)
    }
    t.equal((await sendRaw(port, requestText('GET', '/livez'))).status, 200, 'the process itself is well')
    const withKey = { authorization: `Bearer bt_${'0'.repeat(16)}_${'0'.repeat(64)}` }
    t.equal((await sendRaw(port, requestText('GET', '/livez', withKey))).status, 200, 'whatever key is sent')
    const crowd = await Promise.all(Array.from({ length: 12 }, read))
    for (const answer of crowd) isAway(answer, 'a crowd')
    await wire.mend()
    t.equal((await read()).status, 200, 'reading goes on without a restart')
    t.equal((await readWithKey()).status, 401)
    t.equal((await write(`BACK${round}`)).status, 201, 'so does writing')
  }

  const underWay = Array.from({ length: 12 }, (_, i) => write(`CUT${i}`))
  await wire.cut()
  for (const { status } of await Promise.all(underWay)) t.ok(status === 201 || status === 503, String(status))
  await wire.mend()
  const list = JSON.parse((await sendRaw(port, requestText('GET', '/v1/programs?limit=100'))).body)
  const codes = list.items.map(({ code }: { code: string }) => code)
  t.notOk(
    codes.some((code: string) => code.startsWith('AWAY')),
    'what was answered with 503 before it began is not there',
  )
})

test('a database that was never there is told in the same way', async (t) => {
  const url = 'postgres://nobody:secret-password@127.0.0.1:1/nowhere'
  const config = readConfig({ DATABASE_URL: url, LOG_LEVEL: 'silent', BANTIN_ADMIN_KEY: key })
  const database = openDatabase({ url })
  const app = await buildApp(config, database, {
    accepting: () => true,
    compareMigrations: async () => ({ pending: 0, unknown: 0 }),
  })
  t.teardown(async () => {
    await app.close()
    await database.close()
  })
  const answer = await app.inject('/v1/programs')
  t.equal(answer.statusCode, 503)
  t.equal(answer.headers['retry-after'], '2')
  t.notMatch(answer.body, /secret-password|127\.0\.0\.1|nobody|ECONNREFUSED/)
})
