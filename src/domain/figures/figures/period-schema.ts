import { z } from 'zod'
import { day, line } from '../../../platform/http/fields.ts'
import { periodKinds } from '../../../libraries/figure-grammar/figure.ts'

const labelText = 'The period in the words of the source, such as 6 tháng đầu năm 2020.'

/** The period in the input of a figure. */
export const periodInput = z
  .strictObject({
    kind: z.enum(periodKinds).describe('Kind of period.'),
    start: day()
      .nullable()
      .default(null)
      .describe('First day; null for `as_of`. A year, half, quarter or month is a calendar period.'),
    end: day().describe('Last day.'),
    label: line(200).nullable().default(null).describe(labelText),
  })
  .meta({ id: 'FigurePeriodInput', description: 'The period of a figure.' })

/** The period of a figure in responses. */
export const figurePeriod = z
  .object({
    kind: z.enum(periodKinds).describe('Kind of period.'),
    start: z.iso.date().nullable().describe('First day; null for `as_of`.'),
    end: z.iso.date().describe('Last day.'),
    label: z.string().nullable().describe(labelText),
  })
  .meta({ id: 'FigurePeriod', description: 'The period of a figure.' })
