import type { Worker } from 'node:worker_threads'
import { test } from 'tap'
import { Problem } from '../../../src/platform/http/problems.ts'
import { runInWorker } from '../../../src/platform/workers/run-in-worker.ts'
import { workerTask } from '../../../src/platform/workers/worker-task.ts'
import { eventually } from '../../process/server-process.ts'
import type { run as runEndless } from './endless-task.ts'
import type { run as runGreedy } from './greedy-task.ts'
import type { run as runSum } from './sum-task.ts'

const sum = workerTask<typeof runSum>(new URL('./sum-task.js', import.meta.url))
const caller = { name: 'test', hasKey: true }
const problems = { tooHeavy: () => new Problem('unprocessable') }

test('a task that is too heavy ends, and its thread; others go on', async (t) => {
  let ended = 0
  let gone = 0
  const note = (thread: Worker) => void thread.once('exit', () => (ended += 1))
  process.on('worker', note)
  t.teardown(() => process.off('worker', note))
  const addUp = () => runInWorker(sum, [1, 2, 3], caller, problems)

  for (const [name, task] of [
    ['time', workerTask<typeof runEndless>(new URL('./endless-task.js', import.meta.url))],
    ['memory', workerTask<typeof runGreedy>(new URL('./greedy-task.js', import.meta.url))],
  ] as const) {
    const limits = name === 'time' ? { ...problems, maxMs: 500 } : problems
    const all = await Promise.allSettled([
      runInWorker(task, undefined as never, caller, limits),
      addUp(),
      addUp(),
    ])
    const [heavy, ...light] = all
    t.match(heavy, { status: 'rejected', reason: { code: 'unprocessable' } }, name)
    t.match(light, [{ value: 6 }, { value: 6 }])
    gone += 1
    await eventually(`the thread that took too much ${name} is gone`, async () => ended === gone)
  }
})

test('a task whose thread ends before it begins is told so', async (t) => {
  const end = (thread: Worker) => void thread.terminate()
  process.on('worker', end)
  const { workerPool } = await import('../../../src/platform/workers/worker-pool.ts')
  const pool = workerPool({ maxThreads: 1, maxMemoryMb: 64 })
  await t.rejects(pool.run(sum, [1]), { cause: { message: 'its thread ended before it began' } })
  process.off('worker', end)
  t.equal(await pool.run(sum, [1, 2]), 3, 'the next one is done')
  await pool.close()
})
