import { sweepOnce } from '../../../src/server/sweep.ts'
import { startApp } from '../../support/app.ts'
import { rowCounts } from './row-counts.ts'
import { test } from '../../support/shared-test.ts'
import { sweepOf } from '../../support/sweep-of.ts'

test('a client that does not know whether its request arrived sends it again with its Idempotency-Key', async (t) => {
  const app = await startApp(t)
  const { database, send, expect } = app
  const post = (key: string, body: unknown, as: 'registrar' | 'admin' = 'registrar', url = '/v1/programs') =>
    send('POST', url, { as, body, headers: { 'idempotency-key': key } })

  await t.test('the first answer comes again, and nothing happens twice', async (t) => {
    const body = { code: 'ONCE', name: 'Một lần' }
    const first = await post('key-1', body)
    t.equal(first.statusCode, 201)
    t.equal(first.headers['idempotency-replayed'], undefined)
    const before = await rowCounts(database)
    const again = await post('key-1', body)
    t.equal(again.statusCode, 201)
    t.equal(again.headers['idempotency-replayed'], 'true')
    t.equal(again.body, first.body, 'byte for byte')
    for (const name of ['etag', 'location', 'content-type'])
      t.equal(again.headers[name], first.headers[name], name)
    t.not(again.headers['x-request-id'], first.headers['x-request-id'], 'each request has its own id')
    t.same(await rowCounts(database), before, 'no row, no audit event')
  })

  await t.test('equal bodies may be spelled differently', async (t) => {
    const first = await post('key-2', { code: 'SPELL', name: 'A', family: 'other' })
    const spelled = await send('POST', '/v1/programs', {
      as: 'registrar',
      body: '{ "name":"\\u0041",\n "code":"SPELL" }',
      headers: { 'idempotency-key': 'key-2', 'content-type': 'application/json' },
    })
    t.equal(spelled.body, first.body)
  })

  await t.test('the answer stays as it was, although the row has moved on', async (t) => {
    const body = { code: 'MOVED', name: 'A' }
    const first = await post('key-3', body)
    const { id } = first.json()
    await expect(200, 'PATCH', `/v1/programs/${id}`, { body: { name: 'B' }, headers: { 'if-match': '*' } })
    t.equal((await post('key-3', body)).body, first.body)
    await expect(204, 'DELETE', `/v1/programs/${id}`, { headers: { 'if-match': '*' } })
    t.equal((await post('key-3', body)).body, first.body)
  })

  await t.test('another body under the same key gets 422, and stores nothing', async (t) => {
    await post('key-4', { code: 'FIRST', name: 'A' })
    const other = await post('key-4', { code: 'SECOND', name: 'A' })
    t.equal(other.statusCode, 422)
    t.equal(other.json().code, 'idempotency_mismatch')
    await expect(404, 'GET', '/v1/programs/SECOND')
  })

  await t.test('the key of another caller is another key', async (t) => {
    t.equal((await post('key-5', { code: 'MINE', name: 'A' }, 'registrar')).statusCode, 201)
    const other = await post('key-5', { code: 'YOURS', name: 'A' }, 'admin')
    t.equal(other.statusCode, 201)
    t.equal(other.headers['idempotency-replayed'], undefined)
  })

  await t.test('so is the key of another operation', async (t) => {
    const created = await post('key-6', { code: 'OPS', name: 'A' })
    const { id } = created.json()
    await expect(204, 'DELETE', `/v1/programs/${id}`, { headers: { 'if-match': '*' } })
    const headers = { 'idempotency-key': 'key-6', 'if-match': '*' }
    const restored = await send('POST', `/v1/programs/${id}/restore`, { as: 'registrar', headers })
    t.equal(restored.statusCode, 200)
    t.equal(restored.json().revision, 3)
    const again = await send('POST', `/v1/programs/${id}/restore`, { as: 'registrar', headers })
    t.equal(again.headers['idempotency-replayed'], 'true')
    const { id: other } = (await post('key-6b', { code: 'OPS2', name: 'A' })).json()
    const elsewhere = await send('POST', `/v1/programs/${other}/restore`, { as: 'registrar', headers })
    t.equal(elsewhere.statusCode, 422, 'the address is part of the request')
  })

  await t.test('a request that failed leaves the key free', async (t) => {
    t.equal((await post('key-7', { code: 'FREE' })).statusCode, 400, 'refused by the schema')
    t.equal((await post('key-7', { code: 'MINE', name: 'A' })).statusCode, 409, 'refused by the database')
    const mended = await post('key-7', { code: 'FREE', name: 'A' })
    t.equal(mended.statusCode, 201)
    t.equal(mended.headers['idempotency-replayed'], undefined)
  })

  await t.test('of 20 at once one has an effect, and the others get its answer or 409', async (t) => {
    const body = { code: 'CROWD', name: 'A' }
    const answers = await Promise.all(Array.from({ length: 20 }, () => post('key-8', body)))
    const created = answers.filter(({ statusCode }) => statusCode === 201)
    const running = answers.filter(({ statusCode }) => statusCode === 409)
    t.equal(created.length + running.length, 20)
    t.equal(new Set(created.map((answer) => answer.body)).size, 1)
    t.equal(created.filter(({ headers }) => headers['idempotency-replayed'] === undefined).length, 1)
    for (const answer of running) {
      t.equal(answer.json().code, 'idempotency_in_progress')
      t.ok(Number(answer.headers['retry-after']) > 0)
    }
    const { page } = await expect(200, 'GET', '/v1/programs?code=CROWD&count=exact')
    t.equal(page.count, 1)
    const { items } = await expect(200, 'GET', `/v1/audit-events?resource_id=${created[0]?.json().id}`)
    t.equal(items.length, 1)
  })

  await t.test('a key that is none gets 400, and stores nothing', async (t) => {
    const before = await rowCounts(database)
    for (const key of ['', ' ', 'a'.repeat(256), 'ü', 'a\tb', 'khóa']) {
      const answer = await post(key, { code: 'BAD', name: 'A' })
      t.equal(answer.statusCode, 400, JSON.stringify(key))
      t.match(answer.json().errors, [{ parameter: 'Idempotency-Key' }], JSON.stringify(key))
    }
    t.same(await rowCounts(database), before)
    t.equal((await post('a'.repeat(255), { code: 'LONG', name: 'A' })).statusCode, 201)
  })

  await t.test('after 24 hours the key is new again', async (t) => {
    const body = { code: 'DAY', name: 'A' }
    const first = (await post('key-9', body)).json()
    await expect(204, 'DELETE', `/v1/programs/${first.id}?purge=true`, { headers: { 'if-match': '*' } })
    const age = (interval: string) =>
      database.pool.query(`update idempotency_keys set created_at = now() - $1::interval`, [interval])
    await age('23 hours 59 minutes')
    t.equal((await post('key-9', body)).json().id, first.id)
    await age('24 hours 1 minute')
    const fresh = await post('key-9', body)
    t.equal(fresh.statusCode, 201)
    t.equal(fresh.headers['idempotency-replayed'], undefined)
    t.not(fresh.json().id, first.id)
    t.equal((await post('key-9', body)).body, fresh.body, 'and is kept for another day')
  })

  await t.test('what has served its time is removed without a further write', async (t) => {
    await post('key-old', { code: 'OLD', name: 'A' })
    await database.pool.query("update idempotency_keys set created_at = now() - interval '25 hours'")
    await post('key-young', { code: 'YOUNG', name: 'A' })
    await database.pool.query(
      `insert into idempotency_keys select caller, operation, key_hash || n, request_hash, status, headers, body,
        now() - interval '25 hours' from idempotency_keys, generate_series(1, 1200) as n`,
    )
    await sweepOnce(sweepOf(t, app))
    const { rows } = await database.pool.query('select count(*)::int as count from idempotency_keys')
    t.same(rows, [{ count: 1 }])
  })

  await t.test('an answer with a secret is never stored: the header is refused', async (t) => {
    const before = await rowCounts(database)
    const answer = await post('key-10', { name: 'Site', role: 'reader' }, 'admin', '/v1/api-keys')
    t.equal(answer.statusCode, 400)
    t.match(answer.json().errors, [{ parameter: 'Idempotency-Key', code: 'not_supported' }])
    t.same(await rowCounts(database), before)
  })

  await t.test('what is stored holds neither the key nor the body that was sent', async (t) => {
    const { rows } = await database.pool.query('select * from idempotency_keys')
    const stored = JSON.stringify(
      rows.map(({ caller, operation, key_hash, request_hash, headers }) => ({
        caller,
        operation,
        key_hash,
        request_hash,
        headers,
      })),
    )
    t.notMatch(stored, /key-\d/)
    t.notMatch(stored, /bt_/)
  })
})
