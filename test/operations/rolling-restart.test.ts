import { Client } from 'pg'
import tap, { test } from 'tap'
import { freePort } from '../../src/libraries/embedded-postgres/port.ts'
import { testDatabase } from '../support/database.ts'
import { adminKey, eventually, scratchDirectory, send, startServer } from '../process/server-process.ts'
import { startBalancer } from './balancer.ts'
import { startRequestLoad, type RequestLoad } from './request-load.ts'

const directory = scratchDirectory(tap)

test('a rolling restart behind nginx and HAProxy loses no request', async (t) => {
  const { url } = await testDatabase(t)
  const ports = [await freePort(), await freePort()] as const
  const start = (port: number) =>
    startServer(t, directory, {
      DATABASE_URL: url,
      BANTIN_ADMIN_KEY: adminKey,
      PORT: String(port),
      TRUST_PROXY: '127.0.0.1',
      // HAProxy notices within two seconds
      SHUTDOWN_DELAY_MS: '4000',
    })
  const servers = [await start(ports[0]), await start(ports[1])]
  const loads: { file: string; load: RequestLoad }[] = []
  const logs: (() => string)[] = []
  for (const file of ['nginx.conf', 'haproxy.cfg', 'haproxy-tcp.cfg'] as const) {
    const { base, log } = await startBalancer(t, file, ports)
    if (file !== 'nginx.conf') logs.push(log)
    const load = startRequestLoad(base, file)
    t.teardown(() => load.stop())
    loads.push({ file, load })
  }
  await eventually('all are answered', async () => loads.every(({ load }) => load.answered() > 50))

  for (const [at, port] of ports.entries()) {
    t.same(await servers[at]?.stop(), { code: 0, signal: null })
    servers[at] = await start(port)
    await eventually('it is ready', async () => {
      return (await send(`http://127.0.0.1:${port}`, 'GET', '/readyz')).status === 200
    })
    // the next one may stop when HAProxy has noticed too
    const isUp = `Server bantin/bantin-${at + 1} is UP`
    await eventually('HAProxy uses it', async () => logs.every((log) => log().includes(isUp)))
  }

  const client = new Client({ connectionString: url })
  await client.connect()
  t.teardown(() => client.end())
  for (const { file, load } of loads) {
    await load.stop()
    t.same(load.failures, [], `${file}: ${load.answered()} requests are answered`)
    const { rows } = await client.query<{ name: string }>('select name from tags where name like $1', [
      `${file} %`,
    ])
    t.same(rows.map(({ name }) => name).sort(), load.created.toSorted(), 'each tag is there once')
  }
  for (const server of servers) {
    t.notMatch(server.out(), 'TRUST_PROXY', 'the address of the reader reaches it')
    await server.stop()
  }
})
