import { setTimeout as wait } from 'node:timers/promises'
import { startPolling } from '../../../src/platform/jobs/polling.ts'
import { test } from '../../support/shared-test.ts'

const hour = 3_600_000

test('work is looked for until it is stopped', async (t) => {
  const pieces = ['a', 'b', 'c']
  const done: string[] = []
  let looks = 0
  const polling = startPolling({
    idleMs: hour,
    retryMs: hour,
    onError: (error) => t.fail(String(error)),
    work: async () => {
      looks++
      const piece = pieces.shift()
      if (piece !== undefined) done.push(piece)
      return piece !== undefined
    },
  })
  await wait(20)
  t.same(done, ['a', 'b', 'c'])
  t.equal(looks, 4, 'it waits where there is none')
  pieces.push('d')
  polling.wake()
  await wait(20)
  t.same(done.at(-1), 'd', 'and looks at once when it is woken')
  await polling.stop()
  pieces.push('e')
  polling.wake()
  await wait(20)
  t.same(pieces, ['e'])
})

test('what comes while it looks is not missed', async (t) => {
  let looks = 0
  let isFound = false
  const polling = startPolling({
    idleMs: hour,
    retryMs: hour,
    onError: (error) => t.fail(String(error)),
    work: async () => {
      looks++
      await wait(1)
      // too late for this poll
      if (looks === 1) polling.wake()
      isFound ||= looks === 2
      return false
    },
  })
  await wait(20)
  t.ok(isFound)
  t.equal(looks, 2)
  await polling.stop()
})

test('after an error it waits and looks again', async (t) => {
  const errors: unknown[] = []
  let looks = 0
  const polling = startPolling({
    idleMs: hour,
    retryMs: 5,
    onError: (error) => void errors.push(error),
    work: async () => {
      looks++
      if (looks <= 2) throw new Error(`look ${looks}`)
      return false
    },
  })
  await wait(200)
  await polling.stop()
  t.equal(looks, 3)
  t.same(errors.map(String), ['Error: look 1', 'Error: look 2'])
})

test('to stop waits for the piece at hand', async (t) => {
  let isDone = false
  const polling = startPolling({
    idleMs: hour,
    retryMs: hour,
    onError: (error) => t.fail(String(error)),
    work: async () => {
      await wait(50)
      isDone = true
      return true
    },
  })
  await polling.stop()
  t.ok(isDone)
})

test('an error of the report does not end the polling', async (t) => {
  let looks = 0
  const polling = startPolling({
    idleMs: hour,
    retryMs: 5,
    onError: () => {
      throw new Error('the log is closed')
    },
    work: async () => {
      looks++
      if (looks <= 2) throw new Error(`look ${looks}`)
      return false
    },
  })
  await wait(200)
  await polling.stop()
  t.equal(looks, 3)
})
