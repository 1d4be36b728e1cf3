import type { z } from 'zod'
import { vietnameseNumber } from '../../libraries/vietnamese/number.ts'
import { yearParameter } from '../../platform/http/fields.ts'

/** The parameter of a year that may be left out. */
export const optionalYear = (description: string) =>
  yearParameter()
    .optional()
    .meta({ description, scalar: { type: 'integer', minimum: 1900, maximum: 2200 } })

/** The parameters that select years. */
export const yearParameters = {
  year: optionalYear('The only year; instead of `from` and `to`.'),
  from: optionalYear('The first year; without it the first year that has data.'),
  to: optionalYear('The last year; without it the last year that has data.'),
}

/** The values of these parameters. */
export interface YearParameters {
  year?: number | undefined
  from?: number | undefined
  to?: number | undefined
}

/** Whether the parameters name exactly one year. */
export const isOneYear = ({ year, from = year, to = year }: YearParameters): boolean =>
  from !== undefined && from === to

/** The longest range with a first and a last year. */
const maxYears = 50

/** Adds an issue for years that contradict each other. */
export function checkYears({ year, from, to }: YearParameters, context: z.RefinementCtx): void {
  const addIssue = (name: string, code: string, en: string, vi: string) =>
    context.addIssue({ code: 'custom', path: [name], message: en, params: { code, vi }, input: undefined })
  if (year !== undefined && (from !== undefined || to !== undefined)) {
    addIssue(
      'year',
      'one_of',
      'Name either year, or from and to.',
      'Chỉ dùng "year", hoặc dùng "from" và "to".',
    )
  }
  if (from === undefined || to === undefined) return
  if (to < from) addIssue('to', 'before_start', 'It must not be before from.', 'Không được trước "from".')
  if (to - from >= maxYears) {
    addIssue('to', 'too_large', `At most ${maxYears} years.`, `Tối đa ${vietnameseNumber(maxYears)} năm.`)
  }
}

/** The first and the last year, and all years between them if a request names both. */
export function yearRange({ year, from = year, to = year }: YearParameters): {
  from: number
  to: number
  listed?: number[]
} {
  const range = { from: from ?? 1900, to: to ?? 2200 }
  if (from === undefined || to === undefined) return range
  return { ...range, listed: Array.from({ length: to - from + 1 }, (_, index) => from + index) }
}
