import type { Api } from '../../../platform/http/api.ts'
import { formatRoutes } from '../../../platform/http/format-routes.ts'
import type { ReadResult } from '../../../platform/http/route.ts'
import { tableFormats, tableMediaTypes, type TableFormat } from '../../exchange/table-formats.ts'
import type { MemberParameters } from './compute.ts'
import { memberMovement, memberParameters } from './schema.ts'

const formats = tableFormats(
  memberMovement,
  'A table with Vietnamese headers; the last lines are the whole school.',
  'Chỉ tiêu,Số đảng viên\r\nĐầu kỳ,41\r\n',
)

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
  formatRoutes(api, {
    url: '/v1/statistics/party-members',
    operationId: 'getPartyMemberStatistics',
    tag: 'Statistics',
    summary: {
      en: 'Party members at the start, in, out and at the end of a period',
      vi: 'Đảng viên đầu kỳ, tăng, giảm và cuối kỳ',
    },
    description:
      'How many Party members there were before a month, quarter, half, year or any days, who came and who left in which way, and how many there were at the end; each number with women, probationary members and minorities. Temporary memberships do not count. The numbers are those of the register of memberships. Party members are never public, so only keys that may read Party registers get it.',
    params: {},
    query: memberParameters,
    response: 'The numbers.',
    formats,
    respond: async (format, { query }) => await respond(api, query, format),
  })
}
