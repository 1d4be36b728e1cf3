import { z } from 'zod'
import { validationError } from '../../platform/http/fields.ts'

const yearParameter = (description: string) =>
  z
    .string()
    .refine(
      (text) => /^(19|20|21)\d\d$|^2200$/.test(text),
      validationError(
        'out_of_range',
        'It must be a year from 1900 to 2200.',
        'Phải là năm từ 1900 đến 2200.',
      ),
    )
    .transform(Number)
    .optional()
    .meta({ description, scalar: { type: 'integer', minimum: 1900, maximum: 2200 } })

/** The parameters that say which years. */
export const yearParameters = {
  year: yearParameter('The only year; instead of `from` and `to`.'),
  from: yearParameter('The first year; without it from the first one of which something is known.'),
  to: yearParameter('The last year; without it up to the last one of which something is known.'),
}

/** Years as a query names them. */
export interface YearsAsked {
  year?: number | undefined
  from?: number | undefined
  to?: number | undefined
}

/** As many years as stand side by side when both ends are named. */
const mostYears = 50

/** Years that contradict each other are refused. */
export function checkYears({ year, from, to }: YearsAsked, context: z.RefinementCtx): void {
  const refuse = (name: string, code: string, en: string, vi: string) =>
    context.addIssue({ code: 'custom', path: [name], message: en, params: { code, vi }, input: undefined })
  if (year !== undefined && (from !== undefined || to !== undefined)) {
    refuse('year', 'one_of', 'Name either year, or from and to.', 'Chỉ dùng year, hoặc dùng from và to.')
  }
  if (from === undefined || to === undefined) return
  if (to < from) refuse('to', 'before_start', 'It must not be before from.', 'Không được trước from.')
  if (to - from >= mostYears) {
    refuse('to', 'too_large', `At most ${mostYears} years.`, `Tối đa ${mostYears} năm.`)
  }
}

/** First and last year, and the years to list where both ends are named. */
export function yearsOf({ year, from = year, to = year }: YearsAsked): {
  from: number
  to: number
  listed?: number[]
} {
  const ends = { from: from ?? 1900, to: to ?? 2200 }
  if (from === undefined || to === undefined) return ends
  return { ...ends, listed: Array.from({ length: to - from + 1 }, (_, index) => from + index) }
}
