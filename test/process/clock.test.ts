import tap, { test } from 'tap'
import { testDatabase } from '../support/database.ts'
import { eventually, scratchDirectory, send, startServer } from './server-process.ts'

const directory = scratchDirectory(tap)
const preload = new URL('shifted-clock.js', import.meta.url).href

test('limits last a minute, whatever is done to the clock', async (t) => {
  const server = await startServer(t, directory, {
    DATABASE_URL: (await testDatabase(t)).url,
    NODE_OPTIONS: `--import ${preload}`,
    RATE_LIMIT: 'on',
    RATE_LIMIT_ANONYMOUS: '3',
  })
  const ask = () => send(server.base, 'GET', '/v1/programs?limit=1')
  const setClock = async (aheadMs: number) => {
    server.signal('SIGWINCH')
    await eventually('the clock is set', async () => server.error().includes(`the clock is ${aheadMs} ms`))
  }
  const assertLimited = async (when: string) => {
    const refused = await ask()
    t.equal(refused.status, 429, when)
    const seconds = Number(refused.headers.get('retry-after'))
    t.ok(seconds > 0 && seconds <= 60, `${when}: ${seconds} s`)
  }
  await eventually('the limit is reached', async () => (await ask()).status === 429)
  await assertLimited('before')
  await setClock(-3_600_000)
  await assertLimited('set back')
  await setClock(3_600_000)
  await assertLimited('set forward')
})
