import { EntryCounts } from '../../src/search/documents/entry-counts.ts'
import { fc } from '../support/fast-check.ts'
import { test } from '../support/shared-test.ts'

// few numbers come often, and many make the table grow
const entries = fc.oneof(
  fc.array(fc.integer({ min: -3, max: 3 }), { maxLength: 200 }),
  fc.array(fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }), {
    minLength: 1500,
    maxLength: 6000,
    size: 'max',
  }),
)

test('entries are counted, each is there once, and nothing of a document is left for the next', (t) => {
  const counts = new EntryCounts()
  fc.assert(
    fc.property(entries, (given) => {
      counts.clear()
      const expected = new Map<number, number>()
      for (const entry of given) {
        const count = (expected.get(entry) ?? 0) + 1
        expected.set(entry, count)
        if (counts.add(entry) !== count) t.fail(`${entry} has come ${count} times`)
      }
      t.same(
        [...counts.ascending()],
        [...expected.keys()].toSorted((a, b) => a - b),
      )
    }),
    { numRuns: 40 },
  )
  t.end()
})
