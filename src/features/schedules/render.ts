import type { ReadResult } from '../../platform/http/route.ts'
import { renderSheet } from '../exchange/render-sheet.ts'
import { tableMediaTypes, type TableFormat } from '../exchange/table-formats.ts'
import type { Schedule } from './schema.ts'
import { toSheet } from './sheet.ts'

/** Renders a schedule in a format. */
export async function renderSchedule(schedule: Schedule, format: TableFormat): Promise<ReadResult> {
  const mediaType = tableMediaTypes[format]
  if (format === 'json') return { body: schedule, mediaType }
  const file = await renderSheet(toSheet(schedule), `lich-cong-tac-${schedule.week.toLowerCase()}`, format)
  return { mediaType, ...file }
}
