import type { Access } from '../../platform/access/policy.ts'
import { findLiveClass } from '../../domain/training/classes/find-live-class.ts'
import { classes } from '../../domain/training/classes/resource.ts'
import type { Api } from '../../platform/http/api.ts'
import { formatRoutes } from '../../platform/http/format-routes.ts'
import { schemasOf } from '../../platform/resource/schemas.ts'
import { tableFormats, type TableFormat } from '../exchange/table-formats.ts'
import { readRoster } from './read-roster.ts'
import { roster } from './schema.ts'

const formats = tableFormats(
  roster,
  'The list as a table with Vietnamese headers and words, and days as dd/mm/yyyy.',
  'TT,Mã số học viên,Họ và tên\r\n1,HV001,Nguyễn Văn An\r\n',
)

/** The routes of rosters. */
export function rosterRoutes(api: Api): void {
  const respond = async (access: Access, key: string, format: TableFormat) => {
    const { database } = api
    const held = await findLiveClass(database.pool, database, access, key)
    const { renderRoster } = await import('./render.ts')
    const rendered = await renderRoster(await readRoster(database, held), format)
    return { ...rendered, reading: { resource: classes.path, id: held.id } }
  }
  formatRoutes(api, {
    url: '/v1/classes/:id/roster',
    operationId: 'getClassRoster',
    tag: 'Classes',
    summary: { en: 'Read the list of the learners of a class', vi: 'Xem danh sách học viên của lớp' },
    description:
      'Every live enrollment with its learner, by given name in the order of the Vietnamese alphabet, with status, score, result and certificate; only for keys that may read training registers.',
    params: schemasOf(classes).idParams.shape,
    response: 'The list.',
    formats,
    respond: async (format, { params, access }) => await respond(access, params.id, format),
  })
}
