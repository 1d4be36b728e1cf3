import { startApp, type TestApp } from '../../support/app.ts'
import { test } from '../../support/shared-test.ts'

const preparedStatements = async ({ database }: TestApp) =>
  (await database.pool.query('select name from pg_prepared_statements')).rows

/** Sends each kind of request that has its own statements. */
async function sendAllKinds({ expect }: TestApp) {
  const { id } = await expect(201, 'POST', '/v1/posts', { body: { title: 'Hội thảo', body: 'Một văn bản.' } })
  await expect(200, 'POST', `/v1/posts/${id}/publish`, { headers: { 'if-match': '*' }, body: {} })
  for (const address of [
    '/v1/posts?count=exact&include=section',
    '/v1/posts?q=hoi',
    '/v1/posts/hoi-thao',
    '/v1/search?q=hoi+thao&facets=type',
    '/v1/search?q=hoi+thoa',
    '/v1/suggest?q=ho',
    '/v1/statistics/training',
  ])
    for (let again = 0; again < 3; again += 1) await expect(200, 'GET', address, { as: 'anonymous' })
}

test('behind a pooler in transaction mode no statement has a name', async (t) => {
  // a prepared statement exists only in its connection
  const one = { DATABASE_POOL_SIZE: '1' }
  const named = await startApp(t, one)
  await sendAllKinds(named)
  t.ok((await preparedStatements(named)).length > 0, 'without one they have')
  const nameless = await startApp(t, { ...one, PREPARED_STATEMENTS: 'off' })
  await sendAllKinds(nameless)
  t.same(await preparedStatements(nameless), [])
})
