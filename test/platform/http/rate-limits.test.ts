import { startApp } from '../../support/app.ts'
import { countStatements } from '../../support/count-statements.ts'
import { problemViolations } from './problem-violations.ts'
import { test } from '../../support/shared-test.ts'

const limits = { RATE_LIMIT: 'on', RATE_LIMIT_ANONYMOUS: '5', RATE_LIMIT_KEY: '8' }
const url = '/v1/programs'

test('who asks too often is told to wait', async (t) => {
  const running = await startApp(t, limits)
  const { app, send, authorization } = running
  const from = (remoteAddress: string, headers: Record<string, string> = {}, path = url) =>
    app.inject({ url: path, remoteAddress, headers })
  const statuses = async (n: number, request: (i: number) => ReturnType<typeof from>) => {
    const all: number[] = []
    for (let i = 0; i < n; i++) all.push((await request(i)).statusCode)
    return all
  }
  const fiveThen429 = [200, 200, 200, 200, 200, 429, 429]

  await t.test('an address gets what is its own, then 429 with the time to wait', async (t) => {
    for (let left = 4; left >= 0; left--) {
      const answer = await from('192.0.2.1')
      t.equal(answer.statusCode, 200)
      t.equal(answer.headers['ratelimit-policy'], '"anonymous";q=5;w=60')
      t.match(answer.headers.ratelimit, new RegExp(`^"anonymous";r=${left};t=\\d+$`))
    }
    const refused = await from('192.0.2.1')
    t.equal(refused.statusCode, 429)
    const contentType = String(refused.headers['content-type'])
    t.same(problemViolations({ status: 429, contentType, body: refused.body }), [])
    const wait = Number(refused.headers['retry-after'])
    t.ok(Number.isInteger(wait) && wait > 0 && wait <= 60, String(wait))
    t.match(refused.headers.ratelimit, /r=0/)
    t.equal((await from('192.0.2.2')).statusCode, 200, 'another address has its own')
  })

  await t.test('unknown paths and refusals count as well', async (t) => {
    const all = await statuses(7, () => from('192.0.2.3', {}, '/nowhere'))
    t.same(all, [404, 404, 404, 404, 404, 429, 429])
    const refusals = await statuses(7, () => from('192.0.2.4', {}, `${url}?x=1`))
    t.same(refusals, [400, 400, 400, 400, 400, 429, 429])
  })

  await t.test('the addresses of one IPv6 network (/64) share one limit', async (t) => {
    t.same(await statuses(7, (i) => from(`2001:db8:1:2:${i}::${i}`)), fiveThen429)
    t.equal((await from('2001:DB8:0001:2::ffff')).statusCode, 429, 'however it is spelled')
    t.equal((await from('2001:db8:1:3::1')).statusCode, 200, 'the next network has its own')
    t.equal((await from('2001:db8::1:2:0:0:1')).statusCode, 200)
  })

  await t.test('an IPv4 address inside IPv6 is one address, not the network of all', async (t) => {
    t.same(await statuses(7, () => from('::ffff:198.51.100.1')), fiveThen429)
    t.equal((await from('::ffff:198.51.100.2')).statusCode, 200)
  })

  await t.test('a forged X-Forwarded-For opens no other bucket', async (t) => {
    const all = await statuses(7, (i) =>
      from('192.0.2.5', {
        'x-forwarded-for': `203.0.113.${i}`,
        forwarded: `for=203.0.113.${i}`,
        'x-real-ip': `203.0.113.${i}`,
      }),
    )
    t.same(all, fiveThen429)
  })

  await t.test('a key has a limit of its own, wherever it is used', async (t) => {
    const key = String(await authorization('reader'))
    const all = await statuses(10, (i) => from(`192.0.2.${100 + i}`, { authorization: key }))
    t.same(all, [...Array<number>(8).fill(200), 429, 429])
    const other = await send('GET', url, { as: 'editor' })
    t.equal(other.statusCode, 200)
    t.equal(other.headers['ratelimit-policy'], '"key";q=8;w=60')
    t.equal((await from('192.0.2.100')).statusCode, 200, 'the addresses have lost nothing')
  })

  const wrongKey = (i: number) => `Bearer bt_${String(i).padStart(16, '0')}_${'0'.repeat(64)}`

  await t.test(
    'keys that are not accepted use up a limit of the address, then none is looked up',
    async (t) => {
      const guess = (i: number) => from('192.0.2.6', { authorization: wrongKey(i) })
      t.same(await statuses(5, guess), [401, 401, 401, 401, 401])
      const { count, result: refused } = await countStatements(running, () => guess(6))
      t.equal(refused.statusCode, 429)
      t.equal(count, 0, 'the database is not asked')
      t.match(refused.json().detail, /not accepted/)
      t.match(refused.headers.ratelimit, /^"failed-authentication";r=0;t=\d+$/)
      const contentType = String(refused.headers['content-type'])
      t.same(problemViolations({ status: 429, contentType, body: refused.body }), [])
      t.equal((await from('192.0.2.6')).statusCode, 200, 'readers without a key have a limit of their own')
      t.equal(
        (await from('192.0.2.7', { authorization: wrongKey(1) })).statusCode,
        401,
        'so have other addresses',
      )
    },
  )

  await t.test(
    'keys that come all at once are looked up as often as they may fail, and no more',
    async (t) => {
      const guesses = () =>
        Promise.all(Array.from({ length: 40 }, (_, i) => from('192.0.2.12', { authorization: wrongKey(i) })))
      const { count, result: answers } = await countStatements(running, guesses)
      t.equal(count, 5)
      const refused = answers.filter(({ statusCode }) => statusCode === 429)
      t.equal(refused.length, 35)
      t.equal(answers.filter(({ statusCode }) => statusCode === 401).length, 5)
    },
  )

  await t.test('a good key that comes all at once is let in as often as keys may', async (t) => {
    const fresh = String(await authorization({ scopes: ['coverage:declare'] }))
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => from('192.0.2.13', { authorization: fresh })),
    )
    t.same(
      answers.map(({ statusCode }) => statusCode),
      Array<number>(8).fill(200),
    )
  })

  await t.test('credentials of another form count as failed too', async (t) => {
    const all = await statuses(7, () => from('192.0.2.8', { authorization: 'Basic YTpi' }))
    t.same(all, [401, 401, 401, 401, 401, 429, 429])
  })

  await t.test('a good key is not kept out by a neighbour without one', async (t) => {
    t.same(await statuses(7, () => from('192.0.2.9')), fiveThen429)
    const fresh = await authorization({ scopes: ['audit:read'] })
    t.equal((await from('192.0.2.9', { authorization: String(fresh) })).statusCode, 200)
    t.equal((await from('192.0.2.9')).statusCode, 429)
  })

  await t.test(
    'a key that was good lately is let in where neighbours guess keys; a new one waits',
    async (t) => {
      const used = await app.inject({
        method: 'POST',
        url: '/v1/api-keys',
        headers: { authorization: String(await authorization('admin')) },
        payload: { name: 'Used', role: 'editor' },
      })
      const key = `Bearer ${used.json().key}`
      const unused = String(await authorization({ scopes: ['metrics:read'] }))
      t.equal((await from('192.0.2.200', { authorization: key })).statusCode, 200)
      const guess = (i: number) => from('192.0.2.10', { authorization: wrongKey(i) })
      t.same(await statuses(6, guess), [401, 401, 401, 401, 401, 429])
      t.equal((await from('192.0.2.10', { authorization: key })).statusCode, 200)
      t.equal((await from('192.0.2.10', { authorization: unused })).statusCode, 429)
      const nearly = `${key.slice(0, -1)}${key.endsWith('0') ? '1' : '0'}`
      t.equal((await from('192.0.2.10', { authorization: nearly })).statusCode, 429)
      await app.inject({
        method: 'POST',
        url: `/v1/api-keys/${used.json().id}/revoke`,
        headers: { authorization: String(await authorization('admin')) },
      })
      t.equal(
        (await from('192.0.2.10', { authorization: key })).statusCode,
        401,
        'a revocation holds at once',
      )
      t.equal((await from('192.0.2.10', { authorization: key })).statusCode, 429, 'and the key is forgotten')
    },
  )

  await t.test('probes are never limited and look at no credentials', async (t) => {
    for (const path of ['/livez', '/readyz']) {
      const wrong = await statuses(9, (i) => from('192.0.2.11', { authorization: wrongKey(i) }, path))
      t.same(wrong, Array<number>(9).fill(200), path)
      const none = await statuses(9, () => from('192.0.2.11', {}, path))
      t.same(none, Array<number>(9).fill(200), path)
      const heads = await statuses(9, () =>
        app.inject({ method: 'HEAD', url: path, remoteAddress: '192.0.2.11' }),
      )
      t.same(heads, Array<number>(9).fill(200), `HEAD ${path}`)
    }
    t.same(await statuses(6, () => from('192.0.2.11')), [200, 200, 200, 200, 200, 429])
    t.same(await statuses(2, () => from('192.0.2.11', {}, '/livez')), [200, 200])
  })
})

test('the key from the environment is let in where neighbours guess keys', async (t) => {
  const key = 'bt_00112233445566aa_9f1c3b5d7e2a4c6880b1d3f5a7c9e1b30d2f4a6c8e0b1d3f5a7c9e1b3d5f7a90'
  const { app } = await startApp(t, { ...limits, BANTIN_ADMIN_KEY: key })
  const request = (authorization: string) =>
    app.inject({ url, remoteAddress: '192.0.2.1', headers: { authorization } })
  for (let i = 0; i < 7; i++) await request(`Bearer bt_00112233445566aa_${'0'.repeat(64)}`)
  t.equal((await request(`Bearer bt_00112233445566aa_${'0'.repeat(64)}`)).statusCode, 429)
  t.equal((await request(`Bearer ${key}`)).statusCode, 200)
})

test('behind a trusted proxy the address that it names counts', async (t) => {
  const { app } = await startApp(t, { ...limits, TRUST_PROXY: '10.0.0.0/8, 192.168.7.1' })
  const from = (remoteAddress: string, forwarded: string) =>
    app.inject({ url, remoteAddress, headers: { 'x-forwarded-for': forwarded } })
  const last = async (n: number, request: (i: number) => ReturnType<typeof from>) => {
    let status = 0
    for (let i = 0; i < n; i++) status = (await request(i)).statusCode
    return status
  }

  await t.test('each reader behind it has a limit of their own', async (t) => {
    t.equal(await last(12, (i) => from('10.1.2.3', `203.0.113.${i}`)), 200)
    t.equal(await last(6, () => from('10.1.2.3', '203.0.113.200')), 429)
  })
  await t.test('what a reader puts in front of the list changes nothing', async (t) => {
    t.equal(await last(6, (i) => from('10.1.2.3', `198.51.100.${i}, 203.0.113.201`)), 429)
    t.equal(await last(6, (i) => from('10.1.2.3', `198.51.100.${i}, 203.0.113.202, 192.168.7.1`)), 429)
  })
  await t.test('who is no proxy of ours names nobody', async (t) => {
    t.equal(await last(6, (i) => from('192.0.2.77', `203.0.113.${i + 100}`)), 429)
  })
  await t.test('a list that is no list of addresses breaks nothing', async (t) => {
    for (const forwarded of ['', 'unknown', ',,,', '999.999.999.999', '"', 'a'.repeat(2_000)]) {
      t.ok((await from('10.1.2.3', forwarded)).statusCode < 500, forwarded)
    }
  })
})

test('with RATE_LIMIT=off nobody waits', async (t) => {
  const { app } = await startApp(t, { ...limits, RATE_LIMIT: 'off' })
  for (let i = 0; i < 20; i++) {
    const answer = await app.inject({ url, remoteAddress: '192.0.2.1' })
    t.equal(answer.statusCode, 200)
    t.equal(answer.headers.ratelimit, undefined)
  }
})
