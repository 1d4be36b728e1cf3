import { mostRunning, takePlace } from '../../../src/platform/workers/task-queue.ts'
import { test } from '../../support/shared-test.ts'

/** Callers take places under their names, those with a key under `key ...`; `began` has the order in which tasks begin. */
function queue() {
  const began: string[] = []
  const giveBack = new Map<string, () => void>()
  const take = (name: string): boolean => {
    const place = takePlace({ name, hasKey: name.startsWith('key') })
    if (place === undefined) return false
    giveBack.set(name, place.giveBack)
    void place.turn.then(() => began.push(name))
    return true
  }
  /** Ends tasks, and waits until those have begun that may. */
  const end = async (...names: string[]) => {
    for (const name of names) giveBack.get(name)!()
    await new Promise((resolve) => setImmediate(resolve))
  }
  return { began, take, end }
}

test('tasks of callers without a key wait for those of callers with one', async (t) => {
  t.equal(mostRunning, 2)
  const { began, take, end } = queue()
  for (const name of ['stranger 1', 'stranger 2', 'stranger 3', 'key 1', 'key 2', 'key 3']) t.ok(take(name))
  await end()
  t.same(began, ['stranger 1', 'key 1'], 'strangers never have both threads')
  await end('stranger 1')
  t.same(began.slice(2), ['key 2'], 'though stranger 2 came earlier')
  await end('key 1', 'key 2')
  t.same(began.slice(3), ['key 3', 'stranger 2'])
  await end('key 3')
  t.same(began.length, 5, 'stranger 3 waits, though a thread is free')
  await end('stranger 2')
  t.same(began.slice(5), ['stranger 3'])
  await end('stranger 3')
})

test('strangers fill no place of callers with a key', async (t) => {
  const { began, take, end } = queue()
  const strangers = ['stranger 1', 'stranger 2', 'stranger 3']
  for (const name of strangers) t.ok(take(name))
  t.notOk(take('stranger 4'))
  t.ok(take('key'))
  await end()
  t.same(began, ['stranger 1', 'key'])
  await end('key', ...strangers)
  t.ok(take('stranger 4'), 'a place that was given back is free')
  await end('stranger 4')
})
