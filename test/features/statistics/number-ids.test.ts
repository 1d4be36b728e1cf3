import { numberIds } from '../../../src/features/statistics/training/number-learners.ts'
import { fc } from '../../support/fast-check.ts'
import { test } from '../../support/shared-test.ts'

// few values of each word, so that ids are equal, and differ in one word only
const id = fc.tuple(fc.nat(1), fc.nat(1), fc.nat(2), fc.nat(2))

test('equal ids get equal numbers, in the order of their first place', (t) => {
  fc.assert(
    fc.property(fc.array(id, { maxLength: 60 }), (ids) => {
      const names = ids.map((words) => words.join())
      const distinct = [...new Set(names)]
      const words = Uint32Array.from(ids.flatMap((one, at) => [...one, at]))
      const found = numberIds(words)
      t.same(
        [...found.numbers],
        names.map((name) => distinct.indexOf(name)),
      )
      t.equal(found.distinct, distinct.length)
    }),
  )
  t.end()
})
