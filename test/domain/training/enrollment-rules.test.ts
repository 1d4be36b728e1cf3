import {
  contradicts,
  fits,
  statusAfter,
  eventTo,
} from '../../../src/domain/training/enrollment-events/rules.ts'
import { happenings } from '../../../src/domain/training/enrollment-events/table.ts'
import { enrollmentStatuses } from '../../../src/domain/training/enrollments/table.ts'
import { enrollmentResults } from '../../../src/libraries/figure-grammar/figure.ts'
import { query } from '../../libraries/embedded-postgres/clusters.ts'
import { testDatabase } from '../../support/database.ts'
import { test } from '../../support/shared-test.ts'

const sorted = (rows: readonly object[]) => rows.map((row) => JSON.stringify(row)).toSorted()

test('the database holds the rules of events that the API states', async (t) => {
  const { url } = await testDatabase(t)
  const ask = async (expression: string, ...lists: (readonly string[])[]) => {
    const from = lists.map((list, n) => `unnest(array['${list.join("','")}']) as v${n}`).join(', ')
    const names = lists.map((_, n) => `v${n}`).join(', ')
    return sorted(await query(url, `select ${names}, ${expression} as answer from ${from}`))
  }
  const fitting = happenings.flatMap((v0) =>
    enrollmentStatuses.map((v1) => ({ v0, v1, answer: fits(v0, v1) })),
  )
  t.equal(fitting.filter(({ answer }) => answer).length, 14)
  t.same(await ask('enrollment_event_fits(v0, v1)', happenings, enrollmentStatuses), sorted(fitting))
  const after = happenings.map((v0) => ({ v0, answer: statusAfter(v0) }))
  t.same(await ask('enrollment_status_after(v0)', happenings), sorted(after))
  const leading = enrollmentStatuses.map((v0) => ({ v0, answer: eventTo(v0) }))
  t.same(await ask('enrollment_event_to(v0)', enrollmentStatuses), sorted(leading))
  const wrong = enrollmentStatuses.flatMap((v0) =>
    enrollmentResults.map((v1) => ({ v0, v1, answer: contradicts(v0, v1) })),
  )
  t.same(await ask('enrollment_contradicts(v0, v1)', enrollmentStatuses, enrollmentResults), sorted(wrong))
})
