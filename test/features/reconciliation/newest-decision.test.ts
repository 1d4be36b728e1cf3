import { test } from 'tap'
import { preferredStatement, type Statement } from '../../../src/features/reconciliation/statement.ts'

const decided = (figure_id: string, decided_at: string | null) =>
  ({ figure_id, decided_at, status: 'confirmed', source: null }) as Statement

test('the newest decision is found also where moments lack their last zeros', (t) => {
  const pairs: [older: string | null, newer: string][] = [
    ['2020-01-31T02:00:00.12Z', '2020-01-31T02:00:00.121Z'],
    ['2020-01-31T02:00:00Z', '2020-01-31T02:00:00.001Z'],
    ['2020-01-31T02:00:00.9Z', '2020-01-31T02:00:00.95Z'],
    ['2020-01-31T02:00:00.999Z', '2020-01-31T02:00:01Z'],
    [null, '2020-01-31T02:00:00Z'],
  ]
  for (const [older, newer] of pairs) {
    const statements = [decided('b', older), decided('a', newer)]
    t.equal(preferredStatement(statements).decided_at, newer)
    t.equal(preferredStatement(statements.toReversed()).decided_at, newer)
  }
  const same = '2020-01-31T02:00:00Z'
  t.equal(
    preferredStatement([decided('b', same), decided('a', same)]).figure_id,
    'b',
    'else the newest figure',
  )
  t.end()
})
