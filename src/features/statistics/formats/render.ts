import { buffer } from 'node:stream/consumers'
import type { Cell } from '../../../libraries/xlsx/writer/cell.ts'
import { csvBegin, csvLines } from '../../exchange/csv-lines.ts'
import type { ReadResult } from '../../../platform/http/route.ts'
import type { Answer } from '../result.ts'
import { bodyOf } from './json.ts'
import { mediaTypes, type FileFormat, type FormatName } from './formats.ts'
import { jsonStatOf } from './json-stat.ts'
import { sheetOf, type StatisticSheet } from './sheet.ts'

async function workbook({ name, heads, rows }: StatisticSheet): Promise<Buffer> {
  // loaded with the first workbook
  const { workbookStream } = await import('../../../libraries/xlsx/writer/workbook.ts')
  const portions = (async function* (): AsyncGenerator<Cell[][]> {
    yield rows
  })()
  // a sheet's name has at most 31 characters
  return await buffer(workbookStream({ name: name.slice(0, 31), heads }, portions))
}

const fileName = ({ statistic, years }: Answer, format: FileFormat) =>
  [statistic.name, ...new Set([years[0], years.at(-1)].filter((year) => year !== undefined))].join('-') +
  `.${format}`

/** An answer in a format. */
export async function inFormat(answer: Answer, format: FormatName): Promise<ReadResult> {
  const mediaType = mediaTypes[format]
  if (format === 'json') return { body: bodyOf(answer), mediaType }
  if (format === 'jsonstat') return { body: jsonStatOf(answer), mediaType }
  const table = sheetOf(answer)
  const body =
    format === 'csv' ? Buffer.from(csvBegin(table.heads) + csvLines(table.rows)) : await workbook(table)
  const headers = { 'content-disposition': `attachment; filename="${fileName(answer, format)}"` }
  return { body, mediaType, headers }
}
