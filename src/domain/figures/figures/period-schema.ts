import { z } from 'zod'
import { day, line } from '../../../platform/http/fields.ts'
import { periodKinds } from '../../../libraries/figure-grammar/figure.ts'

const labelText = 'What the source calls it, such as 6 tháng đầu năm 2020.'

/** The period of a figure's body. */
export const periodInput = z
  .strictObject({
    kind: z.enum(periodKinds).describe('What kind of period it is.'),
    start: day()
      .nullable()
      .default(null)
      .describe('First day; null for `as_of`. A year, half, quarter or month is one of the calendar.'),
    end: day().describe('Last day.'),
    label: line(200).nullable().default(null).describe(labelText),
  })
  .meta({ id: 'FigurePeriodInput', description: 'The period that a figure is of.' })

/** The period of a figure as it is answered. */
export const figurePeriod = z
  .object({
    kind: z.enum(periodKinds).describe('What kind of period it is.'),
    start: z.iso.date().nullable().describe('First day; null for `as_of`.'),
    end: z.iso.date().describe('Last day.'),
    label: z.string().nullable().describe(labelText),
  })
  .meta({ id: 'FigurePeriod', description: 'The period that a figure is of.' })
