import { z } from 'zod'

/** A warning of an import: what was passed over, or is stored and may be a mistake. */
export const importWarning = z
  .object({
    line: z
      .int()
      .min(1)
      .describe('Line of the file in which the row begins, counted from 1.')
      .meta({ example: 17 }),
    field: z
      .string()
      .nullable()
      .describe('The field; null for a warning about the row or the table.')
      .meta({ example: 'external_id' }),
    value: z
      .string()
      .nullable()
      .describe('Its value, or the texts of the row that is passed over; null if there is none.')
      .meta({ example: 'hv900' }),
    code: z
      .string()
      .describe(
        'Machine-readable reason. Passed over: `rows_above` (the heads), `unknown_columns`, `column_numbers`, `repeated_head`, `group_head`, `subtotal`, `total`, `row_count`, `signature`, `after_table`, `further_table` (its heads; its rows are refused). Read: `group_value`, `hidden_rows`, `hidden_columns`, `font_code`, `birth_month`. To be compared: `count_differs`, `differs_by_case`. `more_warnings` counts what is left out. The list grows.',
      )
      .meta({ example: 'differs_by_case' }),
    message_en: z.string().describe('The possible mistake and how to correct it, in English.'),
    message_vi: z.string().describe('The same in Vietnamese.'),
  })
  .meta({ id: 'ImportWarning', description: 'What was passed over, or may be a mistake and is stored.' })

export type ImportWarning = z.output<typeof importWarning>
