import { z } from 'zod'
import type { Access } from '../../platform/access/policy.ts'
import { findLiveClass } from '../../domain/training/classes/find-live-class.ts'
import { classes } from '../../domain/training/classes/resource.ts'
import type { Api } from '../../platform/http/api.ts'
import { readRoute } from '../../platform/http/register-route.ts'
import { schemasOf } from '../../platform/resource/schemas.ts'
import { negotiateTable, tableContents, tableFiles, type TableFormat } from '../exchange/table-formats.ts'
import { readRoster } from './read-roster.ts'
import { roster } from './schema.ts'

const url = '/v1/classes/:id/roster'
const summary = 'Read the list of the learners of a class'
const description =
  'Every live enrollment with its learner, by given name in the order of the Vietnamese alphabet, with status, score, result and certificate; only for keys that may read training registers.'
const contents = tableContents(
  roster,
  'The list as a table with Vietnamese headers and words, and days as dd/mm/yyyy.',
  'TT,Mã số học viên,Họ và tên\r\n1,HV001,Nguyễn Văn An\r\n',
)
const { idParams } = schemasOf(classes)
const fileParams = idParams.extend({
  format: z.enum(tableFiles).meta({ description: 'The format of the file.', example: 'csv' }),
})

/** The routes of rosters. */
export function rosterRoutes(api: Api): void {
  const respond = async (access: Access, key: string, format: TableFormat) => {
    const { database } = api
    const held = await findLiveClass(database.pool, database, access, key)
    const { renderRoster } = await import('./render.ts')
    const rendered = await renderRoster(await readRoster(database, held), format)
    return { ...rendered, reading: { resource: classes.path, id: held.id } }
  }
  const whole = { description: 'The list.', whole: true }
  readRoute(api, {
    method: 'GET',
    url,
    operationId: 'getClassRoster',
    tag: 'Classes',
    summary,
    description: `${description} The format is JSON, or the one that \`Accept\` names.`,
    params: idParams,
    responses: { 200: { ...whole, contents: contents.all } },
    problems: ['not_acceptable'],
    handler: async ({ params, access, request }) => await respond(access, params.id, negotiateTable(request)),
  })
  readRoute(api, {
    method: 'GET',
    url: `${url}.:format`,
    operationId: 'getClassRosterFile',
    tag: 'Classes',
    summary: `${summary}, as a file`,
    description: `${description} The extension of the path is the format.`,
    params: fileParams,
    responses: { 200: { ...whole, contents: contents.files } },
    handler: async ({ params, access }) => await respond(access, params.id, params.format),
  })
}
