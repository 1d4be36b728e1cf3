import { factKeyOf } from '../../../src/domain/figures/figures/fact-key.ts'
import type { FigureDimensions } from '../../../src/domain/figures/figures/dimensions.ts'
import { boundsOf, compareBounds } from '../../../src/domain/figures/facts/bounds.ts'
import { exceptionsOf } from '../../../src/domain/figures/reconciliation-exceptions/exceptions.ts'
import { reconcile } from '../../../src/features/reconciliation/reconcile.ts'
import type { IndicatorShape, Statement } from '../../../src/features/reconciliation/statement.ts'
import { fc } from '../../support/fast-check.ts'
import { test } from '../../support/shared-test.ts'

const indicator: IndicatorShape = {
  id: 'classes',
  code: 'training.classes',
  name_vi: 'Lớp',
  name_en: 'Classes',
  kind: 'count',
  adds_over: ['program', 'planned'],
}

let made = 0

function statement(value: number, dimensions: FigureDimensions, post = 'a'): Statement {
  const period = { kind: 'year', start: '2020-01-01', end: '2020-12-31', label: null } as const
  const identity = { indicator_id: indicator.id, period_kind: period.kind, period_start: period.start }
  return {
    figure_id: `figure ${String(made++).padStart(9, '0')}`,
    fact_key: factKeyOf({ ...identity, period_end: period.end, dimensions, relation: null, unit: 'class' }),
    indicator_id: indicator.id,
    period,
    dimensions,
    value,
    qualifier: 'exact',
    relation: null,
    denominator: null,
    percent: null,
    unit: 'class',
    status: 'confirmed',
    exhaustive_over: [],
    source: {
      post_id: post,
      revision: 1,
      field: 'body_text',
      quote: `${value} lớp`,
      start: 0,
      end: 6,
      number: null,
      issuer: null,
      date: null,
      page: null,
    },
    about: null,
    stated_on: null,
    decided_at: '2021-02-01T00:00:00Z',
  }
}

const compare = (statements: readonly Statement[]) =>
  reconcile({
    indicators: [indicator],
    statements,
    registers: [],
    rules: [],
    exceptions: exceptionsOf([]),
    programTypes: new Map(),
    isOfSchool: () => true,
  })

const count = fc.integer({ min: 0, max: 10_000 })
const parts = fc.array(count, { minLength: 1, maxLength: 8 })

test('sums of parts', (t) => {
  t.test('are what arithmetic says, whatever the order in which the figures were entered', (t) => {
    fc.assert(
      fc.property(count, parts, fc.nat(), (whole, values, turn) => {
        const all = [
          statement(whole, { scenario: 'actual' }),
          ...values.map((value, n) => statement(value, { scenario: 'actual', program: `P${n}` })),
        ]
        const shift = turn % all.length
        const rows = compare([...all.slice(shift), ...all.slice(0, shift)])
        const sum = values.reduce((total, value) => total + value, 0)
        const status = sum === whole ? 'match' : sum > whole ? 'mismatch' : 'incomplete'
        const [row] = rows
        return (
          rows.length === 1 &&
          row?.breakdown === 'program' &&
          row.status === status &&
          row.parts?.sum === sum &&
          row.difference === sum - whole &&
          Object.values(row.explain()).every((text) => text.includes(`“${whole} lớp”`))
        )
      }),
    )
    t.end()
  })

  t.test('never mix posts, scenarios or deeper parts', (t) => {
    fc.assert(
      fc.property(count, count, (whole, part) => {
        const rows = compare([
          statement(whole, { scenario: 'actual' }),
          statement(part, { scenario: 'actual', program: 'A' }, 'b'),
          statement(part, { scenario: 'plan', program: 'A' }),
          statement(part, { scenario: 'actual', program: 'A', planned: true }),
        ])
        return rows.length === 0
      }),
    )
    t.end()
  })

  t.test('a part that is stated twice counts once', (t) => {
    fc.assert(
      fc.property(count, (value) => {
        const part = () => statement(value, { scenario: 'actual', planned: true })
        const [row] = compare([statement(value, { scenario: 'actual' }), part(), part()])
        return row?.status === 'match' && row.parts?.items.length === 1
      }),
    )
    t.end()
  })

  t.test('all of a closed dimension must reach the whole', (t) => {
    fc.assert(
      fc.property(count, count, count, (whole, inside, outside) => {
        const [row] = compare([
          statement(whole, { scenario: 'actual' }),
          statement(inside, { scenario: 'actual', planned: true }),
          statement(outside, { scenario: 'actual', planned: false }),
        ])
        return row?.status === (inside + outside === whole ? 'match' : 'mismatch')
      }),
    )
    t.end()
  })

  t.test('bounds compare alike from both sides', (t) => {
    const number = fc.record({
      value: count,
      qualifier: fc.constantFrom('exact' as const, 'about' as const, 'over' as const, 'under' as const),
    })
    const mirror = { below: 'above', same: 'same', above: 'below' } as const
    fc.assert(
      fc.property(number, number, (one, other) => {
        const [a, b] = [boundsOf(one), boundsOf(other)]
        return compareBounds(a, b) === mirror[compareBounds(b, a)] && compareBounds(a, a) === 'same'
      }),
    )
    t.end()
  })
  t.end()
})

test('of statements that were confirmed at once the one made last counts, as in facts and statistics', (t) => {
  const [older, newer] = [statement(62, {}), statement(63, {}, 'b')]
  for (const order of [
    [older, newer],
    [newer, older],
  ]) {
    const [row] = compare(order)
    t.match(row, { breakdown: 'repeated', stated: { figure_id: newer.figure_id, value: 63 }, difference: -1 })
  }
  t.end()
})
