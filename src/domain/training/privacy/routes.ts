import { isUuidLike } from '../../../libraries/vietnamese/slug.ts'
import type { Api } from '../../../platform/http/api.ts'
import { Problem } from '../../../platform/http/problems.ts'
import { readRoute } from '../../../platform/http/register-route.ts'
import { schemasOf } from '../../../platform/resource/schemas.ts'
import { learners } from '../learners/resource.ts'
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
    summary: 'Read everything held about a learner',
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
}
