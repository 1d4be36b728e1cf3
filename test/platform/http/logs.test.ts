import { randomUUID } from 'node:crypto'
import { eventually } from '../../process/server-process.ts'
import { startApp } from '../../support/app.ts'
import { captureLines } from '../../support/capture-lines.ts'
import { test } from '../../support/shared-test.ts'
import { sendRaw, listen, requestText } from './raw-connection.ts'

test('the log tells each request in one line, and no secret', async (t) => {
  const { app, database, send, expect, authorization } = await startApp(t, { LOG_LEVEL: 'info' })
  const lines = captureLines(app.log)
  const key = String(await authorization('admin')).slice('Bearer '.length)

  await t.test('a line has method, path, operation, caller, status and duration', async (t) => {
    await send('GET', '/v1/programs?code=PERSON-NAME', { as: 'anonymous' })
    t.equal(lines.length, 1)
    t.match(JSON.parse(lines[0] ?? ''), {
      level: 30,
      method: 'GET',
      path: '/v1/programs',
      operation: 'listPrograms',
      caller: 'anonymous',
      status: 200,
      ms: Number,
      reqId: String,
    })
    t.notMatch(lines[0], /PERSON-NAME/, 'the query may hold a name')
  })

  await t.test('a path is told as its pattern: an external id is a person', async (t) => {
    const cases = [
      ['PUT', '/v1/learners/by-external-id/HV900', '/v1/learners/by-external-id/:external_id', 201],
      ['GET', '/v1/learners/HV900', '/v1/learners/:id', 404],
      ['POST', '/v1/learners/HV900', '/v1/learners/:id', 405],
      ['GET', '/v1/party-members/by-external-id/HV900/x', '/v1/party-members/by-external-id/*', 404],
      ['GET', '/v1/learners/HV900/x/y?z=HV900', '/v1/learners/*', 404],
      ['GET', '/HV900', '/*', 404],
      ['GET', '/', '/', 404],
    ] as const
    for (const [method, url, path, status] of cases) {
      lines.length = 0
      await send(method, url, method === 'PUT' ? { body: { full_name: 'Nguyễn Văn A' } } : {})
      t.match(JSON.parse(lines.at(-1) ?? ''), { path, status }, url)
      t.notMatch(lines.join('\n'), /HV900|Nguyễn/, url)
    }
  })

  await t.test('the request id of an answer finds its line', async (t) => {
    const { headers } = await send('GET', '/v1/programs/NO-SUCH')
    t.equal(JSON.parse(lines.at(-1) ?? '').reqId, headers['x-request-id'])
  })

  await t.test('what nobody foresaw is logged where it happened, without the values at hand', async (t) => {
    lines.length = 0
    // a missing table is an error that no caller causes
    await database.pool.query('alter table programs rename to programs_away')
    const body = { code: 'SECRET-CODE', name: 'Nguyễn Thị Bí Mật', external_id: 'cccd-001099012345' }
    const answer = await send('POST', '/v1/programs', { body })
    await database.pool.query('alter table programs_away rename to programs')
    t.equal(answer.statusCode, 500)
    t.match(answer.json(), { code: 'internal', errors: [] })
    const errors = lines.map((line) => JSON.parse(line)).filter(({ level }) => level === 50)
    t.equal(errors.length, 1)
    t.match(errors[0].err.stack, /at .*write\.[jt]s/, 'tells the place')
    t.match(errors[0].err.code, '42P01', 'tells the cause')
    t.notMatch(lines.join('\n'), /SECRET-CODE|Bí Mật|001099012345/)
    t.notMatch(answer.body, /programs_away|relation|42P01/)
  })

  await t.test('a database that times out in a write tells no values either', async (t) => {
    lines.length = 0
    const blocker = await database.pool.connect()
    await blocker.query('begin; lock table programs in exclusive mode')
    const body = { code: 'SECRET-CODE', name: 'Nguyễn Thị Bí Mật' }
    const waiting = send('POST', '/v1/programs', { body })
    const { rows } = await untilBlocked(() =>
      database.pool.query<{ pid: number }>(
        `select pid from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`,
      ),
    )
    await database.pool.query('select pg_cancel_backend($1)', [rows[0]?.pid])
    const answer = await waiting
    await blocker.query('rollback')
    blocker.release()
    t.equal(answer.statusCode, 503)
    t.equal(answer.headers['retry-after'], '2')
    t.notMatch(lines.join('\n'), /SECRET-CODE|Bí Mật/)
  })

  await t.test('keys, secrets, bodies and idempotency keys are in no line', async (t) => {
    lines.length = 0
    const made = await expect(201, 'POST', '/v1/api-keys', { body: { name: 'Bảng tin', role: 'reader' } })
    const repeat = randomUUID()
    await expect(201, 'POST', '/v1/programs', {
      body: { code: 'LOGGED', name: 'Tên riêng' },
      headers: { 'idempotency-key': repeat },
    })
    await send('GET', '/v1/programs', { as: 'anonymous', headers: { authorization: `Bearer ${key}x` } })
    const text = lines.join('\n')
    t.equal(lines.length, 3)
    for (const secret of [key.slice(-64), made.key.slice(-64), repeat, 'Tên riêng', 'Bảng tin']) {
      t.notOk(text.includes(secret), secret)
    }
  })
})

test('what a server is meant to do is no error in its log', async (t) => {
  const { app, database, authorization } = await startApp(t, {
    LOG_LEVEL: 'info',
    EXPORTS_AT_ONCE: '1',
    DATABASE_POOL_SIZE: '2',
  })
  const lines = captureLines(app.log)
  const port = await listen(app)
  const key = String(await authorization('admin'))
  const parsedLines = () =>
    lines.map((line): Record<string, unknown> => JSON.parse(line) as Record<string, unknown>)

  await t.test('a client that hangs up in the middle of a body', async (t) => {
    for (const [type, url] of [
      ['application/json', '/v1/programs'],
      ['text/csv', '/v1/imports/programs'],
    ] as const) {
      lines.length = 0
      const headers = { authorization: key, 'content-type': type, 'content-length': '1000' }
      await sendRaw(port, (socket) => {
        socket.write(requestText('POST', url, headers) + '{"code":')
        setTimeout(() => socket.destroy(), 100)
      })
      const line = await eventually('it is told of', async () => parsedLines().find(({ code }) => code))
      t.match(line, { level: 40, method: 'POST', path: url, code: 'malformed_body' })
      t.notMatch(lines.join('\n'), /"stack"/, url)
    }
  })

  await t.test('exports that are refused since others run, and a database that is busy', async (t) => {
    lines.length = 0
    const lent = await database.pool.connect()
    const waiting = fetch(`http://127.0.0.1:${port}/v1/exports/tags`, { headers: { authorization: key } })
    const blocked = await fetch(`http://127.0.0.1:${port}/v1/exports/tags`, {
      headers: { authorization: key },
    })
    lent.release()
    const statuses = [(await waiting).status, blocked.status].toSorted()
    t.same(statuses, [200, 503])
    await eventually(
      'both are told of',
      async () => parsedLines().filter(({ status }) => status).length === 2,
    )
    const warning = parsedLines().filter(({ level }) => level !== 30)
    t.match(warning, [{ level: 40, code: 'exports_busy' }])
    t.notMatch(lines.join('\n'), /"stack"/)
  })
})

async function untilBlocked<T extends { rows: unknown[] }>(look: () => Promise<T>): Promise<T> {
  for (let i = 0; i < 200; i++) {
    const found = await look()
    if (found.rows.length > 0) return found
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  throw new Error('nothing waits for a lock')
}

test('one warning says that addresses of readers are ignored', async (t) => {
  const ask = async (settings: Record<string, string>, ...all: Record<string, string>[]) => {
    const { app } = await startApp(t, { LOG_LEVEL: 'warn', ...settings })
    const lines = captureLines(app.log)
    for (const headers of all) {
      await app.inject({ url: '/v1/tags', remoteAddress: '10.1.2.3', headers })
    }
    return lines.map((line): Record<string, unknown> => JSON.parse(line) as Record<string, unknown>)
  }
  const forwarded = { 'x-forwarded-for': '203.0.113.9' }
  const trusted = { TRUST_PROXY: '10.0.0.0/8' }

  await t.test('of a proxy that TRUST_PROXY does not name', async (t) => {
    for (const settings of [{}, { TRUST_PROXY: '192.0.2.1' }]) {
      const lines = await ask(settings, {}, forwarded, forwarded)
      t.match(lines, [{ level: 40, address: '10.1.2.3', msg: /TRUST_PROXY does not name.*set TRUST_PROXY/ }])
      t.equal(lines.length, 1, 'once')
      t.notMatch(JSON.stringify(lines), '203.0.113.9', 'the reader is not named')
    }
  })
  await t.test('of a proxy that sends other headers', async (t) => {
    for (const [name, value] of [
      ['forwarded', 'for=203.0.113.9'],
      ['x-real-ip', '203.0.113.9'],
    ] as const) {
      const lines = await ask(trusted, { [name]: value })
      t.match(lines, [{ address: '10.1.2.3', msg: new RegExp(`^${name} comes without X-Forwarded-For`) }])
      t.notMatch(JSON.stringify(lines), '203.0.113.9')
    }
  })
  await t.test('none where the proxy is trusted, or is none', async (t) => {
    t.same(await ask(trusted, {}, forwarded, { ...forwarded, 'x-real-ip': '203.0.113.9' }), [])
    t.same(await ask({}, {}, {}), [])
  })
})
