import { z } from 'zod'
import type { Formats } from '../../platform/http/format-routes.ts'
import { negotiateFormat } from '../../platform/http/negotiate.ts'

/** The formats of a table that have a path with an extension. */
const tableFiles = ['csv', 'xlsx'] as const
const formats = ['json', ...tableFiles] as const
/** A format of a table. */
export type TableFormat = (typeof formats)[number]

/** The media types of the formats. */
export const tableMediaTypes: Record<TableFormat, string> = {
  json: 'application/json',
  csv: 'text/csv',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
}

/**
 * The formats of a response with a table: JSON, CSV and XLSX.
 * @param example the beginning of the CSV file
 */
export function tableFormats(
  json: z.ZodType,
  description: string,
  example: string,
): Formats<(typeof tableFiles)[number]> {
  const file = (more: Record<string, unknown>) => z.string().describe(description).meta(more)
  const schemas: Record<TableFormat, z.ZodType> = {
    json,
    csv: file({ example }),
    xlsx: file({ format: 'binary', example: 'PK' }),
  }
  const contents = (names: readonly TableFormat[]) =>
    names.map((name) => ({ mediaType: tableMediaTypes[name], schema: schemas[name] }))
  return {
    files: tableFiles,
    contents: { all: contents(formats), files: contents(tableFiles) },
    negotiate: (request) =>
      negotiateFormat(request, formats, tableMediaTypes, {
        en: 'add .csv or .xlsx to the path',
        vi: 'thêm .csv, .xlsx vào đường dẫn',
      }),
  }
}
