import { Client } from 'pg'
import { test } from 'tap'
import { testDatabase } from '../support/database.ts'
import { startPgbouncer } from './pgbouncer.ts'

test('PgBouncer of Debian answers statements', async (t) => {
  const { url } = await testDatabase(t)
  const client = new Client({ connectionString: (await startPgbouncer(t, url)).url })
  await client.connect()
  const { rows } = await client.query<{ posts: string }>('select count(*) as posts from posts')
  await client.end()
  t.same(rows, [{ posts: '0' }])
})
