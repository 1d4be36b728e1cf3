import { eq } from 'drizzle-orm'
import type { Transaction } from '../../../platform/database/database.ts'
import { Problem, type FieldError } from '../../../platform/http/problems.ts'
import type { Relation, Unit } from '../../../libraries/figure-grammar/figure.ts'
import { indicators } from '../indicators/table.ts'
import { dimensionKeys, type FigureDimensions } from './dimensions.ts'
import { dimensionLabels, unitLabels } from './labels.ts'

/** The rules of an indicator that its figures must satisfy. */
export interface IndicatorRules {
  code: string
  unit: Unit
  other_units: Unit[]
  dimensions: string[]
}

const fieldProblem = (pointer: string, code: string, en: string, vi: string) =>
  new Problem('unprocessable', { errors: [{ pointer, code, message: { en, vi } }] })

/** Reads the rules of an indicator, and locks it for key share. */
export async function lockIndicatorRules(
  { orm }: Transaction,
  id: string,
): Promise<IndicatorRules | undefined> {
  const { code, unit, other_units, dimensions } = indicators
  const [rules] = await orm
    .select({ code, unit, other_units, dimensions })
    .from(indicators)
    .where(eq(indicators.id, id))
    .for('key share')
  return rules
}

/** The unit of a figure, by default that of its indicator. @throws Problem 422 for a unit that the indicator does not have */
export function resolveUnit(unit: Unit | null, rules: IndicatorRules | undefined): Unit {
  if (rules === undefined) {
    if (unit !== null) return unit
    throw fieldProblem(
      '/unit',
      'required',
      'It is required where no indicator tells it.',
      'Bắt buộc phải có khi chưa chọn chỉ tiêu.',
    )
  }
  const units = [rules.unit, ...rules.other_units]
  if (unit === null) return rules.unit
  if (units.includes(unit)) return unit
  throw fieldProblem(
    '/unit',
    'other_unit',
    `Figures of ${rules.code} are in ${units.join(', ')}; give one of these, or another indicator.`,
    `Số liệu của chỉ tiêu "${rules.code}" có đơn vị tính: ${units.map((name) => unitLabels[name].vi).join(', ')}; hãy dùng đơn vị đó hoặc chọn chỉ tiêu khác.`,
  )
}

/** Asserts that the indicator has all dimensions. @throws Problem 422 that names each other one */
export function assertAllowedDimensions(
  dimensions: FigureDimensions,
  rules: IndicatorRules | undefined,
): void {
  if (rules === undefined) return
  const notAllowed = dimensionKeys.filter(
    (key) => dimensions[key] !== undefined && !rules.dimensions.includes(key),
  )
  if (notAllowed.length === 0) return
  const list = rules.dimensions.join(', ')
  const viList = dimensionKeys
    .filter((key) => rules.dimensions.includes(key))
    .map((key) => dimensionLabels[key].vi)
    .join(', ')
  const errors = notAllowed.map((key): FieldError => {
    const message = {
      en: `Figures of ${rules.code} do not have it; they may have ${list}.`,
      vi: `Số liệu của chỉ tiêu "${rules.code}" không chia theo tiêu chí này; các tiêu chí được dùng: ${viList}.`,
    }
    return { pointer: `/dimensions/${key}`, code: 'not_a_dimension', message }
  })
  throw new Problem('unprocessable', { errors })
}

/** Asserts that a share in percent is at most 100. @throws Problem 422 */
export function assertShareWithinWhole(unit: Unit, value: number, relation: Relation | null): void {
  if (unit !== 'percent' || value <= 100 || relation === 'of_plan' || relation === 'change') return
  throw fieldProblem(
    '/value',
    'over_whole',
    'A share is at most 100%; for more than the plan or a growth set relation to of_plan or change.',
    'Tỷ lệ không quá 100%; nếu là mức thực hiện kế hoạch hoặc mức tăng, giảm thì phải ghi rõ.',
  )
}
