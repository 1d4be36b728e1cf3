import http from 'node:http'
import { text } from 'node:stream/consumers'
import tap, { before, test } from 'tap'
import { testDatabase } from '../support/database.ts'
import { eventually, scratchDirectory, send, startServer } from './server-process.ts'

const directory = scratchDirectory(tap)
let databaseUrl = ''

before(async () => {
  databaseUrl = (await testDatabase(tap)).url
})

/** The status of a path, and what the response says about its connection. */
async function ask(agent: http.Agent, port: number, path: string) {
  const response = await new Promise<http.IncomingMessage>((resolve, reject) => {
    http.get({ host: '127.0.0.1', port, path, agent }, resolve).once('error', reject)
  })
  await text(response)
  return { status: response.statusCode, connection: response.headers.connection }
}

/** Whether no server answered a connection. The system resets one that it took in the instant in which the port was closed. */
const isRefused = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && ['ECONNREFUSED', 'ECONNRESET'].includes(String(error.code))

test('after SIGTERM a balancer sees 503 and everything else is served, until the delay is over', async (t) => {
  const server = await startServer(t, directory, { DATABASE_URL: databaseUrl, SHUTDOWN_DELAY_MS: '6000' })
  const agent = new http.Agent({ keepAlive: true, maxSockets: 1 })
  t.teardown(() => agent.destroy())
  t.equal((await send(server.base, 'GET', '/readyz')).status, 200)
  server.signal('SIGTERM')
  await eventually('it is not ready', async () => (await send(server.base, 'GET', '/readyz')).status === 503)

  const connections: (string | undefined)[] = []
  const statuses = new Set<number | undefined>()
  try {
    for (;;) {
      const { status, connection } = await ask(agent, server.port, '/v1/tags?limit=1')
      statuses.add(status)
      if (connections.at(-1) !== connection) connections.push(connection)
    }
  } catch (error) {
    t.ok(isRefused(error), `the next connection is refused: ${String(error)}`)
  }
  t.same([...statuses], [200])
  t.same(connections, ['keep-alive', 'close'], 'near the end connections are closed')
  t.same(await server.exited, { code: 0, signal: null })
  t.equal(server.error().includes('did not stop in time'), false)
})

test('a second signal ends the delay, and Ctrl-C has none', async (t) => {
  const environment = { DATABASE_URL: databaseUrl, SHUTDOWN_DELAY_MS: '600000' }
  const impatient = await startServer(t, directory, environment)
  impatient.signal('SIGTERM')
  await eventually(
    'it is not ready',
    async () => (await send(impatient.base, 'GET', '/readyz')).status === 503,
  )
  impatient.signal('SIGTERM')
  t.same(await impatient.exited, { code: 1, signal: null })

  const atShell = await startServer(t, directory, environment)
  atShell.signal('SIGINT')
  t.same(await atShell.exited, { code: 0, signal: null })
})
