import http from 'node:http'
import net from 'node:net'
import { text } from 'node:stream/consumers'
import { Client } from 'pg'
import tap, { before, test, type Test } from 'tap'
import { testDatabase } from '../support/database.ts'
import { eventually, scratchDirectory, startServer, type ServerProcess } from './server-process.ts'

const directory = scratchDirectory(tap)
let databaseUrl = ''

before(async () => {
  databaseUrl = (await testDatabase(tap)).url
})

interface Answer {
  status: number | undefined
  connection: string | undefined
  body: string
}

/** An incomplete response. */
class CutAnswer extends Error {}

function get(agent: http.Agent, { port }: ServerProcess, path: string): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = http.get({ host: '127.0.0.1', port, path, agent }, async (response) => {
      try {
        const body = await text(response)
        resolve({ status: response.statusCode, connection: response.headers.connection, body })
      } catch (error) {
        reject(new CutAnswer(path, { cause: error }))
      }
    })
    request.once('error', reject)
  })
}

/** Locks the tags, so that reads of them wait until `release`. */
async function lockTags(
  t: Test,
): Promise<{ waiting(count: number): Promise<boolean>; release(): Promise<void> }> {
  const client = new Client({ connectionString: databaseUrl })
  client.on('error', () => {})
  await client.connect()
  t.teardown(() => client.end())
  await client.query('begin; lock table tags in access exclusive mode')
  const waiting = async (count: number) => {
    const { rows } = await client.query<{ n: number }>(
      "select count(*)::int as n from pg_locks where not granted and relation = 'tags'::regclass",
    )
    return rows[0]?.n === count
  }
  return { waiting, release: async () => void (await client.query('rollback')) }
}

const refusesConnections = (port: number) =>
  new Promise<boolean>((resolve) => {
    const socket = net.connect(port, '127.0.0.1')
    socket.once('connect', () => resolve(false)).once('error', () => resolve(true))
    socket.once('connect', () => socket.destroy())
  })

interface BusyClient {
  answers: Answer[]
  cut: unknown[]
  /** Resolves when the server has exited. */
  over: Promise<void>
}

/** Sends requests on kept-alive connections until the server has exited. */
function keepBusy(agent: http.Agent, server: ServerProcess): BusyClient {
  const client: BusyClient = { answers: [], cut: [], over: Promise.resolve() }
  const work = async () => {
    for (;;) {
      try {
        client.answers.push(await get(agent, server, '/livez'))
      } catch (error) {
        if (error instanceof CutAnswer) client.cut.push(error)
        // a request may cross the close of its connection, and has to be sent again
        else if (error instanceof Error && 'code' in error && error.code === 'ECONNREFUSED') return
      }
    }
  }
  client.over = work()
  return client
}

test('SIGTERM lets what is in flight be answered on busy connections, and then it ends', async (t) => {
  // long enough for a slow machine to drain
  const environment = { DATABASE_URL: databaseUrl, SHUTDOWN_TIMEOUT_MS: '60000' }
  const server = await startServer(t, directory, environment)
  const agent = new http.Agent({ keepAlive: true })
  t.teardown(() => agent.destroy())
  // used connections, and idle ones
  await Promise.all(Array.from({ length: 12 }, () => get(agent, server, '/livez')))
  const hold = await lockTags(t)
  const inFlight = Array.from({ length: 6 }, () => get(agent, server, '/v1/tags'))
  await eventually('all wait in the database', () => hold.waiting(6))
  const busyAgent = new http.Agent({ keepAlive: true })
  t.teardown(() => busyAgent.destroy())
  const busy = Array.from({ length: 4 }, () => keepBusy(busyAgent, server))
  await eventually('they are', async () => busy.every(({ answers }) => answers.length > 5))

  const stopRequestedAt = performance.now()
  server.signal('SIGTERM')
  await eventually('new connections are refused', () => refusesConnections(server.port))
  await hold.release()
  const answers = await Promise.all(inFlight)
  t.same(
    answers.map(({ status, connection }) => [status, connection]),
    answers.map(() => [200, 'close']),
  )
  for (const { body } of answers) t.same(JSON.parse(body).items, [])
  t.same(await server.exited, { code: 0, signal: null })
  t.ok(performance.now() - stopRequestedAt < 45_000, 'it did not wait for that')
  for (const { answers: served, cut, over } of busy) {
    await over
    t.same(cut, [], 'no answer was cut')
    t.same([...new Set(served.map(({ status }) => status))], [200])
  }
})

test('connections that the system holds when SIGTERM comes are answered', async (t) => {
  const server = await startServer(t, directory, { DATABASE_URL: databaseUrl })
  server.signal('SIGSTOP')
  const agent = new http.Agent()
  let connected = 0
  const requests = Array.from({ length: 40 }, () => {
    const request = http.get({ host: '127.0.0.1', port: server.port, path: '/livez', agent })
    request.once('socket', (socket) => socket.once('connect', () => connected++))
    return new Promise((resolve) => {
      request.once('error', resolve).once('response', (response) => {
        response.resume()
        resolve(response.statusCode)
      })
    })
  })
  await eventually('all are connected', async () => connected === requests.length)
  server.signal('SIGTERM')
  server.signal('SIGCONT')
  t.same(
    await Promise.all(requests),
    requests.map(() => 200),
  )
  t.same(await server.exited, { code: 0, signal: null })
})

test('a request that never ends holds the stop up no longer than was set', async (t) => {
  const environment = { DATABASE_URL: databaseUrl, SHUTDOWN_TIMEOUT_MS: '200', STATEMENT_TIMEOUT_MS: '60000' }
  const server = await startServer(t, directory, environment)
  const hold = await lockTags(t)
  const stuck = get(new http.Agent(), server, '/v1/tags').catch((error: Error) => error)
  await eventually('it waits in the database', () => hold.waiting(1))
  const stopRequestedAt = performance.now()
  const { code } = await server.stop()
  t.ok(performance.now() - stopRequestedAt < 30_000)
  t.equal(code, 1, 'and is no clean end')
  t.match(server.error(), 'did not stop in time')
  t.ok((await stuck) instanceof Error)
  await hold.release()
})
