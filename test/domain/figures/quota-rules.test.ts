import { fc } from '../../support/fast-check.ts'
import { measureQuota } from '../../../src/domain/figures/quota-rules/measure.ts'
import { rulesOfPeriod } from '../../../src/domain/figures/quota-rules/rules-of-period.ts'
import { test } from '../../support/shared-test.ts'

const usual = { limit: 20, exceptional_limit: null, rounding: 'down' } as const

test('how many a quota allows', async (t) => {
  // 20% of 32 are 6.4, of 33 are 6.6; 28.1% of 1000 are 281 although binary fractions say less
  for (const [limit, rounding, base, allowed] of [
    [20, 'down', 32, 6],
    [20, 'nearest', 32, 6],
    [20, 'nearest', 33, 7],
    [20, 'up', 32, 7],
    [20, 'down', 30, 6],
    [20, 'up', 30, 6],
    [28.1, 'down', 1000, 281],
    [20, 'down', 4, 0],
  ] as const) {
    t.equal(measureQuota({ limit, exceptional_limit: null, rounding }, 0, base).allowed, allowed)
  }
  const nobody = { percent: null, allowed: 0, exceptional_allowed: null }
  t.same(measureQuota(usual, 5, 0), { ...nobody, status: 'mismatch' })
  t.same(measureQuota(usual, 0, 0), { ...nobody, status: 'match' })
  t.match(measureQuota({ ...usual, limit: null }, 5, 0), { allowed: null, status: 'mismatch' })
  t.match(measureQuota({ ...usual, limit: null }, 0, 8), { percent: 0, status: 'incomplete' })
  t.match(measureQuota({ ...usual, exceptional_limit: 25 }, 2, 8), {
    percent: 25,
    allowed: 1,
    status: 'incomplete',
    exceptional_allowed: 2,
  })

  const counts = { max: 5000 }
  fc.assert(
    fc.property(fc.nat(100), fc.nat(counts), fc.nat(counts), (limit, value, base) => {
      const { allowed, status, percent } = measureQuota({ ...usual, limit }, value, base)
      // rounded down a quota is kept if and only if the percentage is within the limit
      t.equal(status, 100 * value <= limit * base ? 'match' : 'mismatch')
      t.ok(allowed !== null && 100 * allowed <= limit * base && 100 * (allowed + 1) > limit * base)
      t.ok(percent === null || Math.abs(percent - (100 * value) / base) <= 0.005001)
    }),
    { numRuns: 200 },
  )
})

test('the rules of a period', async (t) => {
  const rule = (name: string, valid_from: string, more: object = {}) => ({
    name,
    subject_kind: 'member' as const,
    grade: 'excellent' as const,
    period_kind: 'year' as 'year' | 'quarter' | null,
    valid_from,
    valid_to: null as string | null,
    ...more,
  })
  const rules = [
    rule('2019', '2019-01-01', { valid_to: '2022-12-31' }),
    rule('always', '2000-01-01', { period_kind: null }),
    rule('2025', '2025-01-01'),
    rule('quarters', '2026-01-01', { period_kind: 'quarter' }),
    rule('cells', '2010-01-01', { subject_kind: 'cell' }),
  ]
  const of = (isQuarter: boolean, end: string) =>
    rulesOfPeriod(rules, isQuarter, end)
      .map(({ name }) => name)
      .sort()
  t.same(of(false, '2005-12-31'), ['always'])
  t.same(of(false, '2018-12-31'), ['always', 'cells'])
  t.same(of(false, '2022-12-31'), ['2019', 'cells'])
  t.same(of(false, '2023-12-31'), ['always', 'cells'])
  t.same(of(false, '2024-12-31'), ['always', 'cells'])
  t.same(of(false, '2025-12-31'), ['2025', 'cells'], 'a later rule takes the place of the one without an end')
  t.same(of(true, '2025-12-31'), ['always'])
  t.same(of(true, '2026-03-31'), ['quarters'])
})
