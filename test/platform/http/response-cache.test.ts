import { setTimeout as wait } from 'node:timers/promises'
import { openDatabase } from '../../../src/platform/database/database.ts'
import { stateReader } from '../../../src/platform/database/state-reader.ts'
import { responseCache } from '../../../src/platform/http/response-cache.ts'
import type { SerializedResponse } from '../../../src/platform/http/serialized-response.ts'
import { startApp, type TestApp } from '../../support/app.ts'
import { testDatabase } from '../../support/database.ts'
import { fc } from '../../support/fast-check.ts'
import { test } from '../../support/shared-test.ts'

const anyMatch = { 'if-match': '*' }

/** Sends enough requests for the response to be cached. */
async function fillCache({ expect }: TestApp, address: string) {
  for (let i = 0; i < 4; i += 1) await expect(200, 'GET', address, { as: 'anonymous' })
}

const publishedPost = async ({ expect }: TestApp, title: string, published_at: string) => {
  const { id } = await expect(201, 'POST', '/v1/posts', { body: { title, body: `Về ${title}.` } })
  await expect(200, 'POST', `/v1/posts/${id}/publish`, { headers: anyMatch, body: { published_at } })
  return String(id)
}

test('what readers ask again and again is always what is there now', async (t) => {
  const app = await startApp(t)
  const { expect } = app
  const addresses = ['/v1/posts', '/v1/search?q=samona', '/v1/suggest?q=samon']
  const counts = async () => {
    const answers = await Promise.all(
      addresses.map((address) => expect(200, 'GET', address, { as: 'anonymous' })),
    )
    return answers.map(({ items }) => items.length)
  }
  const id = await publishedPost(app, 'samona', '2020-01-01T00:00:00Z')
  for (const address of [...addresses, `/v1/posts/${id}`]) await fillCache(app, address)
  t.ok(
    (await counts()).every((count) => count > 0),
    'it is there',
  )

  await t.test('a write counts from its answer on, and one that is not committed never', async (t) => {
    const other = openDatabase({ url: app.databaseUrl })
    const client = await other.pool.connect()
    await client.query('begin')
    await client.query('update posts set title = $1 where id = $2', ['khác', id])
    for (const address of addresses) await fillCache(app, address)
    const title = async () =>
      (await expect(200, 'GET', `/v1/posts/${id}`, { as: 'anonymous' })).title as string
    await fillCache(app, `/v1/posts/${id}`)
    t.equal(await title(), 'samona')
    await client.query('commit')
    t.equal(await title(), 'khác', 'by another process too')
    client.release()
    await other.close()
    await expect(200, 'POST', `/v1/posts/${id}/archive`, { headers: anyMatch })
    t.same(await counts(), [0, 0, 0])
    await expect(404, 'GET', `/v1/posts/${id}`, { as: 'anonymous' })
  })

  await t.test('a scheduled post appears by its time alone', async (t) => {
    const moment = new Date(Date.now() + 1500)
    await publishedPost(app, 'samona hai', moment.toISOString())
    for (const address of addresses) await fillCache(app, address)
    const { rows } = await app.database.pool.query('select now() < $1 as early', [moment])
    if (rows[0].early) t.same(await counts(), [0, 0, 0])
    while (Date.now() <= moment.getTime() + 50) await wait(100)
    t.ok((await counts()).every((count) => count > 0))
  })

  await t.test('a pin ends by its time alone', async (t) => {
    const pinned = '/v1/posts?pinned=true'
    const moment = new Date(Date.now() + 1500)
    const body = { title: 'ghim', pinned_until: moment.toISOString() }
    const { id: pin } = await expect(201, 'POST', '/v1/posts', { body })
    await expect(200, 'POST', `/v1/posts/${pin}/publish`, { headers: anyMatch })
    await fillCache(app, pinned)
    const read = async () => (await expect(200, 'GET', pinned, { as: 'anonymous' })).items.length
    const { rows } = await app.database.pool.query('select now() < $1 as early', [moment])
    if (rows[0].early) t.equal(await read(), 1)
    while (Date.now() <= moment.getTime() + 50) await wait(100)
    t.equal(await read(), 0)
    await expect(204, 'DELETE', `/v1/posts/${pin}`, { headers: anyMatch })
  })

  await t.test('what a key may see is neither kept nor given to others', async (t) => {
    const { id: draft } = await expect(201, 'POST', '/v1/posts', { body: { title: 'nháp', body: 'Nháp.' } })
    for (let i = 0; i < 4; i += 1) {
      await expect(200, 'GET', `/v1/posts/${draft}`)
      await expect(404, 'GET', `/v1/posts/${draft}`, { as: 'anonymous' })
      t.equal((await expect(200, 'GET', '/v1/posts')).items.length, 3)
      t.equal((await expect(200, 'GET', '/v1/posts', { as: 'anonymous' })).items.length, 1)
    }
  })

  await t.test('headers belong to the request', async (t) => {
    await fillCache(app, '/v1/posts')
    const first = await app.send('GET', '/v1/posts', { as: 'anonymous' })
    const second = await app.send('GET', '/v1/posts', { as: 'anonymous' })
    t.not(first.headers['x-request-id'], second.headers['x-request-id'])
    const known = { 'if-none-match': String(first.headers.etag) }
    t.equal((await app.send('GET', '/v1/posts', { as: 'anonymous', headers: known })).statusCode, 304)
    t.equal(second.body, (await app.send('GET', '/v1/posts', { as: 'anonymous' })).body)
    const head = await app.send('HEAD', '/v1/posts', { as: 'anonymous' })
    t.equal(head.headers.etag, first.headers.etag)
  })
})

test('answers are made once while nothing changes, and never hold more memory than they may', async (t) => {
  // simulated here, since every write in the cluster, also in other databases, changes the state
  let state = 'one'
  const stateOf = async () => state
  const sized = (bytes: number): SerializedResponse => ({
    status: 200,
    headers: {},
    body: Buffer.alloc(bytes),
  })

  let made = 0
  const answers = responseCache(stateOf, 100_000)
  const make = async () => {
    made += 1
    return sized(1000)
  }
  for (let i = 0; i < 10; i += 1) await answers('/a', make)
  t.equal(made, 2, 'once for whoever asks once, once to keep')
  state = 'two'
  for (let i = 0; i < 10; i += 1) await answers('/a', make)
  t.equal(made, 5, 'after a change made at once, once more without asking, and once to keep')
  state = ''
  for (let i = 0; i < 200; i += 1) {
    state += '.'
    await answers('/a', make)
  }
  t.equal(made, 205, 'made each time while all changes all the time')

  for (const { status, bytes, why } of [
    { status: 404, bytes: 10, why: 'a problem' },
    { status: 200, bytes: 300_000, why: 'what is too long' },
  ]) {
    made = 0
    for (let i = 0; i < 5; i += 1)
      await answers(`/${why}`, async () => ({ ...(await make()), ...sized(bytes), status }))
    t.equal(made, 5, `${why} is not kept`)
  }
  made = 0
  const none = responseCache(stateOf, 0)
  for (let i = 0; i < 5; i += 1) await none('/a', make)
  t.equal(made, 5, 'nothing is kept where nothing may be')

  await fc.assert(
    fc.asyncProperty(fc.array(fc.integer({ min: 0, max: 20 }), { maxLength: 60 }), async (asked) => {
      const few = responseCache(stateOf, 5000)
      for (const name of asked) {
        await few(`/${name}`, async () => sized(1000))
      }
      let given = 0
      for (let name = 0; name <= 20; name += 1) {
        const { body } = await few(`/${name}`, async () => sized(1))
        if (body.length > 1) given += 1
      }
      t.ok(given <= 4, 'five thousand bytes hold four of them at most')
    }),
    { numRuns: 20 },
  )
})

test('callers that wait together share one look at the state, begun after each of them asked', async (t) => {
  const { url } = await testDatabase(t)
  const database = openDatabase({ url })
  t.teardown(() => database.close())
  const stateOf = stateReader(database, [])
  const before = await stateOf()
  const early = stateOf()
  await database.pool.query("insert into search_words (word, folded) values ('b', 'b')")
  const late = await Promise.all(Array.from({ length: 20 }, stateOf))
  t.equal(new Set(late).size, 1)
  t.not(late[0], before, 'who asks after a commit sees it')
  await early
})
