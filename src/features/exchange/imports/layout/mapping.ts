import { z } from 'zod'
import type { columnModes } from '../states.ts'

/** How the columns of a table are to be read. */
export const tableMapping = z
  .strictObject({
    columns: z
      .record(z.string().max(500), z.string().max(200).nullable())
      .optional()
      .describe(
        'What columns are, by their head (case and accents do not matter) or by their number (`"3"`): a field such as `full_name` or `program.code`; `full_name:family` and `full_name:given` for a name in two columns; `sex:male` and `sex:female` for columns of marks; `birth:male` and `birth:female` for births in a column of each sex; `birth:day`, `birth:month` and `birth:year` for a birth in three columns; null to pass the column over.',
      ),
    groups: z
      .string()
      .max(200)
      .nullable()
      .optional()
      .describe(
        'The field that takes the text of a group head (`I. KHỐI ĐẢNG`) in the rows below it; null: none.',
      ),
    values: z
      .record(z.string().max(200), z.string().min(1).max(1000))
      .optional()
      .describe(
        'Values that all rows have and the sheet has no column of, by field: `{"program.code":"TCLLCT","year":"2020"}`. They are read like cells. A field that has a column too is refused.',
      ),
  })
  .meta({
    id: 'TableMapping',
    description: 'How the columns and the group heads of a table are read, and what all rows have.',
  })

export type TableMapping = z.output<typeof tableMapping>

/** How the table of a file was understood. */
export const tableLayout = z
  .object({
    header_row: z
      .int()
      .min(1)
      .describe('The row of the sheet, or the line of the text, in which the heads begin.')
      .meta({ example: 7 }),
    header_rows: z.int().min(1).describe('How many rows the heads have.').meta({ example: 1 }),
    columns: z
      .array(
        z.object({
          column: z.int().min(1).describe('The number of the column, counted from 1.').meta({ example: 2 }),
          head: z
            .string()
            .describe('Its head; heads of several rows are joined.')
            .meta({ example: 'Họ và tên' }),
          field: z
            .string()
            .nullable()
            .describe('What it was understood as, in the words of `mapping`; null: it is passed over.')
            .meta({ example: 'full_name' }),
        }),
      )
      .describe('The columns that have a head, in the order of the file.'),
    mapping: tableMapping.describe('The same as `mapping`, ready to be corrected and sent again.'),
  })
  .meta({ id: 'TableLayout', description: 'Where the heads of a table are, and what its columns are.' })

export type TableLayout = z.output<typeof tableLayout>

/** What a request says about the table of a file. */
export interface TableOptions {
  /** The row in which the heads begin; null: it is found. */
  header_row: number | null
  /** What happens to columns that are no field. */
  unknown_columns: (typeof columnModes)[number]
  mapping: TableMapping | null
}
