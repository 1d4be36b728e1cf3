import { z } from 'zod'
import { formatsOf, type Formats } from '../../platform/http/format-routes.ts'

/** The formats of a table that have a path with an extension. */
const tableFiles = ['csv', 'xlsx'] as const
/** A format of a table. */
export type TableFormat = 'json' | (typeof tableFiles)[number]

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
  return formatsOf(json, tableFiles, tableMediaTypes, {
    csv: file({ example }),
    xlsx: file({ format: 'binary', example: 'PK' }),
  })
}
