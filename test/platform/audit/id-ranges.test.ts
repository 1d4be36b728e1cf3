import { idRanges } from '../../../src/platform/audit/id-ranges.ts'
import { consecutiveIds } from '../../../src/platform/resource/consecutive-ids.ts'
import { uuidv7 } from 'uuidv7'
import { test } from '../../support/shared-test.ts'

const batch = (count: number) => Array.from({ length: count }, consecutiveIds(count))

test('ids of a batch are consecutive, unique and in order', async (t) => {
  const before = uuidv7()
  const ids = [...batch(2000), ...batch(2000)]
  const all = [before, ...ids, uuidv7()]
  t.same(all.toSorted(), all, 'each is greater than the ones before it, and less than later ones')
  t.equal(new Set(all).size, 4002)
  t.ok(ids.every((id) => /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(id)))
})

test('a batch of new rows is one range', async (t) => {
  const ids = batch(2000)
  t.same(idRanges(ids.toReversed()), { ranges: [[ids[0], ids[1999]]], exactIds: null })
  t.same(idRanges([...ids, ...ids]), { ranges: [[ids[0], ids[1999]]], exactIds: null }, 'duplicates')
  t.same(idRanges([]), { ranges: [], exactIds: null })
})

test('parts of batches are ranges as long as that is shorter than a list', async (t) => {
  const first = batch(10)
  const second = batch(10)
  const single = uuidv7()
  t.same(idRanges([single, ...second.slice(0, 4), ...first.slice(6)]), {
    ranges: [
      [first[6], first[9]],
      [second[0], second[3]],
      [single, single],
    ],
    exactIds: null,
  })
  const scattered = batch(100).filter((_, at) => at % 3 === 0)
  t.same(idRanges(scattered), { ranges: [[scattered[0], scattered.at(-1)]], exactIds: scattered })
  const singles = Array.from({ length: 100 }, () => uuidv7())
  t.same(idRanges(singles), { ranges: singles.map((id) => [id, id]), exactIds: null })
})
