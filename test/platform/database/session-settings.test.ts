import { setTimeout } from 'node:timers/promises'
import { seedDemo } from '../../../src/fixtures/demo/seed.ts'
import { effects } from '../../../src/modules.ts'
import { test } from '../../support/shared-test.ts'
import { startApp, type SendOptions, type TestApp } from '../../support/app.ts'

/** Defaults that the owner of a database may have set for other programs. */
const otherDefaults: Record<string, string> = {
  datestyle: 'SQL, DMY',
  timezone: 'Asia/Ho_Chi_Minh',
  intervalstyle: 'iso_8601',
  extra_float_digits: '-15',
  standard_conforming_strings: 'off',
  client_encoding: 'WIN1258',
  default_transaction_isolation: 'serializable',
  array_nulls: 'off',
  search_path: 'elsewhere',
  bytea_output: 'escape',
  lock_timeout: '1ms',
  idle_in_transaction_session_timeout: '1ms',
  // shorter, and a busy machine sometimes ends the statement that sets the limit of the server
  statement_timeout: '200ms',
  gin_fuzzy_search_limit: '1',
}

const addresses = [
  '/v1/posts?limit=100&include=tags',
  '/v1/posts?year=2020&count=exact&sort=event_date',
  '/v1/posts?published_at[gte]=2020-12-31T17:00:00Z&event_date[lt]=2021-02-01&limit=5',
  '/v1/posts?sort=-published_at&limit=2',
  '/v1/posts/so-sanh',
  '/v1/search?q=l%E1%BB%9Bp&limit=20',
  '/v1/search?q=l%E1%BB%9Bp&type=post&limit=50',
  '/v1/suggest?q=l%E1%BB%9B',
  '/v1/commendations?year=2020&include=party_cell&limit=100',
  '/v1/classes?limit=100',
  '/v1/figures?limit=100',
  '/v1/statistics/training?year=2020',
  '/v1/reconciliations?year=2020',
  '/v1/exports/posts?format=csv',
  '/v1/exports/classes?format=ndjson',
  '/v1/audit-events?limit=100&sort=at',
]

/** What differs from one request to the next. */
const varying = /"(request_id|took_ms|updated_at|revision|next_cursor)":("[^"]*"|[\d.]+)/g

/** The bodies of reads, and of writes that leave them as they were. */
async function answers(app: TestApp): Promise<string[]> {
  const bodies: string[] = []
  const add = async (method: string, address: string, options?: SendOptions) => {
    const { statusCode, body } = await app.send(method, address, options)
    bodies.push(`${method} ${address} ${statusCode} ${body.replace(varying, '')}`)
  }
  for (const address of addresses) await add('GET', address)
  const table = {
    headers: { 'content-type': 'text/csv' },
    body: 'title,event_date\r\nBài thử\\n,2020-05-06\r\n',
  }
  const { created, errors } = await app.expect(200, 'POST', '/v1/imports/posts?dry_run=true', table)
  bodies.push(JSON.stringify({ created, errors }))
  const moment = { headers: { 'if-match': '*' }, body: { published_at: '2021-01-01T00:30:00+07:00' } }
  await add('POST', '/v1/posts/so-sanh/publish', moment)
  return bodies
}

for (const prepared of ['on', 'off'])
  test(`answers do not depend on the defaults of the database, prepared statements ${prepared}`, async (t) => {
    const app = await startApp(t, { PREPARED_STATEMENTS: prepared, RESPONSE_CACHE_MB: '0' })
    await seedDemo(app.database, effects)
    const post = { slug: 'so-sanh', title: 'So sánh \\ một', body: 'Mở 62 lớp.', event_date: '2020-12-03' }
    await app.expect(201, 'POST', '/v1/posts', { body: post })
    const { pool } = app.database
    const name = new URL(app.databaseUrl).pathname.slice(1)
    await answers(app)
    const before = await answers(app)
    for (const answer of before) t.match(answer, /^\{|^[A-Z]+ \S+ 200 /)
    for (const [setting, value] of Object.entries(otherDefaults))
      await pool.query(`alter database ${name} set ${setting} = '${value}'`)
    // A backend ends some time after the signal, and its client notices later still: a request in between would get a 503.
    await pool.query(
      'select pg_terminate_backend(pid, 10000) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
    )
    while (pool.totalCount > 1) await setTimeout(5)
    const client = await pool.connect()
    client.release(true)
    t.same(await answers(app), before)
    const limit = await pool.query("select current_setting('statement_timeout') as limit")
    t.same(limit.rows, [{ limit: '10s' }])
    await app.expect(201, 'POST', '/v1/posts', { body: { title: 'Thêm vào', body: 'Không có chuyên mục.' } })
  })
