import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Api } from '../../../platform/http/api.ts'
import { negotiateFormat } from '../../../platform/http/negotiate.ts'
import { readRoute } from '../../../platform/http/register-route.ts'
import type { ReadResult } from '../../../platform/http/route.ts'
import { mediaTypes, responseContents, type FormatName } from '../formats/formats.ts'
import type { MovementParameters } from './compute.ts'
import { movementParameters, movementResponse } from './schema.ts'

const files = ['csv', 'xlsx'] as const
const formats = ['json', ...files] as const satisfies readonly FormatName[]
type Format = (typeof formats)[number]

const url = '/v1/statistics/training-movement'
const summary = 'Classes and learners opened, carried over, closed and running in a period'
const description =
  'What happened to classes and learners in a month, quarter, half, nine months, year or between any two days, each number beside that of the same period of the year before. The numbers are those of the registers, by days: nothing is guessed, and classes whose days are unknown are counted as `undated`.'

const fileParams = z.object({
  format: z.enum(files).meta({ description: 'The format of the file.', example: 'csv' }),
})

const acceptedFormat = (request: FastifyRequest): Format =>
  negotiateFormat(request, formats, mediaTypes, {
    en: 'add .csv or .xlsx to the path',
    vi: 'thêm .csv, .xlsx vào đường dẫn',
  })

async function respond(api: Api, parameters: MovementParameters, format: Format): Promise<ReadResult> {
  const { computeMovement } = await import('./compute.ts')
  const movement = await computeMovement(api, parameters)
  const mediaType = mediaTypes[format]
  if (format === 'json') return { body: movement, mediaType }
  const { movementSheet } = await import('./sheet.ts')
  const { renderSheet } = await import('../../exchange/render-sheet.ts')
  const { from, as_of } = movement.period
  const name = `training-movement-${from}-${as_of}`
  return { mediaType, ...(await renderSheet(movementSheet(movement), name, format)) }
}

/** Registers the movement of classes and learners under its path, and as a file. */
export function movementRoutes(api: Api): void {
  const whole = { description: 'The numbers.', whole: true }
  const shared = { method: 'GET', tag: 'Statistics', query: movementParameters, cacheable: true } as const
  readRoute(api, {
    ...shared,
    url,
    operationId: 'getTrainingMovement',
    summary,
    description: `${description} The format is JSON, or the one that \`Accept\` names.`,
    responses: { 200: { ...whole, contents: responseContents(formats, movementResponse) } },
    problems: ['not_acceptable'],
    handler: async ({ query, request }) => await respond(api, query, acceptedFormat(request)),
  })
  readRoute(api, {
    ...shared,
    url: `${url}.:format`,
    operationId: 'getTrainingMovementFile',
    summary: `${summary}, as a file`,
    description: `${description} The extension of the path is the format.`,
    params: fileParams,
    responses: { 200: { ...whole, contents: responseContents(files, movementResponse) } },
    handler: async ({ params, query }) => await respond(api, query, params.format),
  })
}
