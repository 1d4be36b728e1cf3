import { createHmac } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { errors, exportSPKI, importJWK, SignJWT, type CryptoKey, type JWK } from 'jose'
import { providerKeys } from '../../../src/platform/oidc/provider-keys.ts'
import { startApp, startAppOn } from '../../support/app.ts'
import { captureLines } from '../../support/capture-lines.ts'
import { test } from '../../support/shared-test.ts'
import { waitForImport, startTestImportWorker } from '../../features/exchange/imports/import-worker.ts'
import { lines } from '../../features/exchange/imports/import-file.ts'
import { rowCounts } from '../http/row-counts.ts'
import { audience, privateKey, startProvider } from './provider.ts'

/** What a token has beside the claims and the header of a right one; a field that is undefined is left out. */
interface Parts {
  claims?: Record<string, unknown>
  header?: Record<string, unknown>
  key?: JWK
}

const realNow = Date.now
const now = () => Math.floor(realNow() / 1000)

/**
 * Stops the clock by which the age of keys is measured, so that no test depends on its own speed.
 * @returns sets it forward, in milliseconds from its stop
 */
function stopClock(t: { teardown(release: () => unknown): void }): (ms: number) => void {
  const stopped = realNow()
  const set = (ms: number) => void (Date.now = () => stopped + ms)
  set(0)
  t.teardown(() => void (Date.now = realNow))
  return set
}
const base64 = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
const present = (fields: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined))

/** Makes tokens as a provider does, also wrong ones. */
function tokenMaker(issuer: string, usual: JWK) {
  const claimsOf = (claims: Record<string, unknown> = {}) =>
    present({ iss: issuer, aud: audience, sub: 'an', iat: now(), exp: now() + 600, ...claims })
  const headerOf = (key: JWK, header: Record<string, unknown> = {}) =>
    present({ alg: key.alg, kid: key.kid, typ: 'at+jwt', ...header })
  const sign = async ({ claims, header, key = usual }: Parts = {}) =>
    await new SignJWT(claimsOf(claims))
      .setProtectedHeader(headerOf(key, header) as { alg: string })
      .sign(await importJWK(key, key.alg))
  /** A token whose signature is made by other means than those of the library. */
  const compose = (header: object, signatureOf: (signed: string) => string, claims = claimsOf()) => {
    const signed = `${base64(header)}.${base64(claims)}`
    return `${signed}.${signatureOf(signed)}`
  }
  return { sign, compose, claimsOf, headerOf }
}

test('access tokens of a provider', async (t) => {
  const setClock = stopClock(t)
  const keys = await Promise.all([
    privateKey('RS256', 'rs'),
    privateKey('PS256', 'ps'),
    privateKey('ES256', 'es'),
    privateKey('EdDSA', 'ed'),
  ])
  const [rs, , es] = keys
  const provider = await startProvider(t, keys)
  const { issuer } = provider
  const { sign, compose, headerOf } = tokenMaker(issuer, rs)
  const environment = {
    OIDC_ISSUER: issuer,
    OIDC_AUDIENCE: audience,
    OIDC_ROLE_CLAIM: 'realm_access.roles',
    OIDC_ROLES: 'bien-tap=editor, quan-tri=admin, thu-ky=registrar, tong=publisher, tong=registrar',
    IMPORT_INLINE_BYTES: '1000',
    LOG_LEVEL: 'info',
  }
  const running = await startApp(t, environment)
  const { app, database, databaseUrl, expect } = running
  const logged = captureLines(app.log)
  const editorRoles = { realm_access: { roles: ['bien-tap'] } }
  const adminRoles = { realm_access: { roles: ['quan-tri'] } }
  const send = async (
    token: string,
    method: 'GET' | 'POST',
    url: string,
    payload?: object | string,
    more: Record<string, string> = {},
  ) =>
    await app.inject({
      method,
      url,
      headers: { authorization: `Bearer ${token}`, ...more },
      ...(payload === undefined ? {} : { payload }),
    })
  const me = async (token: string) => await send(token, 'GET', '/v1/me')
  const scopes = async (claims: Record<string, unknown>) => {
    const answer = await me(await sign({ claims }))
    return [answer.statusCode, answer.json().scopes]
  }

  await t.test('nothing is asked before the first token', (t) => {
    t.equal(provider.requests.size, 0)
    t.end()
  })

  await t.test('a token of the provider opens what its roles say', async (t) => {
    const token = await provider.issue({ sub: 'an', name: 'Nguyễn Văn An', email: 'an@x.vn', ...editorRoles })
    const answer = await me(token)
    t.equal(answer.statusCode, 200)
    t.match(answer.json(), {
      actor: `oidc:${issuer}#an`,
      name: 'Nguyễn Văn An',
      scopes: ['content:read', 'content:write', 'figures:read', 'figures:write'],
      expires_at: /^20\d\d-\d\d-\d\dT/,
    })
    t.equal(answer.headers['cache-control'], 'private, no-store')
    t.equal((await send(token, 'GET', '/v1/audit-events')).statusCode, 403)
    t.match((await send(token, 'GET', '/v1/audit-events')).headers['www-authenticate'], /insufficient_scope/)
  })

  await t.test('each algorithm of the list is accepted', async (t) => {
    for (const key of keys) t.equal((await me(await sign({ key }))).statusCode, 200, String(key.alg))
    const manyAudiences = await sign({ claims: { aud: ['https://other.example', audience] } })
    t.equal((await me(manyAudiences)).statusCode, 200, 'one of several audiences')
    const justExpired = await sign({ claims: { exp: now() - 5, nbf: now() + 20 } })
    t.equal((await me(justExpired)).statusCode, 200, 'clocks may differ by 30 s')
    const full = await sign({ header: { typ: 'application/at+jwt' } })
    t.equal((await me(full)).statusCode, 200, 'the type as a whole')
  })

  await t.test('a wrong token is a 401, and changes nothing', async (t) => {
    const stranger = await privateKey('RS256', 'rs')
    const unknown = await privateKey('RS256', 'nowhere')
    const { n, e } = rs
    const publicPem = await exportSPKI((await importJWK({ kty: 'RSA', n, e } as JWK, 'RS256')) as CryptoKey)
    const right = await sign()
    const [head = '', body = '', signature = ''] = right.split('.')
    const hs256 = (secret: string) => (signed: string) =>
      createHmac('sha256', secret).update(signed).digest('base64url')
    const wrong: Record<string, string> = {
      'a signature of another key': await sign({ key: stranger }),
      'a signature of other claims': `${head}.${base64({ iss: issuer, aud: audience, sub: 'admin', exp: now() + 600 })}.${signature}`,
      'a signature that is cut off': right.slice(0, -8),
      'no signature': `${head}.${body}.`,
      'two parts': `${head}.${body}`,
      'encrypted, five parts': `${head}.${body}.${signature}.x.y`,
      'alg none': compose({ alg: 'none', typ: 'at+jwt', kid: 'rs' }, () => ''),
      'alg None': compose({ alg: 'None', typ: 'at+jwt', kid: 'rs' }, () => ''),
      'HS256 with the public key': compose(headerOf(rs, { alg: 'HS256' }), hs256(publicPem)),
      'HS256 with an empty secret': compose(headerOf(rs, { alg: 'HS256' }), hs256('')),
      'RS384 of the right key': await sign({ key: { ...rs, alg: 'RS384' } }),
      'the key of another algorithm': compose(headerOf(es!, { kid: 'rs' }), () => signature),
      'a key in the header': await sign({ header: { jwk: { kty: 'RSA', n, e }, kid: 'x' }, key: unknown }),
      'an address of keys in the header': await sign({
        header: { jku: 'http://127.0.0.1:1/keys' },
        key: unknown,
      }),
      'an unknown critical header': compose({ ...headerOf(rs), crit: ['x'], x: 1 }, () => signature),
      'no kid': await sign({ header: { kid: undefined } }),
      'an unknown kid': await sign({ key: unknown }),
      'another issuer': await sign({ claims: { iss: 'https://other.example' } }),
      'the issuer with a slash': await sign({ claims: { iss: `${issuer}/` } }),
      'no issuer': await sign({ claims: { iss: undefined } }),
      'another audience': await sign({ claims: { aud: 'https://other.example' } }),
      'a list of other audiences': await sign({ claims: { aud: ['https://other.example', `${audience}/`] } }),
      'an empty list of audiences': await sign({ claims: { aud: [] } }),
      'no audience': await sign({ claims: { aud: undefined } }),
      expired: await sign({ claims: { exp: now() - 60 } }),
      'no end': await sign({ claims: { exp: undefined } }),
      'an end that is a text': await sign({ claims: { exp: '2999-01-01' } }),
      'not valid yet': await sign({ claims: { nbf: now() + 3600 } }),
      'the type JWT': await sign({ header: { typ: 'JWT' } }),
      'another type': await sign({ header: { typ: 'logout+jwt' } }),
      'no type': await sign({ header: { typ: undefined } }),
      'no subject': await sign({ claims: { sub: undefined } }),
      'an empty subject': await sign({ claims: { sub: '' } }),
      'a subject that is a number': await sign({ claims: { sub: 7 } }),
      'a huge subject': await sign({ claims: { sub: 'a'.repeat(256) } }),
      'a subject with a line break': await sign({ claims: { sub: 'an\nkey:1' } }),
      'a subject with NUL': await sign({ claims: { sub: 'an\0' } }),
      'a subject with a change of direction': await sign({ claims: { sub: 'an\u202e' } }),
      'bound to a key of its sender': await sign({ claims: { cnf: { jkt: 'x' } } }),
      'claims that are a list': compose(headerOf(rs), () => signature, [] as never),
      'a header that is no JSON': `e30x.${body}.${signature}`,
      'a header without algorithm': compose({}, () => signature),
      'a key with another prefix': 'xx_00112233445566aa_00',
    }
    const before = await rowCounts(database)
    for (const [what, token] of Object.entries(wrong)) {
      for (const [method, url] of [
        ['GET', '/v1/me'],
        ['GET', '/v1/posts'],
        ['POST', '/v1/posts'],
      ] as const) {
        const answer = await send(token, method, url, method === 'POST' ? { title: 'Mới' } : undefined)
        t.match([answer.statusCode, answer.json().code], [401, 'invalid_credentials'], `${what}: ${url}`)
        t.match(answer.headers['www-authenticate'], /error="invalid_token"/, what)
      }
    }
    t.same(await rowCounts(database), before)
    t.equal((await me('a'.repeat(20_000))).statusCode, 401, 'a huge token')
    const shown = await send(wrong['expired']!, 'GET', '/v1/me', undefined, { 'accept-language': 'vi' })
    t.match(shown.json().detail, 'Mã truy cập đã hết hạn')
    t.match((await me(wrong['another audience']!)).json().detail, '"aud"')
    t.equal((await me(right)).statusCode, 200)
    t.equal(provider.requests.get('/jwks'), 1, 'unknown keys do not make the keys be read each time')
  })

  await t.test('roles come from the claim alone, and everyone else is a reader', async (t) => {
    const editor = ['content:read', 'content:write', 'figures:read', 'figures:write']
    const inRealm = (roles: unknown) => scopes({ realm_access: { roles } })
    t.same(await inRealm(['bien-tap']), [200, editor])
    t.same(await inRealm('bien-tap'), [200, editor], 'a single text')
    t.same(await inRealm(['offline_access', 'bien-tap']), [200, editor], 'beside others')
    t.match((await inRealm(['thu-ky', 'bien-tap']))[1], ['content:read', 'content:write', 'training:read'])
    t.match((await inRealm(['tong']))[1], ['content:read', 'content:write', 'content:publish'])
    t.ok((await inRealm(['tong']))[1].includes('training:write'), 'a value may give several roles')
    t.same(await scopes({ 'realm_access.roles': ['bien-tap'] }), [200, editor], 'a name with a dot')
    for (const roles of [
      undefined,
      null,
      [],
      '',
      'bien-tap,quan-tri',
      'bien-tap quan-tri',
      'editor',
      'Bien-Tap',
      7,
      true,
      {},
      { 'bien-tap': true },
      [['bien-tap']],
      ['bien-tap', 7],
      [{ name: 'bien-tap' }],
      ['constructor', '__proto__'],
    ]) {
      t.same(await inRealm(roles), [200, []], JSON.stringify(roles))
    }
    for (const realm_access of [null, 'roles', ['roles'], 7])
      t.same(await scopes({ realm_access }), [200, []], JSON.stringify(realm_access))
    t.same(await scopes({ roles: ['quan-tri'], realm_access: {} }), [200, []], 'another claim')
    const reader = await sign()
    t.equal((await send(reader, 'GET', '/v1/posts')).statusCode, 200)
    t.equal((await send(reader, 'POST', '/v1/posts', { title: 'Mới' })).statusCode, 403)
  })

  await t.test('one name in revisions, audit trail and repeated requests, and no e-mail', async (t) => {
    const person = { ...editorRoles, email: 'an@school.example', preferred_username: 'an@school.example' }
    const actor = `oidc:${issuer}#an`
    const body = { title: 'Khai giảng', slug: 'khai-giang' }
    const retry = { 'idempotency-key': 'first' }
    const first = await sign({ claims: { ...person, name: ' Nguyễn Văn An ' } })
    const created = await send(first, 'POST', '/v1/posts', body, retry)
    t.equal(created.statusCode, 201)
    const again = await send(
      await sign({ claims: { ...person, jti: 'another token' } }),
      'POST',
      '/v1/posts',
      body,
      retry,
    )
    t.match(
      [again.statusCode, again.headers['idempotency-replayed'], again.json().id],
      [201, 'true', created.json().id],
      'the key belongs to the person, not to the token',
    )
    const other = await sign({ claims: { ...person, sub: 'binh' } })
    t.equal((await send(other, 'POST', '/v1/posts', body, retry)).statusCode, 409, 'another person')

    const { id } = created.json()
    const revisions = await send(first, 'GET', `/v1/posts/${id}/revisions`)
    t.match(revisions.json().items, [{ actor, actor_name: 'Nguyễn Văn An' }])
    const events = await expect(
      200,
      'GET',
      `/v1/audit-events?resource_id=${id}&actor=${encodeURIComponent(actor)}`,
    )
    t.match(events.items, [{ actor, operation: 'createPost' }])
    t.match(
      (await me(await sign({ claims: { name: 'an@school.example' } }))).json().name,
      null,
      'an e-mail is no name',
    )
    const byAddress = await sign({ claims: { ...person, sub: 'chi@school.example' } })
    const written = await send(byAddress, 'POST', '/v1/posts', { title: 'Của Chi' })
    t.match(written.json().internal.created_by, /#sha256:[0-9a-f]{64}$/, 'a subject that is an e-mail')
    t.equal((await me(byAddress)).json().actor, written.json().internal.created_by)
    const { rows } = await database.pool.query<{ name: string }>(
      `select quote_ident(tablename) as name from pg_tables where schemaname = 'public'`,
    )
    for (const { name } of rows) {
      const found = await database.pool.query(
        `select 1 from ${name} t where t::text like '%@school.example%'`,
      )
      t.equal(found.rows.length, 0, name)
    }
    t.ok(logged.some((line) => line.includes(`"caller":"${actor}"`)))
    t.notMatch(logged.join('\n'), /school\.example|Nguyễn|eyJ/)
  })

  await t.test('a key and a token with one verified e-mail address are one person', async (t) => {
    const email = 'dung@person.example'
    const any = { 'if-match': '*' }
    for (const [sub, verified, status] of [
      ['dung', true, 403],
      ['dung-2', false, 200],
    ] as const) {
      const token = await sign({ claims: { sub, email, email_verified: verified, ...adminRoles } })
      const url = `/v1/posts/${(await send(token, 'POST', '/v1/posts', { title: sub })).json().id}`
      t.equal((await send(token, 'POST', `${url}/submit`, undefined, any)).statusCode, 200)
      const body = { name: sub, role: 'publisher', owner: { name: 'Dũng', email: 'Dung@Person.example' } }
      const { key } = await expect(201, 'POST', '/v1/api-keys', { body })
      t.equal((await send(key, 'POST', `${url}/approve`, {}, any)).statusCode, status, sub)
    }
  })

  await t.test('a key that a token makes ends with the token; a token revokes keys', async (t) => {
    const admin = await sign({ claims: adminRoles })
    const lasting = await send(admin, 'POST', '/v1/api-keys', { name: 'Website', role: 'reader' })
    t.match(
      [lasting.statusCode, lasting.json().errors],
      [403, [{ pointer: '/expires_at', code: 'beyond_your_key' }]],
    )
    const expires_at = new Date(Date.now() + 60_000).toISOString()
    const brief = await send(admin, 'POST', '/v1/api-keys', { name: 'Website', role: 'reader', expires_at })
    t.equal(brief.statusCode, 201)
    const { id } = await expect(201, 'POST', '/v1/api-keys', { body: { name: 'Lộ', role: 'reader' } })
    t.equal((await send(admin, 'POST', `/v1/api-keys/${id}/revoke`)).statusCode, 200)
    const registrar = await sign({ claims: { realm_access: { roles: ['thu-ky'] } } })
    t.equal((await send(registrar, 'POST', `/v1/api-keys/${id}/revoke`)).statusCode, 403)
  })

  await t.test('a job goes on with the roles of the token that sent its file', async (t) => {
    const published = await expect(201, 'POST', '/v1/posts', {
      body: { title: 'Tin đã đăng', external_id: 'tin-0' },
    })
    await expect(200, 'POST', `/v1/posts/${published.id}/publish`, { headers: { 'if-match': '*' } })
    const rows = Array.from({ length: 20 }, (_, n) => ({
      title: `Tin nhập ${n}`,
      slug: `tin-nhap-${n}`,
      external_id: `tin-${n}`,
      body: 'Nội dung. '.repeat(10),
    }))
    const ndjson = { 'content-type': 'application/x-ndjson' }
    const editor = await sign({ claims: { ...editorRoles, name: 'Nguyễn Văn An' } })
    const url = '/v1/imports/posts?on_error=skip'
    const sent = await send(editor, 'POST', url, lines(...rows), ndjson)
    t.equal(sent.statusCode, 202, sent.body)
    t.equal((await send(await sign(), 'POST', url, lines(...rows), ndjson)).statusCode, 403)
    const { errors } = await startTestImportWorker(t, running)
    const ended = await waitForImport(running, sent.json().id)
    t.match(ended, { status: 'completed', created: 19, refused: 1, created_by: `oidc:${issuer}#an` })
    t.same(errors, [])
    const revisions = await expect(200, 'GET', '/v1/posts/tin-nhap-1/revisions')
    t.match(revisions.items, [{ actor_name: 'Nguyễn Văn An' }])
  })

  await t.test('keys, and their limits, are those of before', async (t) => {
    t.equal((await expect(200, 'GET', '/v1/me')).actor.slice(0, 4), 'key:')
    for (const bearer of ['bt_1_2', `bt_${'0'.repeat(16)}_${'0'.repeat(64)}`])
      t.equal((await me(bearer)).statusCode, 401, bearer)
    const limited = await startAppOn(t, databaseUrl, {
      ...environment,
      RATE_LIMIT: 'on',
      RATE_LIMIT_KEY: '3',
      RATE_LIMIT_ANONYMOUS: '2',
      LOG_LEVEL: 'silent',
    })
    const statuses = async (...tokens: string[]) => {
      const all: number[] = []
      for (const token of tokens) {
        const { statusCode } = await limited.app.inject({
          url: '/v1/me',
          headers: { authorization: `Bearer ${token}` },
        })
        all.push(statusCode)
      }
      return all
    }
    const binh = await sign({ claims: { sub: 'binh' } })
    const tokensOfAn = await Promise.all(['1', '2', '3', '4'].map((jti) => sign({ claims: { jti } })))
    t.same(await statuses(...tokensOfAn), [200, 200, 200, 429], 'a person has one limit')
    t.same(await statuses(binh, 'x', 'y', 'z', binh), [200, 401, 401, 429, 200], 'wrong ones have one too')
  })

  await t.test('tokens of the type JWT are accepted where the settings say so', async (t) => {
    const lenient = await startAppOn(t, databaseUrl, {
      OIDC_ISSUER: issuer,
      OIDC_AUDIENCE: audience,
      OIDC_TYP: 'JWT',
    })
    const ask = async (typ: string) => {
      const headers = { authorization: `Bearer ${await sign({ claims: editorRoles, header: { typ } })}` }
      return await lenient.app.inject({ url: '/v1/me', headers })
    }
    t.same((await ask('JWT')).json().scopes, [], 'without a claim of roles everyone is a reader')
    t.equal((await ask('at+jwt')).statusCode, 401)
  })

  await t.test(
    'a new key of the provider is found, and a withdrawn one is not accepted any more',
    async (t) => {
      const next = await privateKey('ES256', 'next')
      provider.useKeys([next, es!])
      const token = await provider.issue({ sub: 'an' })
      t.equal((await me(token)).statusCode, 401, 'keys are read again after 30 s at the earliest')
      setClock(31_000)
      t.equal((await me(token)).statusCode, 200)
      t.equal((await me(await sign())).statusCode, 401, 'the former key')
      await provider.close()
      t.equal((await me(token)).statusCode, 200, 'without the provider, while its keys are known')
      setClock(31_000 + 601_000)
      t.equal((await me(token)).statusCode, 503, 'until they must be read again')
    },
  )

  await t.test('a provider that cannot be reached is a 503 with Retry-After', async (t) => {
    const away = await startAppOn(t, databaseUrl, {
      ...environment,
      OIDC_ISSUER: 'http://127.0.0.1:1',
      LOG_LEVEL: 'silent',
    })
    const ask = async (authorization: string, url = '/v1/posts') =>
      await away.app.inject({ url, headers: { authorization } })
    for (let n = 0; n < 2; n++) {
      const answer = await ask(`Bearer ${await sign()}`)
      t.match([answer.statusCode, answer.json().code], [503, 'unavailable'])
      t.equal(answer.headers['retry-after'], '5')
    }
    t.equal((await ask('Bearer x')).statusCode, 401, 'what is no token needs no provider')
    t.equal((await away.send('GET', '/v1/me')).statusCode, 200, 'keys work')
    t.equal((await away.send('GET', '/v1/posts', { as: 'anonymous' })).statusCode, 200)
  })
})

test('the keys of a provider are found by its discovery document', async (t) => {
  const key = await privateKey('ES256', 'es')
  const documents: Record<string, (issuer: string, base: string) => unknown> = {
    '/right': (issuer, base) => ({ issuer, jwks_uri: `${base}/jwks` }),
    '/right/': (issuer, base) => ({ issuer, jwks_uri: `${base}/jwks` }),
    '/other': (_, base) => ({ issuer: `${base}/right`, jwks_uri: `${base}/jwks` }),
    '/plain-http': (issuer) => ({ issuer, jwks_uri: 'http://192.0.2.1/jwks' }),
    '/file': (issuer) => ({ issuer, jwks_uri: 'file:///etc/passwd' }),
    '/no-address': (issuer) => ({ issuer }),
    '/list': () => [],
    '/moved-keys': (issuer, base) => ({ issuer, jwks_uri: `${base}/moved` }),
    '/no-keys': (issuer, base) => ({ issuer, jwks_uri: `${base}/not-found` }),
    ...Object.fromEntries(
      ['broken', 'huge', 'text'].map((name) => [
        `/${name}`,
        (issuer: string, base: string) => ({ issuer, jwks_uri: `${base}/keys-${name}` }),
      ]),
    ),
    '/no-jwks': (issuer, base) => ({ issuer, jwks_uri: `${base}/list/.well-known/openid-configuration` }),
  }
  const requests: string[] = []
  const server = createServer((request, response) => {
    const url = request.url ?? ''
    requests.push(url)
    const base = `http://${request.headers.host}`
    // an issuer with a slash at its end has the same document
    const name = url.replace('/.well-known/openid-configuration', '')
    const path = name === '/slash' ? '/right/' : name
    const { d: _, ...publicKey } = key
    if (url === '/jwks') return response.end(JSON.stringify({ keys: [publicKey] }))
    if (url === '/keys-text') return response.end('<html>')
    if (url === '/keys-huge')
      return response.end(JSON.stringify({ keys: [publicKey], more: 'x'.repeat(2_000_000) }))
    if (url === '/keys-broken') {
      const off = { ...publicKey, kid: 'bad', x: 'AA', y: 'AA' }
      const others = [null, 'x', [], { kid: 'none' }, { ...publicKey, kid: 'enc', use: 'enc' }]
      const twice = [1, 2].map(() => ({ ...publicKey, kid: 'twice' }))
      return response.end(JSON.stringify({ keys: [...others, off, ...twice, publicKey] }))
    }
    const document = documents[path]
    if (document === undefined) {
      const isMoved = url === '/moved' || name === '/moved-document'
      return response.writeHead(isMoved ? 302 : 404, { location: '/jwks' }).end()
    }
    return response.end(JSON.stringify(document(`${base}${name}${name === '/slash' ? '/' : ''}`, base)))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  t.teardown(() => server.close())
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const find = async (path: string, header: { alg: string; kid?: string } = { alg: 'ES256', kid: 'es' }) =>
    await providerKeys(base + path)(header, { payload: '', signature: '' })

  t.ok(await find('/right'))
  t.ok(await find('/slash/'), 'a slash at the end of the issuer')
  await t.rejects(find('/right', { alg: 'ES256' }), errors.JWKSNoMatchingKey, 'no kid')
  requests.length = 0
  for (const path of [
    '/other',
    '/plain-http',
    '/file',
    '/no-address',
    '/list',
    '/moved-keys',
    '/moved-document',
    '/no-keys',
    '/no-jwks',
    '/huge',
    '/text',
    '/not-found',
  ])
    await t.rejects(find(path), { code: 'unavailable', headers: { 'retry-after': '5' } }, path)
  t.notOk(requests.includes('/jwks'), 'redirects are not followed')

  await t.test('a key that cannot be used does not keep others from being used', async (t) => {
    const keyOf = providerKeys(`${base}/broken`)
    const named = (kid: string) => async () =>
      await keyOf({ alg: 'ES256', kid }, { payload: '', signature: '' })
    for (const kid of ['bad', 'none', 'enc', 'unknown'])
      await t.rejects(named(kid), errors.JWKSNoMatchingKey, kid)
    await t.rejects(named('twice'), errors.JWKSMultipleMatchingKeys)
    t.ok(await named('es')())
  })

  await t.test('after a failure it is left alone for some seconds', async (t) => {
    // no time passes
    Object.defineProperty(performance, 'now', { value: () => 1, configurable: true })
    t.teardown(() => Reflect.deleteProperty(performance, 'now'))
    for (const path of ['/not-found', '/other', '/no-keys']) {
      const keyOf = providerKeys(base + path)
      requests.length = 0
      for (let n = 0; n < 3; n++)
        await t.rejects(
          async () => await keyOf({ alg: 'ES256', kid: 'es' }, { payload: '', signature: '' }),
          {
            code: 'unavailable',
          },
        )
      t.equal(requests.length, path === '/no-keys' ? 2 : 1, path)
    }
  })

  await t.test('many tokens at once ask it once', async (t) => {
    const keyOf = providerKeys(`${base}/right`)
    requests.length = 0
    await Promise.all(
      Array.from({ length: 20 }, () => keyOf({ alg: 'ES256', kid: 'es' }, { payload: '', signature: '' })),
    )
    t.equal(requests.length, 2)
  })
})
