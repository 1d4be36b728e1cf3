import { test } from 'tap'
import { workerPool } from '../../../src/platform/workers/worker-pool.ts'
import { workerTask } from '../../../src/platform/workers/worker-task.ts'
import type { run as runSum } from './sum-task.ts'

const sum = workerTask<typeof runSum>(new URL('./sum-task.js', import.meta.url))

test('a pool that could not be opened is opened by the next task', async (t) => {
  const limits = { maxThreads: 0, maxMemoryMb: 64 }
  const pool = workerPool(limits)
  await t.rejects(pool.run(sum, [1]), /maxThreads/)
  limits.maxThreads = 1
  t.equal(await pool.run(sum, [1, 2]), 3)
  await pool.close()
})

test('a closed pool runs no task, and starts no thread', async (t) => {
  let threads = 0
  const note = () => void (threads += 1)
  process.on('worker', note)
  t.teardown(() => process.off('worker', note))
  for (const pool of [1, 2].map(() => workerPool({ maxThreads: 1, maxMemoryMb: 64 }))) {
    await pool.close()
    await t.rejects(pool.run(sum, [1]), { message: 'the worker pool is closed' })
    await pool.close()
  }
  t.equal(threads, 0)
})
