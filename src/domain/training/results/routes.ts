import { recordBatch } from '../../../platform/audit/record.ts'
import type { Api } from '../../../platform/http/api.ts'
import { actorOf, writeRoute } from '../../../platform/http/register-route.ts'
import { findLiveClass } from '../classes/find-live-class.ts'
import { schemasOf } from '../../../platform/resource/schemas.ts'
import { classes } from '../classes/resource.ts'
import { resultsInput, resultsReport } from './schema.ts'
import { storeResults } from './store-results.ts'

const operationId = 'storeClassResults'

/** The route that stores the closing list of a class. */
export function resultsRoutes(api: Api): void {
  writeRoute(api, {
    method: 'POST',
    url: '/v1/classes/:id/results',
    operationId,
    tag: 'Classes',
    summary: { en: 'Store the results of a class', vi: 'Ghi kết quả học tập của lớp' },
    description:
      'Takes the closing list: result, score and certificate of each learner, by enrollment or by code of the learner. It makes the events `completed` or `failed` on `closed_on` of the class, else on `on`; a result that differs from a stored one makes a correction. Everything is stored in one transaction: if one item is refused, none is stored, and `items` of the 422 says of each one whether it is `refused`, with the errors by field, `unchanged`, or right and `not_stored`. The same list again changes nothing.',
    params: schemasOf(classes).idParams,
    body: resultsInput,
    bodyLimit: 4 * 1024 * 1024,
    idempotencyKey: 'accepted',
    responses: { 200: { description: 'What was stored.', schema: resultsReport } },
    problems: ['wrong_state', 'unprocessable', 'already_exists'],
    handler: async (call) => {
      const { transaction, access, params, body, request } = call
      const { id } = await findLiveClass(transaction.client, transaction, access, params.id)
      const { report, changed, fields } = await storeResults(transaction, id, body)
      if (changed.length > 0) {
        // one event for all rows, as for a batch of an import; it belongs to the class
        const change = { resource: 'enrollments', ownerId: id, rowIds: changed, fields }
        await recordBatch(transaction, actorOf({ operationId }, request), change)
      }
      return { status: 200, body: report, changes: [] }
    },
  })
}
