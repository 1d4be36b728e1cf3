import { spawnSync } from 'node:child_process'
import { Client } from 'pg'
import { test, type Test } from 'tap'
import { bantinIn, type CommandResult } from '../cli/cli-process.ts'
import {
  adminKey,
  eventually,
  quietSettings,
  scratchDirectory,
  send,
  startServer,
} from '../process/server-process.ts'
import { probePreparedStatements } from '../../src/platform/database/prepared-statements.ts'
import { debianProgram } from '../support/debian-program.ts'
import { testDatabase } from '../support/database.ts'
import { startPgbouncer } from './pgbouncer.ts'

const headers = { authorization: `Bearer ${adminKey}` }
const learners = Array.from(
  { length: 3_000 },
  (_, n) => `{"external_id":"h${n}","full_name":"Học viên ${n}"}\n`,
).join('')

/** Uses everything that has statements of its own. */
async function isServed(t: Test, url: string, environment: Record<string, string>): Promise<void> {
  const directory = scratchDirectory(t)
  const settings = {
    ...environment,
    BANTIN_ADMIN_KEY: adminKey,
    IMPORT_INLINE_BYTES: '100000',
    STATEMENT_TIMEOUT_MS: '3000',
  }
  const { base, stop, out, error } = await startServer(t, directory, settings)
  const bantin = bantinIn(directory, { ...quietSettings, ...settings })
  const succeeds = (name: string, { code, error: message }: CommandResult) => {
    t.equal(code, 0, `${name}: ${message}`)
  }
  const isAnswered = async (address: string, status = 200) => {
    const answer = await fetch(base + address, { headers })
    await answer.arrayBuffer()
    t.equal(answer.status, status, address)
  }

  await t.test('commands', async (t) => {
    for (const command of [
      'migrate',
      'generate --posts 60 --classes 10 --learners 50',
      'search reindex',
      'keys create --name Website --role reader',
      'keys list',
      'check keys',
      'backup backup.zip',
      'export --resource tags --output tags.csv',
      'import tags.csv --resource tags --dry-run',
    ])
      succeeds(command, await bantin(t, command.split(' '), { BANTIN_URL: base, BANTIN_KEY: adminKey }))
  })

  await t.test('requests at the same time', async (t) => {
    for (let round = 0; round < 5; round += 1) {
      const created = send(base, 'POST', '/v1/posts', adminKey, {
        title: `Bài thử ${round}`,
        body: 'Mở 62 lớp.',
      })
      await Promise.all([
        ...[
          '/v1/posts?count=exact&limit=5',
          '/v1/posts?q=l%E1%BB%9Bp&sort=-published_at',
          '/v1/search?q=l%E1%BB%9Bp&facets=type',
          '/v1/suggest?q=l%E1%BB%9B',
          '/v1/classes?limit=5',
          '/v1/statistics/training?year=2020',
          '/v1/reconciliations',
          '/v1/audit-events?limit=5',
          '/v1/exports/posts?format=csv',
          '/v1/exports/learners?format=xlsx',
          '/readyz',
          '/metrics',
        ].map((address) => isAnswered(address)),
        created.then(({ status }) => t.equal(status, 201)),
      ])
    }
  })

  await t.test('an import as a job', async (t) => {
    const sent = await fetch(`${base}/v1/imports/learners`, {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/x-ndjson' },
      body: learners,
    })
    t.equal(sent.status, 202)
    const { id } = (await sent.json()) as { id: string }
    const done = await eventually('it is done', async () => {
      const { body } = await send(base, 'GET', `/v1/imports/${id}`, adminKey)
      return body['finished_at'] !== null && body
    })
    t.match(done, { status: 'completed', created: 3_000, refused: 0 })
    t.match((await send(base, 'GET', '/readyz')).body, { imports: 'ok' })
  })

  await t.test('a table that is locked longer than a statement may take', async (t) => {
    const [locker, observer] = [new Client(url), new Client(url)]
    for (const client of [locker, observer]) {
      await client.connect()
      t.teardown(() => client.end())
    }
    await locker.query('begin; lock table posts in access exclusive mode')
    const answers = await Promise.all(
      Array.from({ length: 12 }, (_, n) => send(base, 'GET', `/v1/posts?limit=${n + 1}`, adminKey)),
    )
    for (const answer of answers) {
      t.equal(answer.status, 503)
      t.ok(Number(answer.headers.get('retry-after')) > 0)
    }
    await eventually('no backend waits any more', async () => {
      const { rows } = await observer.query<{ n: string }>(
        `select count(*) as n from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`,
      )
      return Number(rows[0]?.n) === 0
    })
    await isAnswered('/readyz')
    await isAnswered('/v1/learners?limit=1')
    await locker.query('rollback')
    await isAnswered('/v1/posts?limit=1')
  })

  t.notMatch(out() + error(), /prepared statement/)
  t.same(await stop(), { code: 0, signal: null })
}

test('all is served through PgBouncer in transaction mode without prepared statements', async (t) => {
  const { url } = await testDatabase(t)
  const pooler = await startPgbouncer(t, url)
  await isServed(t, url, { DATABASE_URL: pooler.url, PREPARED_STATEMENTS: 'off' })
})

test('prepared statements need a PgBouncer that keeps them', async (t) => {
  const { stdout } = spawnSync(debianProgram('pgbouncer'), ['--version'], { encoding: 'utf8' })
  const [, major, minor] = /PgBouncer (\d+)\.(\d+)/.exec(stdout) ?? []
  t.comment(`PgBouncer ${major}.${minor}`)
  const { url } = await testDatabase(t)
  // in turn, so that a statement soon meets a server connection that does not have it
  const ignored = { ignore_startup_parameters: 'options', server_round_robin: '1' }
  if (Number(major) > 1 || Number(minor) >= 21) {
    const pooler = await startPgbouncer(t, url, { ...ignored, max_prepared_statements: '200' })
    return await isServed(t, url, { DATABASE_URL: pooler.url })
  }
  // connections in turn, and the last one first; with one for all, and with several
  for (const server_round_robin of ['0', '1']) {
    for (const default_pool_size of ['1', '2', '4']) {
      const other = await startPgbouncer(t, url, { ...ignored, server_round_robin, default_pool_size })
      for (let starts = 0; starts < 12; starts += 1)
        await t.rejects(probePreparedStatements({ url: other.url }), { code: /^(42P05|26000)$/ })
    }
  }
  const pooler = await startPgbouncer(t, url, ignored)
  const settings = { ...quietSettings, DATABASE_URL: pooler.url, BANTIN_ADMIN_KEY: adminKey }
  const { code, error: message } = await bantinIn(scratchDirectory(t), settings)(t, ['serve'])
  t.equal(code, 1)
  t.match(message, /^bantin: a pooler .*PREPARED_STATEMENTS=off/)
})
