import { once } from 'node:events'
import type { Worker } from 'node:worker_threads'
import { test } from 'tap'
import { eventually } from '../../../process/server-process.ts'
import { startApp, type TestApp } from '../../../support/app.ts'
import { importFile, lines } from './import-file.ts'
import { waitForImport, startTestImportWorker } from './import-worker.ts'

const count = 5_000
const learners = (from: number) =>
  lines(
    ...Array.from({ length: count }, (_, n) => ({
      external_id: `h${from + n}`,
      full_name: `Học viên ${from + n}`,
    })),
  )

/** Sends a file that is large enough for a job. */
const sendFile = async (app: TestApp, resource: string, file: string): Promise<string> =>
  (await importFile(app, resource, 'ndjson', file, { status: 202 })).id

/** Waits until a part of a file is stored. */
const waitUntilStarted = (app: TestApp, id: string) =>
  eventually('some of it is stored', async () => {
    const found = await app.expect(200, 'GET', `/v1/imports/${id}`)
    return Number(found.rows_read) > 0 && found
  })

/** Collects the worker threads that this process starts from now on. */
function threadsOf(t: { teardown(release: () => unknown): void }): Worker[] {
  const threads: Worker[] = []
  const note = (thread: Worker) => void threads.push(thread)
  process.on('worker', note)
  t.teardown(() => process.off('worker', note))
  return threads
}

test('jobs of imports have a thread of their own', async (t) => {
  const app = await startApp(t, { IMPORT_INLINE_BYTES: '1000' })
  const worker = await startTestImportWorker(t, app)
  const threads = threadsOf(t)
  const connections = async () => {
    const { rows } = await app.database.pool.query(
      `select count(*) from pg_stat_activity where datname = current_database() and application_name = 'bantin imports'`,
    )
    return Number(rows[0].count)
  }

  await t.test('it is not there before there is a job, and small imports need none', async (t) => {
    await importFile(app, 'learners', 'ndjson', lines({ external_id: 'h', full_name: 'Một người' }))
    t.same([threads.length, await connections()], [0, 0])
  })

  await t.test('the next request after a job sees its rows, kept answers among them', async (t) => {
    const names = async () => {
      const { items } = await app.expect(200, 'GET', '/v1/tags?limit=100', { as: 'anonymous' })
      return items.map(({ name }: { name: string }) => name).toSorted()
    }
    const tags = (name: string) =>
      Array.from({ length: 50 }, (_, n) => ({ external_id: `t${n}`, name: `${name} ${n + 10}` }))
    for (const name of ['Thẻ', 'Nhãn', 'Chủ đề']) {
      const before = await names()
      t.same(await names(), before, 'which is kept by now')
      const done = await waitForImport(app, await sendFile(app, 'tags', lines(...tags(name))))
      t.match(done, { status: 'completed' })
      t.same(
        await names(),
        tags(name).map((tag) => tag.name),
      )
    }
    t.equal(threads.length, 1, 'one thread does all of them')
  })

  await t.test('a thread that ends in the middle is told of, and the import is gone on with', async (t) => {
    const id = await sendFile(app, 'learners', learners(0))
    t.match(await waitUntilStarted(app, id), { status: 'running' })
    t.ok((await connections()) > 0, 'it has connections of its own')
    await threads.at(-1)!.terminate()
    t.match(await waitForImport(app, id), {
      status: 'completed',
      rows_read: count,
      created: count,
      unchanged: 0,
    })
    t.equal(threads.length, 2)
    t.match(String(worker.errors[0]), /the thread of imports ended: .* 1/)
  })

  await t.test('a worker that is stopped hands its import back, and the next one ends it', async (t) => {
    const id = await sendFile(app, 'learners', learners(count))
    await waitUntilStarted(app, id)
    const gone = once(threads.at(-1)!, 'exit')
    await worker.stop()
    const left = await app.expect(200, 'GET', `/v1/imports/${id}`)
    t.match(left, { status: 'queued', finished_at: null })
    t.ok(left.rows_read < count, `${left.rows_read} rows are stored`)
    await gone
    // Postgres counts a connection until its backend has ended
    await eventually('its connections are gone', async () => (await connections()) === 0)
    const second = await startTestImportWorker(t, app)
    t.match(await waitForImport(app, id), { status: 'completed', created: count, unchanged: 0 })
    await second.stop()
  })
})

test('an import that ends every thread is given up', async (t) => {
  const app = await startApp(t, { IMPORT_INLINE_BYTES: '1000' })
  const end = (thread: Worker) => void thread.terminate()
  process.on('worker', end)
  t.teardown(() => process.off('worker', end))
  const worker = await startTestImportWorker(t, app)
  const id = await sendFile(app, 'learners', learners(0))
  t.match(await waitForImport(app, id), { status: 'failed', created: 0, problem: { code: 'internal' } })
  t.equal(worker.errors.filter((error) => /thread of imports ended/.test(String(error))).length, 3)
  t.match(worker.queue, [/^failing: .*thread of imports ended/], 'the queue may be unable to work')
  const { rows } = await app.database.pool.query('select count(*) from import_chunks')
  t.equal(rows[0].count, 0)
  process.off('worker', end)
  const next = await waitForImport(app, await sendFile(app, 'learners', learners(0)))
  t.match(next, { status: 'completed', created: count }, 'others are not affected')
  await eventually('the queue works again', async () => worker.queue.at(-1) === 'working')
  t.equal(worker.queue.length, 2)
})
