import { indexLearners } from '../../../src/features/statistics/training/index-learners.ts'
import { fc } from '../../support/fast-check.ts'
import { test } from '../../support/shared-test.ts'

// few numbers, which are equal often, and the highest one that Postgres gives
const number = fc.oneof(fc.integer({ min: 1, max: 30 }), fc.constant(2 ** 31 - 1), fc.constant(2 ** 30))

test('turns of one learner get one index, in the order of the first turns', (t) => {
  fc.assert(
    fc.property(fc.array(number, { maxLength: 60 }), (numbers) => {
      const distinct = [...new Set(numbers)]
      const words = Uint32Array.from(numbers.flatMap((one, at) => [one, at]))
      const found = indexLearners(words)
      t.same(
        [...found.indexes],
        numbers.map((one) => distinct.indexOf(one)),
      )
      t.equal(found.distinct, distinct.length)
    }),
  )
  t.end()
})
