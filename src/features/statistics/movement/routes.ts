import type { Api } from '../../../platform/http/api.ts'
import { formatRoutes } from '../../../platform/http/format-routes.ts'
import type { ReadResult } from '../../../platform/http/route.ts'
import { tableFormats, tableMediaTypes, type TableFormat } from '../../exchange/table-formats.ts'
import type { MovementParameters } from './compute.ts'
import { movementParameters, movementResponse } from './schema.ts'

const formats = tableFormats(
  movementResponse,
  'A table with Vietnamese labels: for each group lines of classes and of learners, then the whole school.',
  'Chỉ tiêu,Kỳ,Từ ngày,Đến ngày,Chuyển tiếp\r\nSố lớp,Kỳ báo cáo,01/01/2020,31/12/2020,1\r\n',
)

async function respond(api: Api, parameters: MovementParameters, format: TableFormat): Promise<ReadResult> {
  const { computeMovement } = await import('./compute.ts')
  const movement = await computeMovement(api, parameters)
  const mediaType = tableMediaTypes[format]
  if (format === 'json') return { body: movement, mediaType }
  const { movementSheet } = await import('./sheet.ts')
  const { renderSheet } = await import('../../exchange/render-sheet.ts')
  const { from, as_of } = movement.period
  const name = `training-movement-${from}-${as_of}`
  return { mediaType, ...(await renderSheet(movementSheet(movement), name, format)) }
}

/** Registers the movement of classes and learners under its path, and as a file. */
export function movementRoutes(api: Api): void {
  formatRoutes(api, {
    url: '/v1/statistics/training-movement',
    operationId: 'getTrainingMovement',
    tag: 'Statistics',
    summary: {
      en: 'Classes and learners opened, carried over, closed and running in a period',
      vi: 'Lớp và học viên mở mới, chuyển tiếp, kết thúc và đang học trong kỳ',
    },
    description:
      'What happened to classes and learners in a month, quarter, half, nine months, year or between any two days, each number beside that of the same period of the year before. The numbers are those of the registers, by days: nothing is guessed, and classes whose days are unknown are counted as `undated`.',
    params: {},
    query: movementParameters,
    cacheable: true,
    response: 'The numbers.',
    formats,
    respond: async (format, { query }) => await respond(api, query, format),
  })
}
