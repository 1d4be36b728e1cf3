import { isUuidLike } from '../../../libraries/vietnamese/slug.ts'
import type { Api } from '../../../platform/http/api.ts'
import { Problem } from '../../../platform/http/problems.ts'
import { readRoute, writeRoute } from '../../../platform/http/register-route.ts'
import { assertMayPurge } from '../../../platform/resource/assert-may-purge.ts'
import { writingOf } from '../../../platform/resource/routes.ts'
import { schemasOf } from '../../../platform/resource/schemas.ts'
import { learners } from '../learners/resource.ts'
import { learner } from '../learners/schema.ts'
import { anonymizeLearner } from './anonymize.ts'
import { findLearnerData } from './learner-data.ts'
import { learnerData } from './schema.ts'

const { idParams } = schemasOf(learners)

/** The routes of the data held about a learner. */
export function privacyRoutes(api: Api): void {
  readRoute(api, {
    method: 'GET',
    url: '/v1/learners/:id/data',
    operationId: 'getLearnerData',
    tag: 'Learners',
    summary: { en: 'Read everything held about a learner', vi: 'Xem toàn bộ thông tin lưu về một học viên' },
    description:
      'The learner with all enrollments, results, certificates and histories, also what is in the trash, and who wrote and read them: for a learner who asks what the school holds. The read is noted in the audit trail.',
    params: idParams,
    responses: { 200: { description: 'Everything that is held.', schema: learnerData } },
    handler: async ({ params: { id }, access }) => {
      const body = isUuidLike(id) ? await findLearnerData(api.database, access, id) : undefined
      if (body === undefined) throw new Problem('not_found')
      return { body, reading: { resource: learners.path, id: id.toLowerCase() } }
    },
  })
  writeRoute(api, {
    method: 'POST',
    url: '/v1/learners/:id/anonymize',
    operationId: 'anonymizeLearner',
    tag: 'Learners',
    summary: { en: 'Make a learner anonymous for good', vi: 'Ẩn danh vĩnh viễn một học viên' },
    description:
      'Removes name, code, external id, day of birth, position and unit of the learner, and of the enrollments, also in the trash, positions, units, scores, numbers of certificates and decisions, and reasons of events; also from reports of imports and from stored responses. Year of birth, sex, ethnic group, nationality, classes, days, status and results stay, so that no count changes. **It cannot be undone**: no restore, import or change brings the data back. A learner who is anonymous already stays unchanged. It needs the scope `trash:purge` beside `training:write`, as a purge does. Backups and exported files that were made before still have the data.',
    params: idParams,
    ifMatch: true,
    responses: { 200: { description: 'The learner is anonymous.', schema: learner } },
    problems: ['wrong_state'],
    handler: async (call) => {
      assertMayPurge(call.access)
      const { id } = call.params
      if (!isUuidLike(id)) throw new Problem('not_found')
      const writing = writingOf(api, learners, call)
      const { row, changes } = await anonymizeLearner(writing, id.toLowerCase(), call.precondition)
      return { status: 200, body: row, revision: row.revision, changes }
    },
  })
}
