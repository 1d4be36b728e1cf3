import type { Api } from '../../../platform/http/api.ts'
import { writeRoute } from '../../../platform/http/register-route.ts'
import { isUuidLike } from '../../../libraries/vietnamese/slug.ts'
import { listResponse } from '../../../platform/resource/list-response.ts'
import { listRows } from '../../../platform/resource/list.ts'
import type { ListQuery } from '../../../platform/resource/plan.ts'
import { writingOf } from '../../../platform/resource/routes.ts'
import { findRow } from '../../../platform/resource/rows.ts'
import { schemasOf } from '../../../platform/resource/schemas.ts'
import { subresourceRoute } from '../../../platform/resource/slug-redirect.ts'
import { enrollments } from '../enrollments/resource.ts'
import { addEvent } from './add-event.ts'
import { enrollmentEvents } from './resource.ts'
import { enrollmentEvent, enrollmentEventInput } from './schema.ts'

const { idParams } = schemasOf(enrollments)
const { listQuery, list } = schemasOf(enrollmentEvents)
const url = '/v1/enrollments/:id/events'

/** The routes that list and add events of an enrollment. */
export function enrollmentEventRoutes(api: Api): void {
  subresourceRoute(api, enrollments, {
    method: 'GET',
    url,
    operationId: 'listEnrollmentEvents',
    tag: 'Enrollments',
    summary: { en: 'List the history of an enrollment', vi: 'Danh sách biến động của một ghi danh' },
    description:
      'Every event of the enrollment, replaced ones too, in the order of their recording. Present enrollments of earlier versions have the event that their status implies.',
    params: idParams,
    query: listQuery.omit({ enrollment: true }),
    responses: { 200: { description: 'A page of events.', schema: list } },
    problems: ['invalid_cursor'],
    find: async ({ params, access }) =>
      isUuidLike(params.id)
        ? await findRow(api.database.pool, api.database, enrollments, access, 'id', params.id, 'include')
        : undefined,
    handler: async ({ query, access, request }, enrollment) => {
      const listQuery: ListQuery = { ...query, enrollment: [enrollment.id] }
      const page = await listRows(api, enrollmentEvents, access, listQuery)
      const response = await listResponse(api, enrollmentEvents, request, page, listQuery)
      return { ...response, reading: { resource: enrollments.path, id: enrollment.id } }
    },
  })
  writeRoute(api, {
    method: 'POST',
    url,
    operationId: 'addEnrollmentEvent',
    tag: 'Enrollments',
    summary: { en: 'Add an event to an enrollment', vi: 'Ghi một biến động của ghi danh' },
    description:
      'Records what happened, and sets `status` of the enrollment to what then follows. `transferred` enrolls the learner in the class `to_class_id` as well and links both enrollments. Nothing follows on `transferred`, `deceased`, `expelled`, `completed` or `failed`. A wrong event is replaced by `corrected` with `replaces_event_id` and, if something else happened instead, `corrected_kind`; it stays in the list. If a transfer is undone, the enrollment that it made goes to the trash. An event that cannot follow is a 409, values that contradict what is stored are a 422; both name field and remedy, and nothing is stored.',
    params: idParams,
    body: enrollmentEventInput,
    idempotencyKey: 'accepted',
    responses: { 201: { description: 'The event.', schema: enrollmentEvent } },
    problems: ['already_exists', 'unknown_reference', 'unprocessable', 'wrong_state'],
    handler: async (call) => {
      const { transaction, access } = call
      const { id, changes } = await addEvent(writingOf(api, enrollments, call), call.params.id, call.body)
      const body = await findRow(
        transaction.client,
        transaction,
        enrollmentEvents,
        access,
        'id',
        id,
        'include',
      )
      return { status: 201, body, changes }
    },
  })
}
