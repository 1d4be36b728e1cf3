import { codeKey } from '../../libraries/vietnamese/code-key.ts'
import { breakdownRows } from './breakdown-rows.ts'
import { quotaRows, type QuotaRule } from './quota-rows.ts'
import { countIn, registerRows, type RegisterCounts } from './register-rows.ts'
import { repeatedRows } from './repeated-rows.ts'
import { inOrder, type Reconciliation } from './row.ts'
import { groupBy, type IndicatorShape, type Statement } from './statement.ts'

/** Everything that figures are compared with. */
export interface Evidence {
  indicators: readonly IndicatorShape[]
  statements: readonly Statement[]
  registers: readonly RegisterCounts[]
  rules: readonly QuotaRule[]
  /** Whose own statements are compared, where they are not those by which a fact counts; absent: nobody's. */
  ofPost?: string
}

/** What the register counts of the whole that a row speaks of. */
function withRegister(
  row: Reconciliation,
  indicator: IndicatorShape,
  registers: readonly RegisterCounts[],
): Reconciliation {
  if (row.register !== null || row.breakdown === 'quota' || row.period.kind !== 'year') return row
  const year = Number(row.period.end.slice(0, 4))
  for (const counts of registers) {
    if (counts.indicator !== codeKey(indicator.code) || counts.year !== year) continue
    const count = countIn(counts, row.dimensions)
    if (count !== undefined) return { ...row, register: { register: counts.register, year, count } }
  }
  return row
}

/** Every comparison that the evidence allows, disagreements first. Pure. */
export function reconcile({ indicators, statements, registers, rules, ofPost }: Evidence): Reconciliation[] {
  const own = groupBy(statements, ({ indicator_id }) => indicator_id)
  const rows = indicators.flatMap((indicator) => {
    const stated = own.get(indicator.id) ?? []
    return [
      ...breakdownRows(indicator, stated),
      ...repeatedRows(stated),
      ...registerRows(indicator, stated, registers, ofPost),
      ...quotaRows(indicator, stated, rules, ofPost),
    ].map((row) => withRegister(row, indicator, registers))
  })
  return inOrder(rows)
}
