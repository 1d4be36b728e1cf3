import { z } from 'zod'
import { today } from '../../../domain/training/school-day.ts'
import type { Api } from '../../../platform/http/api.ts'
import { readRoute } from '../../../platform/http/register-route.ts'
import type { ReadResult } from '../../../platform/http/route.ts'
import {
  negotiateTable,
  tableContents,
  tableFiles,
  tableMediaTypes,
  type TableFormat,
} from '../../exchange/table-formats.ts'
import { reportParameters, trainingResults } from './schema.ts'

const url = '/v1/reports/training-results'
const summary = 'Read the yearly report on training'
const description =
  'What the yearly form asks for: by program and mode the classes, the learners, and how many of them are leaders, women, of ethnic minorities and Party members, by level of their position and by result. Only turns that count: neither withdrawn nor transferred, in opened classes that were not cancelled. What a field does not state is `unknown`; nothing is guessed. Small groups would disclose persons, so only keys that may read training registers get it.'
const contents = tableContents(
  trainingResults,
  'The report as a table with Vietnamese headers and words; the last line is the whole school.',
  'TT,Năm,Loại hình,Mã chương trình\r\n1,2020,Đào tạo,TCLLCT\r\n',
)
const fileParams = z.object({
  format: z.enum(tableFiles).meta({ description: 'The format of the file.', example: 'csv' }),
})

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
  const whole = { description: 'The report.', whole: true }
  const shared = { method: 'GET', tag: 'Reports', query: reportParameters } as const
  readRoute(api, {
    ...shared,
    url,
    operationId: 'getTrainingResults',
    summary,
    description: `${description} The format is JSON, or the one that \`Accept\` names.`,
    responses: { 200: { ...whole, contents: contents.all } },
    problems: ['not_acceptable'],
    handler: async ({ query, request }) => await respond(api, query, negotiateTable(request)),
  })
  readRoute(api, {
    ...shared,
    url: `${url}.:format`,
    operationId: 'getTrainingResultsFile',
    summary: `${summary}, as a file`,
    description: `${description} The extension of the path is the format.`,
    params: fileParams,
    responses: { 200: { ...whole, contents: contents.files } },
    handler: async ({ params, query }) => await respond(api, query, params.format),
  })
}
