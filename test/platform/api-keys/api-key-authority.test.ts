import { test } from '../../support/shared-test.ts'
import type { Scope } from '../../../src/platform/access/scope.ts'
import { startApp } from '../../support/app.ts'

const bootstrap = 'bt_00112233445566aa_9f1c3b5d7e2a4c6880b1d3f5a7c9e1b30d2f4a6c8e0b1d3f5a7c9e1b3d5f7a90'
const soon = '2098-01-01T00:00:00Z'
const later = '2099-01-01T00:00:00Z'

interface Made {
  id: string
  key: string
}

/** Requests are sent with explicit keys, since these tests are about the sender. */
async function start(t: { teardown(release: () => unknown): void }) {
  const running = await startApp(t, { BANTIN_ADMIN_KEY: bootstrap })
  const sendWithKey = async (
    key: string,
    method: 'GET' | 'POST' | 'PATCH',
    url: string,
    payload?: object,
  ) => {
    const headers = { authorization: `Bearer ${key}`, 'if-match': '*' }
    return await running.app.inject({ method, url, headers, ...(payload ? { payload } : {}) })
  }
  const requestKey = async (by: string, body: object) =>
    await sendWithKey(by, 'POST', '/v1/api-keys', { name: 'Khóa', ...body })
  const createKey = async (body: object, by = bootstrap): Promise<Made> => {
    const answer = await requestKey(by, body)
    if (answer.statusCode !== 201) throw new Error(answer.body)
    return answer.json()
  }
  const revoke = async (by: string, { id }: Made) =>
    await sendWithKey(by, 'POST', `/v1/api-keys/${id}/revoke`)
  return { ...running, sendWithKey, requestKey, createKey, revoke }
}

test('no key makes one that lives longer than itself', async (t) => {
  const { requestKey, createKey, sendWithKey } = await start(t)
  const ends = await createKey({ role: 'admin', expires_at: soon })
  for (const expires_at of [null, later]) {
    const answer = await requestKey(ends.key, { role: 'reader', expires_at })
    t.equal(answer.statusCode, 403, String(expires_at))
    t.match(answer.json(), {
      code: 'forbidden',
      errors: [{ pointer: '/expires_at', code: 'beyond_your_key' }],
    })
    t.match(answer.json().detail, /2098-01-01/)
  }
  t.equal((await requestKey(ends.key, { role: 'reader', expires_at: soon })).statusCode, 201)
  const endless = await createKey({ role: 'admin' })
  t.equal((await requestKey(endless.key, { role: 'admin' })).statusCode, 201)
  const { items } = (await sendWithKey(bootstrap, 'GET', '/v1/api-keys?role=reader')).json()
  t.equal(items.length, 1, 'refused keys are not there')
})

test('no key revokes one that may do more or lives longer', async (t) => {
  const { createKey, revoke, sendWithKey } = await start(t)
  const admin = await createKey({ role: 'admin' })
  const manager = await createKey({ scopes: ['keys:manage'] })
  const reader = await createKey({ role: 'reader' })
  const editor = await createKey({ role: 'editor' })
  const brief = await createKey({ role: 'admin', expires_at: soon })
  const briefer = await createKey({ role: 'editor', expires_at: soon })

  const refused = await revoke(manager.key, admin)
  t.equal(refused.statusCode, 403)
  t.match(refused.json(), { code: 'forbidden', detail: /content:read.*content:write/ })
  t.equal((await revoke(manager.key, editor)).statusCode, 403)
  t.equal((await sendWithKey(admin.key, 'GET', '/v1/api-keys')).statusCode, 200, 'it still works')

  const longer = await revoke(brief.key, editor)
  t.equal(longer.statusCode, 403)
  t.match(longer.json().detail, /2098-01-01/)
  t.equal((await revoke(brief.key, briefer)).statusCode, 200)
  t.equal((await revoke(manager.key, reader)).statusCode, 200, 'less than itself')
  t.equal((await revoke(manager.key, manager)).statusCode, 200, 'itself')
  t.equal((await revoke(bootstrap, brief)).statusCode, 200, 'the key of the settings has no bounds')
  t.equal((await revoke(admin.key, editor)).statusCode, 200)
  t.equal((await revoke(admin.key, briefer)).statusCode, 200, 'what is revoked stays so')
})

test('somebody can always make keys', async (t) => {
  const { database, createKey, revoke, sendWithKey } = await start(t)
  const one = await createKey({ role: 'admin' })
  const other = await createKey({ scopes: ['keys:manage'] })
  await createKey({ role: 'editor' })

  await t.test('two keys that revoke each other at once do not both end', async (t) => {
    const twin = await createKey({ role: 'admin' })
    await revoke(bootstrap, other)
    const answers = await Promise.all([revoke(one.key, twin), revoke(twin.key, one)])
    const statuses = answers.map(({ statusCode }) => statusCode).toSorted()
    t.ok(statuses[0] === 200 && statuses[1] !== 200, statuses.join())
    const { rows } = await database.pool.query(
      `select id from api_keys where revoked_at is null and 'keys:manage' = any(scopes)`,
    )
    t.equal(rows.length, 1)
  })

  await t.test('the last one is not revoked over HTTP, not by itself either', async (t) => {
    const { rows } = await database.pool.query<{ id: string }>(
      `select id from api_keys where revoked_at is null and 'keys:manage' = any(scopes)`,
    )
    const last = { id: rows[0]!.id, key: '' }
    const refused = await revoke(bootstrap, last)
    t.equal(refused.statusCode, 409)
    t.match(refused.json(), { code: 'wrong_state', detail: /keys:manage/ })
    const ended = await createKey({ role: 'admin', expires_at: later })
    await database.pool.query(`update api_keys set expires_at = now() - interval '1 second' where id = $1`, [
      ended.id,
    ])
    t.equal((await revoke(bootstrap, last)).statusCode, 409, 'a key that has ended makes none')
    t.equal((await revoke(bootstrap, ended)).statusCode, 200)
    const next = await createKey({ role: 'admin' })
    t.equal((await revoke(next.key, last)).statusCode, 200)
    t.equal((await revoke(next.key, next)).statusCode, 409)
    t.equal((await sendWithKey(next.key, 'GET', '/v1/api-keys')).statusCode, 200)
  })
})

test('who writes something may read it', async (t) => {
  const { createKey, sendWithKey, expect } = await start(t)
  const post = await expect(201, 'POST', '/v1/posts', { body: { title: 'Nháp', slug: 'nhap' } })
  const learner = await expect(201, 'POST', '/v1/learners', { body: { full_name: 'Học Viên Mẫu' } })
  const cell = await expect(201, 'POST', '/v1/party-cells', { body: { name: 'Chi bộ 1' } })
  const member = await expect(201, 'POST', '/v1/party-members', {
    body: { full_name: 'Đảng Viên Mẫu', party_cell_id: cell.id },
  })
  const figure = await expect(201, 'POST', '/v1/figures', {
    body: {
      indicator: { code: 'training.classes' },
      period: { kind: 'year', start: '2020-01-01', end: '2020-12-31' },
      value: 3,
      source: { number: '12-BC/TCT' },
    },
  })
  const hidden: [Scope, string][] = [
    ['content:write', `/v1/posts/${post.id}`],
    ['content:write', `/v1/posts/${post.id}/revisions`],
    ['content:publish', `/v1/posts/${post.id}`],
    ['training:write', `/v1/learners/${learner.id}`],
    ['party:write', `/v1/party-members/${member.id}`],
    ['figures:write', `/v1/figures/${figure.id}`],
  ]
  for (const [scope, url] of hidden) {
    const { key } = await createKey({ scopes: [scope] })
    t.equal((await sendWithKey(key, 'GET', url)).statusCode, 200, `${scope} ${url}`)
    const elsewhere = hidden.filter(([other]) => other.split(':')[0] !== scope.split(':')[0])
    for (const [, other] of elsewhere) {
      t.ok((await sendWithKey(key, 'GET', other)).statusCode >= 403, `${scope} does not open ${other}`)
    }
  }
  const writer = await createKey({ scopes: ['keys:manage', 'content:write'] })
  await createKey({ scopes: ['content:read'] }, writer.key)
})
