import { startApp, type Caller } from '../../support/app.ts'
import { rowCounts } from '../http/row-counts.ts'
import { test } from '../../support/shared-test.ts'

const bootstrap = 'bt_00112233445566aa_9f1c3b5d7e2a4c6880b1d3f5a7c9e1b30d2f4a6c8e0b1d3f5a7c9e1b3d5f7a90'
const write = { code: 'KEYS', name: 'A' }

test('a key opens what its scopes say, until it ends', async (t) => {
  const { database, app, send, expect } = await startApp(t, { BANTIN_ADMIN_KEY: bootstrap })
  const asBearer = (key: string, method = 'GET', url = '/v1/programs', body?: object) =>
    app.inject({
      method: method as 'GET',
      url,
      headers: { authorization: `Bearer ${key}` },
      ...(body ? { payload: body } : {}),
    })
  const makeKey = (body: object) => expect(201, 'POST', '/v1/api-keys', { body })

  await t.test('unknown, wrong, expired and revoked keys get one and the same 401', async (t) => {
    const good = await makeKey({ name: 'A', role: 'registrar' })
    const revoked = await makeKey({ name: 'B', role: 'registrar' })
    await expect(200, 'POST', `/v1/api-keys/${revoked.id}/revoke`)
    const expired = await makeKey({ name: 'C', role: 'registrar', expires_at: '2199-01-01T00:00:00Z' })
    await database.pool.query(`update api_keys set expires_at = now() - interval '1 second' where id = $1`, [
      expired.id,
    ])
    const flipped = good.key.slice(0, -1) + (good.key.endsWith('0') ? '1' : '0')
    const keys = [
      `bt_${'0'.repeat(16)}_${'0'.repeat(64)}`,
      flipped,
      revoked.key,
      expired.key,
      `bt_00112233445566aa_${'1'.repeat(64)}`,
    ]
    const wordings = new Set<string>()
    for (const key of keys) {
      for (const url of ['/v1/programs', '/v1/api-keys', '/nowhere']) {
        const answer = await asBearer(key, 'GET', url)
        t.equal(answer.statusCode, 401, `${url} ${key.slice(0, 10)}`)
        const { request_id: _, instance: __, ...rest } = answer.json()
        wordings.add(JSON.stringify([rest, answer.headers['www-authenticate']]))
      }
    }
    t.equal(wordings.size, 1, [...wordings].join())
    t.match([...wordings][0], /Bearer realm=\\"bantin\\", error=\\"invalid_token\\"/)
    t.equal((await asBearer(good.key)).statusCode, 200)
  })

  await t.test('a header that is no key gets 401 that tells the form', async (t) => {
    for (const authorization of [
      '',
      'Bearer',
      'Bearer ',
      'Basic YWRtaW46YWRtaW4=',
      'Bearer bt_1_2',
      `Bearer ${bootstrap.toUpperCase()}`,
      bootstrap,
      `Bearer ${bootstrap} x`,
      `Bearer ${bootstrap},Bearer ${bootstrap}`,
      'Bearer eyJhbGciOiJub25lIn0.e30.',
      `Token ${bootstrap}`,
      "Bearer ' or 1=1 --",
    ]) {
      const answer = await app.inject({ url: '/v1/programs', headers: { authorization } })
      t.equal(answer.statusCode, 401, authorization)
      t.match(answer.json(), { code: 'invalid_credentials', detail: /bt_/ }, authorization)
      t.match(answer.headers['www-authenticate'], /^Bearer realm=/, authorization)
    }
    const spelled = await app.inject({
      url: '/v1/programs',
      headers: { authorization: `bEaReR   ${bootstrap}` },
    })
    t.equal(spelled.statusCode, 200, 'the scheme has no case (RFC 9110, 11.1)')
  })

  await t.test('without a key what is not public gets 401 that names the scope', async (t) => {
    for (const [method, url, options] of [
      ['POST', '/v1/programs', { body: write }],
      ['GET', '/v1/api-keys', {}],
      ['GET', '/v1/programs?trash=only', {}],
      ['GET', '/metrics', {}],
    ] as const) {
      const answer = await send(method, url, { as: 'anonymous', ...options })
      t.equal(answer.statusCode, 401, url)
      t.equal(answer.json().code, 'unauthenticated', url)
      t.match(answer.headers['www-authenticate'], /^Bearer realm="bantin"/, url)
    }
  })

  await t.test('a key without the scope gets 403 that names it', async (t) => {
    const answer = await send('POST', '/v1/programs', { as: 'editor', body: write })
    t.equal(answer.statusCode, 403)
    t.match(answer.json(), { code: 'forbidden', detail: /training:write/ })
    t.match(answer.headers['www-authenticate'], /error="insufficient_scope", scope="training:write"/)
    t.equal((await send('GET', '/v1/programs?trash=only', { as: 'editor' })).statusCode, 403)
  })

  await t.test('who may not write learns nothing of what is wrong with the body', async (t) => {
    for (const as of ['anonymous', 'reader'] as const) {
      const answer = await send('POST', '/v1/programs', { as, body: { nonsense: true } })
      t.equal(answer.statusCode, as === 'anonymous' ? 401 : 403)
      t.same(answer.json().errors, [])
    }
  })

  await t.test('a revocation holds with the very next request, and stays', async (t) => {
    const made = await makeKey({ name: 'D', role: 'registrar' })
    t.equal((await asBearer(made.key, 'POST', '/v1/programs', { code: 'REV', name: 'A' })).statusCode, 201)
    const revoked = await expect(200, 'POST', `/v1/api-keys/${made.id}/revoke`)
    t.ok(revoked.revoked_at)
    t.equal((await asBearer(made.key)).statusCode, 401)
    t.same(await expect(200, 'POST', `/v1/api-keys/${made.id}/revoke`), revoked, 'again is no change')
    await expect(404, 'POST', '/v1/api-keys/0197f3a2-6f0a-7cc1-9d5e-2f4b6a8c0d1e/revoke')
  })

  await t.test('a key can revoke itself, and that was its last word', async (t) => {
    const made = await makeKey({ name: 'E', role: 'admin' })
    t.equal((await asBearer(made.key, 'POST', `/v1/api-keys/${made.id}/revoke`)).statusCode, 200)
    t.equal((await asBearer(made.key, 'GET', '/v1/api-keys')).statusCode, 401)
  })

  await t.test('the key from the environment is an admin that no table holds', async (t) => {
    t.equal((await asBearer(bootstrap, 'GET', '/v1/api-keys')).statusCode, 200)
    const made = await asBearer(bootstrap, 'POST', '/v1/programs', { code: 'BOOT', name: 'A' })
    t.equal(made.statusCode, 201)
    const { items } = await expect(200, 'GET', `/v1/audit-events?resource_id=${made.json().id}`)
    t.match(items, [{ actor: 'bootstrap' }])
    const { rows } = await database.pool.query(`select 1 from api_keys where public_id = '00112233445566aa'`)
    t.equal(rows.length, 0)
  })

  await t.test('a key cannot give what it does not have', async (t) => {
    const before = await rowCounts(database)
    const as = { scopes: ['keys:manage' as const, 'content:read' as const] }
    await send('GET', '/livez', { as })
    for (const wish of [
      { role: 'admin' },
      { role: 'registrar' },
      { scopes: ['content:read', 'content:write'] },
    ]) {
      const answer = await send('POST', '/v1/api-keys', { as, body: { name: 'More', ...wish } })
      t.equal(answer.statusCode, 403, JSON.stringify(wish))
      t.notMatch(answer.body, /bt_[0-9a-f]{16}/)
    }
    t.same({ ...(await rowCounts(database)), api_keys: 0 }, { ...before, api_keys: 0 })
    const less = await send('POST', '/v1/api-keys', { as, body: { name: 'Less', scopes: ['content:read'] } })
    t.equal(less.statusCode, 201)
    const { items } = await expect(200, 'GET', '/v1/api-keys?limit=100')
    t.notMatch(JSON.stringify(items), /"More"/)
  })

  await t.test('a key needs a role or scopes, not both, and an end that lies ahead', async (t) => {
    for (const [body, pointer] of [
      [{ name: 'A' }, '/role'],
      [{ name: 'A', role: 'reader', scopes: [] }, '/role'],
      [{ name: 'A', role: 'root' }, '/role'],
      [{ name: 'A', scopes: ['everything'] }, '/scopes/0'],
      [{ name: 'A', role: 'reader', expires_at: '2001-01-01T00:00:00Z' }, '/expires_at'],
      [{ name: 'A', role: 'reader', expires_at: 'never' }, '/expires_at'],
      [{ name: 'A', role: 'reader', expires_at: '99999-01-01T00:00:00Z' }, '/expires_at'],
      [{ role: 'reader' }, '/name'],
    ] as const) {
      const { errors } = await expect(400, 'POST', '/v1/api-keys', { body })
      t.ok(
        errors.some((error: { pointer: string }) => error.pointer === pointer),
        JSON.stringify(body),
      )
    }
  })

  await t.test('a key has an owner, whose name editors see and whose e-mail few do', async (t) => {
    const owner = { name: 'Nguyễn Văn An', email: 'an.nguyen@school.example' }
    const made = await makeKey({ name: 'Tin tức', role: 'editor', owner })
    t.same(made.owner, owner)
    t.same((await makeKey({ name: 'G', role: 'reader', owner: { name: ' An ' } })).owner, {
      name: 'An',
      email: null,
    })
    t.equal((await makeKey({ name: 'H', role: 'reader' })).owner, null)
    for (const [wrong, pointer] of [
      [{ name: '' }, '/owner/name'],
      [{ email: owner.email }, '/owner/name'],
      [{ ...owner, email: 'an' }, '/owner/email'],
      [{ ...owner, phone: '0' }, '/owner/phone'],
    ] as const) {
      const body = { name: 'I', role: 'reader', owner: wrong }
      const { errors } = await expect(400, 'POST', '/v1/api-keys', { body })
      t.equal(errors[0].pointer, pointer)
    }

    const manager = { scopes: ['keys:manage' as const] }
    const reader = { scopes: ['keys:manage' as const, 'content:read' as const] }
    const url = `/v1/api-keys/${made.id}`
    t.same((await expect(200, 'GET', url, { as: reader })).owner, owner)
    t.same((await expect(200, 'GET', url, { as: manager })).owner, { ...owner, email: null })
    const hidden = await Promise.all([
      send('GET', '/v1/api-keys?limit=100', { as: manager }),
      send('POST', '/v1/api-keys', { as: manager, body: { name: 'K', scopes: [], owner } }),
      asBearer(made.key, 'GET', '/v1/me'),
    ])
    for (const { body } of hidden) t.match(body, 'Nguyễn Văn An')

    const post = await asBearer(made.key, 'POST', '/v1/posts', { title: 'Khai giảng', slug: 'khai-giang' })
    const { id } = post.json()
    const revisions = await asBearer(made.key, 'GET', `/v1/posts/${id}/revisions`)
    t.match(revisions.json().items, [{ actor: `key:${made.id}`, actor_name: 'Nguyễn Văn An' }])
    await expect(200, 'POST', `/v1/posts/${id}/publish`, { headers: { 'if-match': '*' } })
    const seen = await Promise.all([
      send('GET', `/v1/posts/${id}`, { as: 'anonymous' }),
      send('GET', '/v1/audit-events?limit=100', { as: { scopes: ['audit:read'] } }),
    ])
    for (const { body } of seen) t.notMatch(body, 'Nguyễn Văn An')
    for (const { body } of [...hidden, ...seen, revisions]) t.notMatch(body, 'an.nguyen@')

    const change = (status: number, body: object, tag = '*', as: Caller = 'admin') =>
      expect(status, 'PATCH', url, { as, body, headers: { 'if-match': tag } })
    await expect(428, 'PATCH', url, { body: {} })
    t.match(await change(200, {}), { revision: 1 })
    const hiddenEmail = { name: 'Trần Văn Bình', email: null }
    const powerful: Caller = { scopes: ['keys:manage', 'content:write', 'figures:write'] }
    t.same((await change(200, { owner: { name: 'Trần Văn Bình' } }, '"1"', powerful)).owner, {
      name: 'Trần Văn Bình',
      email: owner.email,
    })
    await change(403, { owner: null }, '*', manager)
    await change(412, { owner: null }, '"1"')
    t.match(await change(400, { owner: { email: 'x' } }), { errors: [{ pointer: '/owner/email' }] })
    t.same((await change(200, { owner: { email: null } })).owner, hiddenEmail)
    t.equal((await asBearer(made.key, 'GET', '/v1/me')).json().name, 'Trần Văn Bình')
    t.match((await asBearer(made.key, 'GET', `/v1/posts/${id}/revisions?sort=revision`)).json().items[0], {
      actor_name: 'Nguyễn Văn An',
    })
    t.match(await change(200, { owner: null }), { owner: null, revision: 4 })
    t.match(await change(400, { owner: { email: owner.email } }), { errors: [{ pointer: '/owner/name' }] })
    const { items } = await expect(200, 'GET', '/v1/audit-events?operation=updateApiKey')
    t.same(
      items.map(({ fields }: { fields: string[] }) => fields),
      [['owner'], ['owner'], ['owner']],
    )
    await t.test('who does not see e-mail addresses sends a key back without removing one', async (t) => {
      const { id } = await makeKey({ name: 'Trang tin', role: 'reader', owner })
      const at = `/v1/api-keys/${id}`
      const body = await expect(200, 'GET', at, { as: manager })
      const options = { as: manager, headers: { 'if-match': '*' } }
      t.match(await expect(200, 'PATCH', at, { ...options, body }), { revision: 1 })
      t.same((await expect(200, 'GET', at)).owner, owner)
      const { errors } = await expect(422, 'PATCH', at, { ...options, body: { ...body, name: 'Khác' } })
      t.match(errors, [{ pointer: '/name', code: 'read_only' }])
    })
    await expect(200, 'POST', `${url}/revoke`)
    await change(409, { owner })
    await expect(404, 'PATCH', `/v1/api-keys/${id}`, { body: {}, headers: { 'if-match': '*' } })
  })

  await t.test('everyone with a key learns who they are and what they may do', async (t) => {
    const made = await makeKey({
      name: 'Tòa soạn',
      scopes: ['content:write'],
      expires_at: '2199-01-01T00:00:00Z',
    })
    const answer = await asBearer(made.key, 'GET', '/v1/me')
    t.same(answer.json(), {
      actor: `key:${made.id}`,
      name: 'Tòa soạn',
      scopes: ['content:read', 'content:write'],
      expires_at: '2199-01-01T00:00:00Z',
    })
    t.equal(answer.headers['cache-control'], 'private, no-store')
    const all = (await asBearer(bootstrap, 'GET', '/v1/me')).json()
    t.match(all, { actor: 'bootstrap', name: null, expires_at: null })
    t.ok(all.scopes.includes('keys:manage'))
    await expect(401, 'GET', '/v1/me', { as: 'anonymous' })
  })

  await t.test('the secret is shown once, and is nowhere afterwards', async (t) => {
    const made = await makeKey({ name: 'F', role: 'reader' })
    t.match(made.key, /^bt_[0-9a-f]{16}_[0-9a-f]{64}$/)
    const secret = made.key.slice(-64)
    for (const url of ['/v1/api-keys?limit=100', `/v1/api-keys/${made.id}`, '/v1/audit-events?limit=100']) {
      const { body } = await send('GET', url)
      t.notOk(body.includes(secret), url)
      t.notMatch(body, /secret_hash|[0-9a-f]{64}/, url)
    }
    const { rows } = await database.pool.query<{ name: string }>(
      `select quote_ident(tablename) as name from pg_tables where schemaname = 'public'`,
    )
    for (const { name } of rows) {
      const found = await database.pool.query(`select 1 from ${name} t where t::text like $1`, [
        `%${secret}%`,
      ])
      t.equal(found.rows.length, 0, name)
    }
  })
})
