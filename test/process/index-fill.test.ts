import { test } from 'tap'
import { fromRunner } from '../support/runner.ts'
import { query } from '../libraries/embedded-postgres/clusters.ts'
import { testDatabase } from '../support/database.ts'
import { adminKey, eventually, scratchDirectory, send, startServer } from './server-process.ts'

const posts = 450

/** Makes each batch of a fill take longer, so that a test can look at it. */
const slowDown = `create function slow_down() returns trigger language plpgsql as $$
  begin perform pg_sleep(0.4); return null; end $$;
  create trigger slow_down before insert on search_documents for each statement execute function slow_down()`

test('a fill goes on after a kill, in one of two processes, and in a copy of the database', async (t) => {
  const directory = scratchDirectory(t)
  const { url } = await testDatabase(t)
  const start = async (address: string) =>
    await startServer(t, directory, {
      DATABASE_URL: address,
      BANTIN_ADMIN_KEY: adminKey,
      LOG_LEVEL: 'info',
    })
  const search = (base: string) => send(base, 'GET', '/v1/posts?q=khai+giang&limit=1&count=exact', adminKey)
  const indexed = async (address: string) =>
    Number((await query(address, 'select count(*)::int from search_documents'))[0]!['count'])

  const first = await start(url)
  const file = Array.from({ length: posts }, (_, n) =>
    JSON.stringify({ external_id: `${n}`, title: `Khai giảng lớp ${n}`, body: 'Nhà trường khai giảng.' }),
  )
  const imported = await fetch(`${first.base}/v1/imports/posts`, {
    method: 'POST',
    headers: { authorization: `Bearer ${adminKey}`, 'content-type': 'application/x-ndjson' },
    body: `${file.join('\n')}\n`,
  })
  t.match(await imported.json(), { created: posts })
  t.match(await search(first.base), { status: 200, body: { page: { count: posts } } })
  await first.stop()

  // as a version does that changes the format
  await query(url, 'update search_documents set format = 0; update search_index_state set format = 0')
  await query(url, slowDown)
  const killed = await start(url)
  const refused = await search(killed.base)
  t.equal(refused.status, 503)
  t.ok(Number(refused.headers.get('retry-after')) > 0)
  t.equal((await send(killed.base, 'GET', '/v1/posts', adminKey)).status, 200)
  t.equal((await send(killed.base, 'GET', '/readyz')).status, 200)
  const done = `select count(*)::int from search_documents where format = 1`
  await eventually('a batch is indexed', async () => Number((await query(url, done))[0]!['count']) > 0)
  await killed.kill()
  const left = Number((await query(url, done))[0]!['count'])
  t.ok(left < posts, `${left} rows are indexed`)

  // a dump made now has the same rows
  const copy = new URL(url)
  copy.pathname = `${copy.pathname}_copy`
  const [from, name] = [new URL(url).pathname.slice(1), copy.pathname.slice(1)]
  const administer = (statement: string) => query(fromRunner('TEST_DATABASE_URL'), statement)
  await eventually('no connection is left', async () => {
    const { length } = await query(
      url,
      `select from pg_stat_activity where datname = '${from}' and pid <> pg_backend_pid()`,
    )
    return length === 0
  })
  await administer(`create database ${name} template ${from}`)
  t.teardown(() => administer(`drop database if exists ${name} with (force)`))

  const [one, two, restored] = await Promise.all([start(url), start(url), start(copy.href)])
  for (const { base } of [one, two, restored]) {
    const found = await eventually('it finds', async () => {
      const answer = await search(base)
      if (answer.status !== 503) return answer
    })
    t.equal(found.status, 200)
    t.match(found.body, { page: { count: posts } }, 'never a part of the posts')
  }
  t.equal(await indexed(url), posts)
  const rowsOf = (out: string) =>
    out
      .split('\n')
      .filter((line) => line.includes('the search index is filled'))
      .map((line) => Number(JSON.parse(line).rows))
  await eventually('a fill has ended', async () => rowsOf(one.out() + two.out()).length > 0)
  for (const server of [one, two, restored]) t.same(await server.stop(), { code: 0, signal: null })
  const filled = rowsOf(one.out() + two.out())
  t.equal(
    filled.reduce((sum, rows) => sum + rows, 0),
    posts - left,
    'no row was indexed twice',
  )
})
