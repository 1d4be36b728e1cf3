import { eq } from 'drizzle-orm'
import type { Transaction } from '../../../platform/database/database.ts'
import { Problem, type FieldError } from '../../../platform/http/problems.ts'
import type { Relation, Unit } from '../../../libraries/figure-grammar/figure.ts'
import { indicators } from '../indicators/table.ts'
import { dimensionKeys, type FigureDimensions } from './dimensions.ts'

/** What of an indicator its figures must fit. */
export interface IndicatorRules {
  code: string
  unit: Unit
  other_units: Unit[]
  dimensions: string[]
}

const refused = (pointer: string, code: string, en: string, vi: string) =>
  new Problem('unprocessable', { errors: [{ pointer, code, message: { en, vi } }] })

/** The rules of a stored indicator. */
export async function rulesOf({ orm }: Transaction, id: string): Promise<IndicatorRules | undefined> {
  const { code, unit, other_units, dimensions } = indicators
  const [rules] = await orm
    .select({ code, unit, other_units, dimensions })
    .from(indicators)
    .where(eq(indicators.id, id))
    .for('key share')
  return rules
}

/** The unit of a figure: one in which its indicator is stated. */
export function unitOf(given: Unit | null, rules: IndicatorRules | undefined): Unit {
  if (rules === undefined) {
    if (given !== null) return given
    throw refused(
      '/unit',
      'required',
      'It is required where no indicator tells it.',
      'Bắt buộc phải có khi không có indicator.',
    )
  }
  const units = [rules.unit, ...rules.other_units]
  if (given === null) return rules.unit
  if (units.includes(given)) return given
  throw refused(
    '/unit',
    'other_unit',
    `Figures of ${rules.code} are in ${units.join(', ')}; give one of these, or another indicator.`,
    `Số liệu của ${rules.code} tính bằng ${units.join(', ')}; hãy dùng đơn vị đó hoặc chọn indicator khác.`,
  )
}

/** Refuses dimensions that the indicator does not have; each is named. */
export function refuseStrangeDimensions(
  dimensions: FigureDimensions,
  rules: IndicatorRules | undefined,
): void {
  if (rules === undefined) return
  const strange = dimensionKeys.filter(
    (key) => dimensions[key] !== undefined && !rules.dimensions.includes(key),
  )
  if (strange.length === 0) return
  const list = rules.dimensions.join(', ')
  const errors = strange.map((key): FieldError => {
    const message = {
      en: `Figures of ${rules.code} do not have it; they may have ${list}.`,
      vi: `Số liệu của ${rules.code} không có chiều này; các chiều được dùng: ${list}.`,
    }
    return { pointer: `/dimensions/${key}`, code: 'not_a_dimension', message }
  })
  throw new Problem('unprocessable', { errors })
}

/** Refuses a share of more than the whole, now that the unit is known. */
export function refuseOverWhole(unit: Unit, value: number, relation: Relation | null): void {
  if (unit !== 'percent' || value <= 100 || relation === 'of_plan' || relation === 'change') return
  throw refused(
    '/value',
    'over_whole',
    'A share is at most 100 %; for more than the plan or a growth set relation to of_plan or change.',
    'Tỷ lệ không quá 100 %; nếu so với kế hoạch hoặc mức tăng thì relation là of_plan hoặc change.',
  )
}
