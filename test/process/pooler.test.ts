import tap, { test, type Test } from 'tap'
import { startPooler, type PoolerOptions } from '../platform/database/transaction-pooler.ts'
import { testDatabase } from '../support/database.ts'
import {
  adminKey,
  eventually,
  waitForExit,
  quietSettings,
  scratchDirectory,
  send,
  startProgram,
  startServer,
} from './server-process.ts'

const directory = scratchDirectory(tap)

async function throughPooler(t: Test, options: PoolerOptions): Promise<Record<string, string>> {
  const { url } = await testDatabase(t)
  return { BANTIN_ADMIN_KEY: adminKey, DATABASE_URL: await startPooler(t, url, options) }
}

/** Sends concurrent reads and writes repeatedly. */
async function isServed(t: Test, environment: Record<string, string>): Promise<void> {
  const { base, stop, error } = await startServer(t, directory, environment)
  for (let round = 0; round < 4; round += 1) {
    const body = { title: `Bài thử ${round}`, body: 'Nội dung.' }
    const answers = await Promise.all([
      send(base, 'POST', '/v1/posts', adminKey, body),
      ...Array.from({ length: 6 }, () => send(base, 'GET', '/v1/posts?count=exact', adminKey)),
      send(base, 'GET', '/readyz'),
    ])
    t.same(
      answers.map(({ status }) => status),
      [201, 200, 200, 200, 200, 200, 200, 200],
      error(),
    )
  }
  await stop()
}

/** Asserts that a start fails, with its message. */
async function expectStartFailure(t: Test, environment: Record<string, string>): Promise<void> {
  const program = startProgram(t, 'main.js', [], { ...quietSettings, ...environment }, directory)
  let isOver = false
  void program.exited.then(() => (isOver = true))
  await eventually('it ends or listens', async () => isOver || program.error().includes('listens'))
  program.signal('SIGTERM')
  const { code, error } = await waitForExit(program)
  t.equal(code, 1)
  t.match(error, /^bantin: a pooler /)
  t.match(error, 'PREPARED_STATEMENTS=off')
  t.notMatch(error, 'listens')
  t.notMatch(error, /\n +at /, 'no stack')
}

const FORGETFUL = { keepsNames: false, takesTimeouts: true }

test('a pooler that mixes up prepared statements is refused at the start', async (t) => {
  await expectStartFailure(t, await throughPooler(t, FORGETFUL))
})

test('so is one that takes no limit of time, as PgBouncer by default', async (t) => {
  await expectStartFailure(t, await throughPooler(t, { keepsNames: false, takesTimeouts: false }))
})

test('without prepared statements all is served through either', async (t) => {
  const environment = await throughPooler(t, { keepsNames: false, takesTimeouts: false })
  await isServed(t, { ...environment, PREPARED_STATEMENTS: 'off' })
})

test('a pooler that keeps prepared statements apart is found out, and used with them', async (t) => {
  await isServed(t, await throughPooler(t, { keepsNames: true, takesTimeouts: true }))
})

test('a command at the shell says the same', async (t) => {
  const { DATABASE_URL = '' } = await throughPooler(t, { keepsNames: false, takesTimeouts: false })
  const create = ['keys', 'create', '--name', 'Website', '--role', 'reader']
  const { code, error } = await waitForExit(startProgram(t, 'cli.js', create, { DATABASE_URL }, directory))
  t.equal(code, 1)
  t.match(error, 'PREPARED_STATEMENTS=off')
})
