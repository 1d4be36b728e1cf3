import { maxRunningTasks, acquireSlot } from '../../../src/platform/workers/task-queue.ts'
import { test } from '../../support/shared-test.ts'

/** Callers get slots by name, callers with a key by `key ...`; `began` has the order in which tasks start. */
function queue() {
  const began: string[] = []
  const release = new Map<string, () => void>()
  const take = (name: string): boolean => {
    const slot = acquireSlot({ name, hasKey: name.startsWith('key') })
    if (slot === undefined) return false
    release.set(name, slot.release)
    void slot.ready.then(() => began.push(name))
    return true
  }
  /** Ends tasks, and waits until the next ones have started. */
  const end = async (...names: string[]) => {
    for (const name of names) release.get(name)!()
    await new Promise((resolve) => setImmediate(resolve))
  }
  return { began, take, end }
}

test('tasks of callers without a key wait for those of callers with one', async (t) => {
  t.equal(maxRunningTasks, 2)
  const { began, take, end } = queue()
  for (const name of ['stranger 1', 'stranger 2', 'stranger 3', 'key 1', 'key 2', 'key 3']) t.ok(take(name))
  await end()
  t.same(began, ['stranger 1', 'key 1'], 'anonymous callers never have both threads')
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

test('anonymous callers take no slot of callers with a key', async (t) => {
  const { began, take, end } = queue()
  const strangers = ['stranger 1', 'stranger 2', 'stranger 3']
  for (const name of strangers) t.ok(take(name))
  t.notOk(take('stranger 4'))
  t.ok(take('key'))
  await end()
  t.same(began, ['stranger 1', 'key'])
  await end('key', ...strangers)
  t.ok(take('stranger 4'), 'a released slot is free')
  await end('stranger 4')
})
