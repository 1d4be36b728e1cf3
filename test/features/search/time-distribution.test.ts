import {
  allMonths,
  monthsForShare,
  recentShare,
  recentDocuments,
  timeDistributionOf,
} from '../../../src/features/search/query/time-distribution.ts'
import { fc } from '../../support/fast-check.ts'
import { test } from '../../support/shared-test.ts'

const moment = fc
  .date({ min: new Date('2000-01-01'), max: new Date('2030-01-01'), noInvalidDate: true })
  .map((at) => at.toISOString())
const times = fc
  .record({
    moments: fc.tuple(moment, moment, moment).map((three) => three.toSorted()),
    documents: fc.integer({ min: 1, max: 1_000_000 }),
  })
  .map(({ moments: [oldest, recent, newest], documents }) => ({
    newest: newest!,
    spread: timeDistributionOf(oldest!, documents > recentDocuments ? recent : undefined, newest!, documents),
  }))

test('more months hold no smaller part of all documents, and all of them hold all', (t) => {
  fc.assert(
    fc.property(times, fc.integer({ min: 1, max: 400 }), ({ spread, newest }, months) => {
      const part = recentShare(spread, newest, months)
      const more = recentShare(spread, newest, months + 1)
      t.ok(part >= 0 && part <= more && more <= 1)
      t.equal(recentShare(spread, newest, allMonths), 1)
    }),
  )
  t.end()
})

test('the fewest months that should hold a part are found', (t) => {
  fc.assert(
    fc.property(times, fc.double({ min: 0.001, max: 1, noNaN: true }), ({ spread, newest }, part) => {
      const months = monthsForShare(spread, newest, part)
      t.ok(recentShare(spread, newest, months) >= part)
      if (months > 1) t.ok(recentShare(spread, newest, months - 1) < part)
    }),
  )
  t.end()
})

test('after a pause the months of the pause hold next to nothing', (t) => {
  const newest = '2026-11-25T00:00:00.000Z'
  const spread = timeDistributionOf('2015-01-01T00:00:00.000Z', '2024-12-20T00:00:00.000Z', newest, 1_000_000)
  t.ok(recentShare(spread, newest, 12) < 0.002)
  t.equal(monthsForShare(spread, newest, 0.01), 25)
  t.end()
})
