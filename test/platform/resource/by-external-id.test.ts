import { eventually } from '../../process/server-process.ts'
import { sendRaw, listen, requestText } from '../http/raw-connection.ts'
import { startApp } from '../../support/app.ts'
import { fc } from '../../support/fast-check.ts'
import { test } from '../../support/shared-test.ts'

const headers = { 'if-match': '*' }
const at = (id: string) => `/v1/programs/by-external-id/${encodeURIComponent(id)}`

test('a script that runs twice names rows by the ids of its own system', async (t) => {
  const { app, database, send, expect, authorization } = await startApp(t)
  const auditRows = async () => (await database.pool.query('select 1 from audit_events')).rows.length
  let made = 0
  const body = (more: object = {}) => ({ code: `E${++made}`, name: 'Tên', ...more })

  await t.test('the first time creates, the second changes nothing, the third changes', async (t) => {
    const content = body({ level: 'trung cấp', valid_from: '2020-01-01' })
    const first = await send('PUT', at('one'), { body: content })
    t.equal(first.statusCode, 201)
    t.match(first.headers.location, /^\/v1\/programs\/[0-9a-f-]{36}$/)
    t.equal(first.json().external_id, 'one')
    const events = await auditRows()
    const second = await send('PUT', at('one'), { body: content })
    t.equal(second.statusCode, 200)
    t.equal(second.body, first.body, 'same revision, same bytes')
    t.equal(second.headers.etag, first.headers.etag)
    t.equal(await auditRows(), events, 'no audit event')
    const third = await expect(200, 'PUT', at('one'), { body: { ...content, level: 'cao cấp' } })
    t.match(third, { id: first.json().id, level: 'cao cấp', revision: 2 })
  })

  await t.test('a row that is renamed meanwhile keeps its new name', async (t) => {
    const { id } = await expect(201, 'PUT', at('before'), { body: body() })
    const renaming = await database.pool.connect()
    t.teardown(() => renaming.release())
    await renaming.query('begin')
    await renaming.query("update programs set external_id = 'after' where id = $1", [id])
    const put = send('PUT', at('before'), { body: body() })
    const isWaiting = async () =>
      (
        await database.pool.query(
          "select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'",
        )
      ).rows.length > 0
    await eventually('the PUT waits for the renaming', isWaiting)
    await renaming.query('commit')
    t.equal((await put).statusCode, 201)
    t.not((await put).json().id, id)
    t.match(await expect(200, 'GET', `/v1/programs/${id}`), { external_id: 'after', revision: 1 })
  })

  await t.test('fields that are left out go back to their defaults', async (t) => {
    const { code } = await expect(201, 'PUT', at('whole'), { body: body({ level: 'x', active: false }) })
    t.match(await expect(200, 'PUT', at('whole'), { body: { code, name: 'Tên' } }), {
      level: null,
      active: true,
    })
  })

  await t.test('ids of every kind come back as they were', async (t) => {
    const ids = [
      'a/b/c',
      '/',
      '//',
      '..',
      '../x',
      '.',
      '100%',
      '%2F',
      '%',
      'a?b=c&d#e',
      'Đảng ủy Khối các cơ quan',
      'lớp/TC-K12 năm 2020',
      'a b',
      ' đầu và cuối ',
      'a+b',
      'a;b,c=d',
      '"quoted"',
      "it's",
      '<b>',
      '\\',
      '😀',
      'x'.repeat(200),
      'ế'.repeat(200),
      '/'.repeat(200),
      '%'.repeat(200),
      '😀'.repeat(100),
      '0197f3a2-6f0a-7cc1-9d5e-2f4b6a8c0d1e',
      'by-external-id',
      '__proto__',
      '\t',
    ]
    // a client library would resolve `..` before sending; a raw socket does not
    const port = await listen(app)
    const key = String(await authorization('registrar'))
    for (const id of ids) {
      const text = JSON.stringify(body())
      const put = () => sendRaw(port, requestText('PUT', at(id), { authorization: key }, text))
      const created = await put()
      const expected = /\S/.test(id) ? 201 : 400
      t.equal(created.status, expected, JSON.stringify(id.slice(0, 40)))
      if (expected === 400) continue
      const stored = id === ' đầu và cuối ' ? 'đầu và cuối' : id
      t.equal(JSON.parse(created.body).external_id, stored)
      t.equal((await put()).body, created.body, 'found again')
      // commas and backslashes of a value are escaped in filters
      const query = new URLSearchParams({ external_id: id.replace(/[\\,]/g, '\\$&') }).toString()
      const { items } = await expect(200, 'GET', `/v1/programs?${query}`)
      t.equal(items.length, 1, `filter ${id.slice(0, 40)}`)
    }
  })

  await t.test('ids that cannot stand are refused', async (t) => {
    for (const id of [
      'x'.repeat(201),
      'a\0b',
      'a\nb',
      'a\u2028b',
      'a\u0001b',
      'a\u202eb',
      ' ',
      '\u00a0',
      '\u200b',
    ]) {
      const problem = await expect(400, 'PUT', at(id), { body: body() })
      t.match(problem.errors, [{ parameter: 'external_id' }], encodeURIComponent(id.slice(0, 20)))
    }
  })

  await t.test('an id in another Unicode form is the same id', async (t) => {
    const content = body()
    const composed = await expect(201, 'PUT', at('Lớp Đảng'), { body: content })
    const decomposed = await expect(200, 'PUT', at('Lớp Đảng'.normalize('NFD')), { body: content })
    t.same(decomposed, composed)
    const { items } = await expect(
      200,
      'GET',
      `/v1/programs?external_id=${encodeURIComponent('Lớp Đảng'.normalize('NFD'))}`,
    )
    t.equal(items.length, 1, 'the filter reads it the same way')
  })

  await t.test('a body may repeat the id, but not contradict it', async (t) => {
    await expect(201, 'PUT', at('same'), { body: body({ external_id: 'same' }) })
    await expect(201, 'PUT', at('nothing'), { body: body({ external_id: null }) })
    const problem = await expect(400, 'PUT', at('mine'), { body: body({ external_id: 'yours' }) })
    t.match(problem.errors, [{ pointer: '/external_id', code: 'contradiction' }])
    for (const id of ['mine', 'yours']) {
      t.same((await expect(200, 'GET', `/v1/programs?external_id=${id}`)).items, [])
    }
  })

  await t.test('what is in the trash comes back, in the same write', async (t) => {
    const content = body()
    const { id } = await expect(201, 'PUT', at('back'), { body: content })
    await expect(204, 'DELETE', `/v1/programs/${id}`, { headers })
    const events = await auditRows()
    const back = await expect(200, 'PUT', at('back'), { body: content })
    t.match(back, { id, deleted_at: null, revision: 3 })
    t.equal(await auditRows(), events + 1)
    await expect(204, 'DELETE', `/v1/programs/${id}`, { headers })
    t.match(await expect(200, 'PUT', at('back'), { body: { ...content, level: 'x' } }), {
      id,
      level: 'x',
      revision: 5,
    })
  })

  await t.test('a trashed row whose code was taken meanwhile is a 409, and stays', async (t) => {
    const content = body()
    const { id } = await expect(201, 'PUT', at('late'), { body: content })
    await expect(204, 'DELETE', `/v1/programs/${id}`, { headers })
    await expect(201, 'POST', '/v1/programs', { body: content })
    const problem = await expect(409, 'PUT', at('late'), { body: content })
    t.match(problem.errors, [{ pointer: '/code', code: 'taken' }])
    t.ok((await expect(200, 'GET', `/v1/programs/${id}`)).deleted_at)
  })

  await t.test('of several trashed rows with one id the last comes back', async (t) => {
    const ids: string[] = []
    for (let i = 0; i < 3; i++) {
      const made = await expect(201, 'POST', '/v1/programs', { body: body({ external_id: 'often' }) })
      ids.push(made.id)
      await expect(204, 'DELETE', `/v1/programs/${made.id}`, { headers })
    }
    t.equal((await expect(200, 'PUT', at('often'), { body: body() })).id, ids[2])
    await expect(200, 'PUT', at('often'), { body: body() })
  })

  await t.test('20 equal puts at once make one row, 20 successes and one audit event', async (t) => {
    const content = body()
    const events = await auditRows()
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => send('PUT', at('crowd'), { body: content })),
    )
    t.same(answers.map(({ statusCode }) => statusCode).sort(), [...Array<number>(19).fill(200), 201])
    t.equal(new Set(answers.map((answer) => answer.body)).size, 1)
    t.equal(await auditRows(), events + 1)
  })

  await t.test('20 different puts at once end in one of them, with every revision counted', async (t) => {
    const { code } = await expect(201, 'PUT', at('race'), { body: body() })
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, i) =>
        expect(200, 'PUT', at('race'), { body: { code, name: `Tên ${i}` } }),
      ),
    )
    const revisions = answers.map(({ revision }) => revision).sort((a, b) => a - b)
    t.same(
      revisions,
      Array.from({ length: 20 }, (_, i) => i + 2),
    )
  })

  await t.test('without the scope nothing is found out', async (t) => {
    for (const id of ['one', 'no-such']) {
      await expect(401, 'PUT', at(id), { as: 'anonymous', body: body() })
      await expect(403, 'PUT', at(id), { as: 'editor', body: body() })
    }
    t.ok(true)
  })

  await t.test('any text of one line is an id', async () => {
    const id = fc
      .string({ unit: 'binary', minLength: 1, maxLength: 60 })
      .filter((text) => /\S/u.test(text) && !/[\p{Cc}\p{Cf}\u2028\u2029]/u.test(text))
      // invisible characters at the end are not part of an id
      .filter((text) => !/[\s\p{Default_Ignorable_Code_Point}]$/u.test(text))
      // clients resolve a path that ends in dots before sending
      .filter((text) => !/^\.+$/.test(text))
    await fc.assert(
      fc.asyncProperty(id, async (text) => {
        const answer = await expect(201, 'PUT', at(`property ${made} ${text}`), { body: body() })
        return answer.external_id.endsWith(text.normalize('NFC'))
      }),
      { numRuns: 60 },
    )
  })
})
