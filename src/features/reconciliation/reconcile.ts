import { codeKey } from '../../libraries/vietnamese/code-key.ts'
import { breakdownRows } from './breakdown-rows.ts'
import { containedRows } from './contained-rows.ts'
import type { Exceptions } from '../../domain/figures/reconciliation-exceptions/exceptions.ts'
import type { IsOfSchool } from './own-school.ts'
import { percentRows } from './percent-rows.ts'
import { planRows } from './plan-rows.ts'
import { quotaRows, type QuotaRule } from './quota-rows.ts'
import { countMatching, registerRows, type RegisterCounts } from './register-rows.ts'
import { repeatedRows } from './repeated-rows.ts'
import { sortReconciliations, type Reconciliation } from './row.ts'
import { groupBy, type IndicatorShape, type Statement } from './statement.ts'
import type { ProgramTypes } from './typed-programs.ts'

/** The figures to compare, and the data to compare them with. */
export interface ReconciliationData {
  indicators: readonly IndicatorShape[]
  statements: readonly Statement[]
  registers: readonly RegisterCounts[]
  rules: readonly QuotaRule[]
  exceptions: Exceptions
  programTypes: ProgramTypes
  /** Only what is about the school is compared with its registers. */
  isOfSchool: IsOfSchool
  /** The post whose statements come before the preferred statements of facts. */
  preferredPost?: string
}

/** Adds the count of a register to a row, if a register counts the stated whole. */
function withRegister(
  row: Reconciliation,
  indicator: IndicatorShape,
  registers: readonly RegisterCounts[],
): Reconciliation {
  if (row.register !== null || row.breakdown === 'quota' || row.period.kind !== 'year') return row
  const year = Number(row.period.end.slice(0, 4))
  for (const counts of registers) {
    if (counts.indicator !== codeKey(indicator.code) || counts.year !== year) continue
    const count = countMatching(counts, row.dimensions)
    if (count !== undefined) return { ...row, register: { register: counts.register, year, count } }
  }
  return row
}

/** Makes all comparisons, mismatches first; a pure function. */
export function reconcile({
  indicators,
  statements,
  registers,
  rules,
  exceptions,
  programTypes,
  isOfSchool,
  preferredPost,
}: ReconciliationData): Reconciliation[] {
  const byIndicator = groupBy(statements, ({ indicator_id }) => indicator_id)
  const rows = indicators.flatMap((indicator) => {
    const stated = byIndicator.get(indicator.id) ?? []
    const own = stated.filter(({ about }) => isOfSchool(about))
    return [
      ...breakdownRows(indicator, stated, exceptions, programTypes),
      ...repeatedRows(indicator, stated, exceptions),
      ...percentRows(stated, exceptions),
      ...registerRows(indicator, own, registers, exceptions, preferredPost),
      ...planRows(indicator, own, registers, exceptions, preferredPost),
      ...quotaRows(indicator, stated, rules, exceptions, preferredPost),
    ].map((row) => (isOfSchool(row.comparable.about) ? withRegister(row, indicator, registers) : row))
  })
  return sortReconciliations([...rows, ...containedRows(indicators, statements, exceptions)])
}
