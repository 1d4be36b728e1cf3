import { z } from 'zod'
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
import type { MemberParameters } from './compute.ts'
import { memberMovement, memberParameters } from './schema.ts'

const url = '/v1/statistics/party-members'
const summary = 'Party members at the start, in, out and at the end of a period'
const description =
  'How many Party members there were before a month, quarter, half, year or any days, who came and who left in which way, and how many there were at the end; each number with women, probationary members and minorities. Temporary memberships do not count. The numbers are those of the register of memberships. Party members are never public, so only keys that may read Party registers get it.'
const contents = tableContents(
  memberMovement,
  'A table with Vietnamese headers; the last lines are the whole school.',
  'Chỉ tiêu,Số đảng viên\r\nĐầu kỳ,41\r\n',
)
const fileParams = z.object({
  format: z.enum(tableFiles).meta({ description: 'The format of the file.', example: 'csv' }),
})

async function respond(api: Api, parameters: MemberParameters, format: TableFormat): Promise<ReadResult> {
  const { computeMembers } = await import('./compute.ts')
  const movement = await computeMembers(api, parameters)
  const mediaType = tableMediaTypes[format]
  if (format === 'json') return { body: movement, mediaType }
  const { membersSheet } = await import('./sheet.ts')
  const { renderSheet } = await import('../../exchange/render-sheet.ts')
  const { from, as_of } = movement.period
  const name = `party-members-${from}-${as_of}`
  return { mediaType, ...(await renderSheet(membersSheet(movement), name, format)) }
}

/** Registers the movement of Party members under its path, and as a file. */
export function partyMemberMovementRoutes(api: Api): void {
  const whole = { description: 'The numbers.', whole: true }
  const shared = { method: 'GET', tag: 'Statistics', query: memberParameters } as const
  readRoute(api, {
    ...shared,
    url,
    operationId: 'getPartyMemberStatistics',
    summary,
    description: `${description} The format is JSON, or the one that \`Accept\` names.`,
    responses: { 200: { ...whole, contents: contents.all } },
    problems: ['not_acceptable'],
    handler: async ({ query, request }) => await respond(api, query, negotiateTable(request)),
  })
  readRoute(api, {
    ...shared,
    url: `${url}.:format`,
    operationId: 'getPartyMemberStatisticsFile',
    summary: `${summary}, as a file`,
    description: `${description} The extension of the path is the format.`,
    params: fileParams,
    responses: { 200: { ...whole, contents: contents.files } },
    handler: async ({ params, query }) => await respond(api, query, params.format),
  })
}
