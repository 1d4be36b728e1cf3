import { setImmediate, setTimeout as wait } from 'node:timers/promises'
import { inSlices, pressed, spareTime, withTimeToSpare } from '../../src/resource/slices.ts'
import { test } from '../support/shared-test.ts'

function busy(milliseconds: number): void {
  const until = performance.now() + milliseconds
  while (performance.now() < until);
}

test('work ahead of its time goes on while the database stores, and never while it waits', async (t) => {
  const said: string[] = []
  const isOver = { yet: false }
  const ahead = (async () => {
    const turn = spareTime()
    while (!isOver.yet) {
      busy(1)
      said.push('ahead')
      await turn()
    }
  })()
  const turns = async () => {
    for (let n = 0; n < 10; n++) await setImmediate()
  }
  await pressed(async () => {
    said.push('looked up')
    await turns()
    said.push('to be stored')
    await withTimeToSpare(async () => {
      said.push('sent')
      await wait(20)
      said.push('read in slices')
      await inSlices(Array.from({ length: 10 }), () => busy(1))
      said.push('read')
      await wait(20)
    })
    said.push('stored')
    await turns()
    said.push('committed')
  })
  isOver.yet = true
  await ahead
  const between = (from: string, to: string) => said.indexOf(to) - said.indexOf(from) - 1
  t.equal(between('looked up', 'to be stored'), 0)
  t.ok(between('sent', 'read in slices') > 0)
  // a part that has begun is finished
  t.ok(between('read in slices', 'read') <= 1)
  t.ok(between('read', 'stored') > 0)
  t.ok(between('stored', 'committed') <= 1)
})
