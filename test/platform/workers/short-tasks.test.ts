import type { Worker } from 'node:worker_threads'
import { test } from 'tap'
import { Problem } from '../../../src/platform/http/problems.ts'
import { runShort } from '../../../src/platform/workers/short-tasks.ts'
import { threadTask } from '../../../src/platform/workers/thread-task.ts'
import { eventually } from '../../process/server-process.ts'
import type { run as runEndless } from './endless-task.ts'
import type { run as runGreedy } from './greedy-task.ts'
import type { run as runSum } from './sum-task.ts'

const sum = threadTask<typeof runSum>(new URL('./sum-task.js', import.meta.url))
const caller = { name: 'test', hasKey: true }
const refusals = { tooHeavy: () => new Problem('unprocessable') }

test('a task that is too heavy ends, and its thread; others go on', async (t) => {
  let ended = 0
  let gone = 0
  const note = (thread: Worker) => void thread.once('exit', () => (ended += 1))
  process.on('worker', note)
  t.teardown(() => process.off('worker', note))
  const addUp = () => runShort(sum, [1, 2, 3], caller, refusals)

  for (const [name, task] of [
    ['time', threadTask<typeof runEndless>(new URL('./endless-task.js', import.meta.url))],
    ['memory', threadTask<typeof runGreedy>(new URL('./greedy-task.js', import.meta.url))],
  ] as const) {
    const all = await Promise.allSettled([
      runShort(task, undefined as never, caller, refusals),
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
  const { threadPool } = await import('../../../src/platform/workers/thread-pool.ts')
  const pool = threadPool({ threads: 1, memoryMb: 64 })
  await t.rejects(pool.run(sum, [1]), { cause: { message: 'its thread ended before it began' } })
  process.off('worker', end)
  t.equal(await pool.run(sum, [1, 2]), 3, 'the next one is done')
  await pool.close()
})
