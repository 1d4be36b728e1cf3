import { z } from 'zod'
import type { FileResource } from '../../../platform/resource/additions.ts'
import { line, wholeNumberParameter } from '../../../platform/http/fields.ts'

import { readJson } from '../../../platform/http/content-type-parsers.ts'
import { parseOrThrow } from '../../../platform/http/validation-problems.ts'
import { tableMapping, type TableMapping, type TableOptions } from './layout/mapping.ts'
import { columnModes, errorModes } from './states.ts'

/** The field that identifies the stored row of a row of a file. */
export type Match = 'external_id' | 'code' | 'slug'

/** The options of an import. */
export interface ImportOptions extends TableOptions {
  match: Match
  on_error: (typeof errorModes)[number]
  dry_run: boolean
  /** The name of the sheet of a workbook; null: the first sheet. */
  sheet: string | null
}

/** The fields that rows of a resource can be found by. */
export function matchesOf({ key, table }: FileResource): [Match, ...Match[]] {
  const other = key ?? (table.code_key === undefined ? undefined : 'code')
  return other === undefined ? ['external_id'] : ['external_id', other]
}

const sharedParameters = {
  dry_run: z
    .enum(['true', 'false'])
    .optional()
    .describe('`true` checks everything like a real import, and stores only the report.')
    .meta({ scalar: { type: 'boolean', default: false } }),
  on_error: z
    .enum(errorModes)
    .optional()
    .describe(
      'What happens after a refused row: `stop` (default) ends the import there, and rows before it are stored; `skip` continues with the next row. The report contains every refused row.',
    ),
}

const sheet = line(100)
  .optional()
  .describe('The name of the sheet of a workbook; without it the first visible sheet.')

/** The last row of a sheet. */
const maxRow = 1_048_576

const tableParameters = {
  header_row: wholeNumberParameter(1, maxRow)
    .optional()
    .meta({ scalar: { type: 'integer', minimum: 1, maximum: maxRow } })
    .describe(
      'The row of the sheet, or the line of a CSV file, in which the heads of the columns begin. Without it they are found: the first row that names two columns of the resource, or one where no row names two.',
    ),
  unknown_columns: z
    .enum(columnModes)
    .optional()
    .describe(
      'What happens to columns that are no field, such as STT and Ghi chú: `ignore` (default) passes them over with a warning that lists them; `refuse` refuses the file.',
    ),
  mapping: z
    .string()
    .max(20_000)
    .optional()
    .describe(
      'How columns and group heads are read, as JSON like `mapping` in the `layout` of a report: `{"columns":{"Họ tên HV":"full_name","3":null},"groups":"unit"}`. Columns that it leaves out are read by their heads; `values` gives all rows a value.',
    ),
}

/** The mapping of a request. @throws Problem 400 for one that is not well-formed */
function mappingOf(text: string | undefined): TableMapping | null {
  if (text === undefined) return null
  const name = { en: 'The parameter mapping', vi: 'Tham số "mapping"' }
  return parseOrThrow(z.object({ mapping: tableMapping }), { mapping: readJson(text, name) }, 'querystring')
    .mapping
}

/** The parameters of an import. */
export function importQuerySchema(resource: FileResource) {
  const match = z
    .enum(matchesOf(resource))
    .optional()
    .describe(
      'The field that identifies the stored row, unless the row has an `id`: `external_id` (default), or the code or slug.',
    )
  const schema = z.strictObject({ ...sharedParameters, match, sheet, ...tableParameters })
  // what is added is compared as a whole
  return 'add' in resource ? schema.omit({ match: true }) : schema
}

/** The options of the parameters, with default values. */
export const optionsOf = (query: {
  dry_run?: string | undefined
  on_error?: ImportOptions['on_error'] | undefined
  match?: Match | undefined
  sheet?: string | undefined
  header_row?: number | undefined
  unknown_columns?: TableOptions['unknown_columns'] | undefined
  mapping?: string | undefined
}): ImportOptions => ({
  dry_run: query.dry_run === 'true',
  on_error: query.on_error ?? 'stop',
  match: query.match ?? 'external_id',
  sheet: query.sheet ?? null,
  header_row: query.header_row ?? null,
  unknown_columns: query.unknown_columns ?? 'ignore',
  mapping: mappingOf(query.mapping),
})

/** The part of the options that is about tables. */
export const tableOptionsOf = ({ header_row, unknown_columns, mapping }: ImportOptions): TableOptions => ({
  header_row,
  unknown_columns,
  mapping,
})
