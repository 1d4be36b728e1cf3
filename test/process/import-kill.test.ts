import { Client } from 'pg'
import tap, { test, type Test } from 'tap'
import { testDatabase } from '../support/database.ts'
import { isFull, volume } from '../support/volume.ts'
import { adminKey, eventually, scratchDirectory, send, startServer } from './server-process.ts'

const directory = scratchDirectory(tap)
/** Several batches, so that some are left when the first is stored. */
const count = volume(40_000, 12_000)

const file = Array.from(
  { length: count },
  (_, n) => `${JSON.stringify({ external_id: `h${n}`, full_name: `Học viên ${n}` })}\n`,
).join('')

const sendFile = (base: string) =>
  fetch(`${base}/v1/imports/learners`, {
    method: 'POST',
    headers: { authorization: `Bearer ${adminKey}`, 'content-type': 'application/x-ndjson' },
    body: file,
  })

/** Every file becomes a job, even a small one. */
const settings = async (t: Test) => ({
  DATABASE_URL: (await testDatabase(t)).url,
  BANTIN_ADMIN_KEY: adminKey,
  IMPORT_INLINE_BYTES: '1000',
})

/** Makes the heartbeat of its worker old; a soak waits for the real time instead. */
async function expireHeartbeat(url: string): Promise<void> {
  const client = new Client({ connectionString: url })
  await client.connect()
  await client.query(`update imports set beat_at = beat_at - interval '1 minute'`)
  await client.end()
}

test('an import goes on where a kill -9 ended it: no row is lost, and none is there twice', async (t) => {
  const environment = await settings(t)
  const first = await startServer(t, directory, environment)
  const answer = await sendFile(first.base)
  t.equal(answer.status, 202)
  const { id } = (await answer.json()) as { id: string }
  const read = async (base: string) => (await send(base, 'GET', `/v1/imports/${id}`, adminKey)).body
  const before = await eventually('some of it is stored, and not all', async () => {
    const found = await read(first.base)
    return Number(found['rows_read']) > 0 && found
  })
  await first.kill()
  t.equal(before['status'], 'running', 'it was killed in the middle')
  if (!isFull) await expireHeartbeat(environment.DATABASE_URL)

  const second = await startServer(t, directory, environment)
  const after = await eventually('it is done', async () => {
    const found = await read(second.base)
    return found['finished_at'] !== null && found
  })
  t.match(after, { status: 'completed', rows_read: count, created: count, unchanged: 0, refused: 0 })
  const { body } = await send(second.base, 'GET', '/v1/learners?count=exact&limit=1', adminKey)
  t.match(body, { page: { count } })
  t.same(await second.stop(), { code: 0, signal: null })
})

test('a server that is told to stop hands its import back, and the next one ends it', async (t) => {
  const environment = await settings(t)
  const first = await startServer(t, directory, environment)
  const answer = await sendFile(first.base)
  t.equal(answer.status, 202)
  const { id } = (await answer.json()) as { id: string }
  const read = async (base: string) => (await send(base, 'GET', `/v1/imports/${id}`, adminKey)).body
  await eventually('it has begun', async () => Number((await read(first.base))['rows_read']) > 0)
  t.same(await first.stop(), { code: 0, signal: null })
  const second = await startServer(t, directory, environment)
  const after = await eventually('it is done', async () => {
    const found = await read(second.base)
    return found['finished_at'] !== null && found
  })
  t.match(after, { status: 'completed', created: count, unchanged: 0 })
})
