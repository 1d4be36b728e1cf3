import { z } from 'zod'

/** A warning of an import; the row is stored. */
export const importWarning = z
  .object({
    line: z
      .int()
      .min(1)
      .describe('Line of the file in which the row begins, counted from 1.')
      .meta({ example: 17 }),
    field: z.string().describe('The field.').meta({ example: 'external_id' }),
    value: z.string().describe('Its value.').meta({ example: 'hv900' }),
    code: z
      .string()
      .describe('Machine-readable reason: `differs_by_case`. The list grows.')
      .meta({ example: 'differs_by_case' }),
    message_en: z.string().describe('The possible mistake and how to correct it, in English.'),
    message_vi: z.string().describe('The same in Vietnamese.'),
  })
  .meta({ id: 'ImportWarning', description: 'A possible mistake in a row that is stored.' })

export type ImportWarning = z.output<typeof importWarning>
