import { z } from 'zod'

/** The schema of a check of what a file decided. */
export const importCheck = z
  .object({
    year: z.int().describe('The graded year.').meta({ example: 2020 }),
    quarter: z.int().nullable().describe('The graded quarter; null: the whole year.').meta({ example: null }),
    status: z
      .enum(['mismatch', 'incomplete', 'match'])
      .describe(
        '`mismatch`: beyond what is allowed. `incomplete`: something has to be entered. `match`: within it.',
      ),
    percent: z
      .number()
      .nullable()
      .describe('The percentage of the base, with at most two decimals; null if the base is 0.')
      .meta({ example: 28.13 }),
    limit: z
      .number()
      .nullable()
      .describe('The maximum, in percent of the base; null while it is not entered.')
      .meta({ example: 20 }),
    allowed: z
      .int()
      .nullable()
      .describe('How many it allows; null while it is not entered.')
      .meta({ example: 6 }),
    message_en: z.string().describe('The check and its result, in English.'),
    message_vi: z.string().describe('The same in Vietnamese.'),
  })
  .meta({ id: 'ImportCheck', description: 'A quota check of gradings that a file decided.' })

export type ImportCheck = z.output<typeof importCheck>
