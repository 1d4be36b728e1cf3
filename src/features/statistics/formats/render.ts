import { csvBegin, csvLines } from '../../exchange/csv-lines.ts'
import type { ReadResult } from '../../../platform/http/route.ts'
import type { StatisticResult } from '../result.ts'
import { toJson } from './json.ts'
import { mediaTypes, type FormatName } from './formats.ts'
import { toJsonStat } from './json-stat.ts'
import { toSheet, type StatisticSheet } from './sheet.ts'

async function workbook(sheet: StatisticSheet): Promise<Buffer> {
  // only requests for a workbook need this library
  const { workbookOf } = await import('../../../libraries/xlsx/writer/workbook-of.ts')
  return await workbookOf(sheet)
}

/** Renders a table as a file with a name. */
export async function renderSheet(table: StatisticSheet, name: string, format: 'csv' | 'xlsx') {
  const body =
    format === 'csv' ? Buffer.from(csvBegin(table.headers) + csvLines(table.rows)) : await workbook(table)
  return { body, headers: { 'content-disposition': `attachment; filename="${name}.${format}"` } }
}

const fileName = ({ statistic, years }: StatisticResult) =>
  [statistic.name, ...new Set([years[0], years.at(-1)].filter((year) => year !== undefined))].join('-')

/** Renders a result in a format. */
export async function renderResult(result: StatisticResult, format: FormatName): Promise<ReadResult> {
  const mediaType = mediaTypes[format]
  if (format === 'json') return { body: toJson(result), mediaType }
  if (format === 'jsonstat') return { body: toJsonStat(result), mediaType }
  return { mediaType, ...(await renderSheet(toSheet(result), fileName(result), format)) }
}
