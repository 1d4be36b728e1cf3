import { renderSheet } from '../../exchange/render-sheet.ts'
import type { ReadResult } from '../../../platform/http/route.ts'
import type { StatisticResult } from '../result.ts'
import { toJson } from './json.ts'
import { mediaTypes, type FormatName } from './formats.ts'
import { toJsonStat } from './json-stat.ts'
import { toSheet, withoutEmptyColumns } from './sheet.ts'

const fileName = ({ statistic, years }: StatisticResult) =>
  [statistic.name, ...new Set([years[0], years.at(-1)].filter((year) => year !== undefined))].join('-')

/** Renders a result in a format. */
export async function renderResult(result: StatisticResult, format: FormatName): Promise<ReadResult> {
  const mediaType = mediaTypes[format]
  if (format === 'json') return { body: toJson(result), mediaType }
  if (format === 'jsonstat') return { body: toJsonStat(result), mediaType }
  const whole = toSheet(result)
  // programs that read CSV rely on its columns
  const sheet = format === 'csv' ? whole : withoutEmptyColumns(whole)
  return { mediaType, ...(await renderSheet(sheet, fileName(result), format)) }
}
