import { Client } from 'pg'
import { describeError } from '../../src/server/describe-error.ts'
import { query } from '../libraries/embedded-postgres/clusters.ts'
import { testDatabase } from '../support/database.ts'
import { test } from '../support/shared-test.ts'

test('a lock of another session is told in words, without a stack', async (t) => {
  const { url } = await testDatabase(t)
  const client = new Client({ connectionString: url })
  await client.connect()
  t.teardown(() => client.end())
  await client.query('begin; lock table tags in access exclusive mode')
  const error = await query(url, "set lock_timeout = '50ms'; select * from tags").catch(
    (given: unknown) => given,
  )
  t.match(describeError(error), /^another session has locked what this needs \(.* lock timeout\); try again/)
  t.notMatch(describeError(error), /\n/)
})
