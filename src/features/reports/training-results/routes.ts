import type { z } from 'zod'
import { today } from '../../../domain/school-day.ts'
import type { Api } from '../../../platform/http/api.ts'
import { formatRoutes } from '../../../platform/http/format-routes.ts'
import type { ReadResult } from '../../../platform/http/route.ts'
import { tableFormats, tableMediaTypes, type TableFormat } from '../../exchange/table-formats.ts'
import { reportParameters, trainingResults } from './schema.ts'

const formats = tableFormats(
  trainingResults,
  'The report as a table with Vietnamese headers and words; the last line is the whole school.',
  'TT,Năm,Loại hình,Mã chương trình\r\n1,2020,Đào tạo,TCLLCT\r\n',
)

async function respond(
  api: Api,
  { year = Number(today().slice(0, 4)), follow }: z.output<typeof reportParameters>,
  format: TableFormat,
): Promise<ReadResult> {
  const { computeResults } = await import('./compute.ts')
  const report = await computeResults(api, year, follow)
  const mediaType = tableMediaTypes[format]
  if (format === 'json') return { body: report, mediaType }
  const { resultsSheet } = await import('./sheet.ts')
  const { renderSheet } = await import('../../exchange/render-sheet.ts')
  return {
    mediaType,
    ...(await renderSheet(resultsSheet(report), `training-results-${year}`, format)),
  }
}

/** Registers the report under its path, and as a file. */
export function trainingResultsRoutes(api: Api): void {
  formatRoutes(api, {
    url: '/v1/reports/training-results',
    operationId: 'getTrainingResults',
    tag: 'Reports',
    summary: { en: 'Read the yearly report on training', vi: 'Xem báo cáo năm về đào tạo, bồi dưỡng' },
    description:
      'What the yearly form asks for: by program and mode the classes, the learners, and how many of them are leaders, women, of ethnic minorities and Party members, by level of their position and by result. Only turns that count: neither withdrawn nor transferred, in opened classes that were not cancelled. What a field does not state is `unknown`; nothing is guessed. Small groups would disclose persons, so only keys that may read training registers get it.',
    params: {},
    query: reportParameters,
    response: 'The report.',
    formats,
    respond: async (format, { query }) => await respond(api, query, format),
  })
}
