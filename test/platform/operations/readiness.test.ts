import { test } from '../../support/shared-test.ts'
import { startApp } from '../../support/app.ts'

test('a database that takes no writes is not ready', async (t) => {
  // one connection, so that its settings apply to every request
  const { expect, database } = await startApp(t, { DATABASE_POOL_SIZE: '1' })
  const as = 'anonymous'
  const { id } = await expect(201, 'POST', '/v1/posts', { body: { title: 'Bài thử', body: 'Nội dung.' } })
  t.equal((await expect(200, 'GET', '/readyz', { as })).status, 'ready')

  await database.pool.query('set default_transaction_read_only = on')
  const refused = await expect(503, 'GET', '/readyz', { as })
  t.equal(refused.code, 'unavailable')
  t.match(refused.detail, 'read-only')
  const vietnamese = await expect(503, 'GET', '/readyz', { as, headers: { 'accept-language': 'vi' } })
  t.match(vietnamese.detail, 'chỉ cho đọc')
  await expect(503, 'PATCH', `/v1/posts/${id}`, { body: { title: 'Khác' }, headers: { 'if-match': '*' } })
  await expect(200, 'GET', '/v1/posts', { as })
  await expect(200, 'GET', '/livez', { as })

  await database.pool.query('set default_transaction_read_only = off')
  await expect(200, 'GET', '/readyz', { as })
})
