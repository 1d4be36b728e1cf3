import type { FigureDimensions } from './dimensions.ts'
import type { FactIdentity } from './fact-key.ts'
import type { FigurePeriod } from './period.ts'

/** The identity of the fact of a figure; undefined until indicator and period are known. */
export function identityOf(
  indicatorId: string | null,
  period: FigurePeriod | null,
  dimensions: FigureDimensions,
  relation: FactIdentity['relation'],
  unit: FactIdentity['unit'],
): FactIdentity | undefined {
  if (indicatorId === null || period === null) return undefined
  const { kind, start, end } = period
  return {
    indicator_id: indicatorId,
    period_kind: kind,
    period_start: start,
    period_end: end,
    dimensions,
    relation,
    unit,
  }
}
