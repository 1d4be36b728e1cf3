import type { ReadResult } from '../../platform/http/route.ts'
import { slugOf } from '../../libraries/vietnamese/slug.ts'
import { csvBegin, csvLines } from '../exchange/csv-lines.ts'
import { mediaTypes, type RosterFormat } from './formats.ts'
import type { Roster } from './schema.ts'
import { toSheet } from './sheet.ts'

/** Renders a roster in a format. */
export async function renderRoster(roster: Roster, format: RosterFormat): Promise<ReadResult> {
  const mediaType = mediaTypes[format]
  if (format === 'json') return { body: roster, mediaType }
  const { name, headers, rows } = toSheet(roster, format)
  const headersOfFile = {
    'content-disposition': `attachment; filename="danh-sach-lop-${slugOf(roster.class.code)}.${format}"`,
  }
  if (format === 'csv') {
    return { body: Buffer.from(csvBegin(headers) + csvLines(rows)), mediaType, headers: headersOfFile }
  }
  // only requests for a workbook need this library
  const { workbookOf } = await import('../../libraries/xlsx/writer/workbook-of.ts')
  return { body: await workbookOf({ name, headers, rows }), mediaType, headers: headersOfFile }
}
