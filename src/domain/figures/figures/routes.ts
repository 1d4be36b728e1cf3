import type { Api } from '../../../platform/http/api.ts'
import { lines } from '../../../platform/http/fields.ts'
import { writeRoute } from '../../../platform/http/register-route.ts'
import { patchSchema } from '../../../platform/resource/merge-patch.ts'
import { writingOf, writtenResult } from '../../../platform/resource/routes.ts'
import { schemasOf } from '../../../platform/resource/schemas.ts'
import { confirmFigure, correctFigure, rejectFigure } from './status-changes.ts'
import { figures } from './resource.ts'
import { figure, figureInput, rejectionInput } from './schema.ts'

const { idParams } = schemasOf(figures)

/** The routes that confirm, reject and correct figures. */
export function figureActionRoutes(api: Api): void {
  confirmRoute(api)
  rejectRoute(api)
  correctRoute(api)
}

function confirmRoute(api: Api): void {
  writeRoute(api, {
    method: 'POST',
    url: '/v1/figures/:id/confirm',
    operationId: 'confirmFigure',
    tag: 'Figures',
    summary: { en: 'Confirm a figure', vi: 'Xác nhận số liệu' },
    description:
      'From then on it counts and its facts are fixed: errors are replaced by a correction. It needs an indicator, a period, and a quote that is in the post. A figure that is already confirmed stays unchanged.',
    params: idParams,
    ifMatch: true,
    idempotencyKey: 'accepted',
    responses: { 200: { description: 'It is confirmed.', schema: figure } },
    problems: ['wrong_state', 'unprocessable'],
    handler: async (call) => {
      const written = await confirmFigure(writingOf(api, figures, call), call.params.id, call.precondition)
      return writtenResult(figures, written)
    },
  })
}

function rejectRoute(api: Api): void {
  writeRoute(api, {
    method: 'POST',
    url: '/v1/figures/:id/reject',
    operationId: 'rejectFigure',
    tag: 'Figures',
    summary: { en: 'Reject a figure', vi: 'Bác số liệu' },
    description:
      'Rejects a proposal, or a confirmed figure, which needs a `reason`. It stays readable and never counts. A figure that is already rejected stays unchanged.',
    params: idParams,
    body: rejectionInput,
    ifMatch: true,
    idempotencyKey: 'accepted',
    responses: { 200: { description: 'It is rejected.', schema: figure } },
    problems: ['wrong_state', 'unprocessable'],
    handler: async (call) => {
      const { id } = call.params
      const writing = writingOf(api, figures, call)
      return writtenResult(figures, await rejectFigure(writing, id, call.precondition, call.body.reason))
    },
  })
}

const correctionInput = patchSchema(figureInput)
  .extend({ reason: lines(1000).describe('Why the correction is made, for readers of the history.') })
  .meta({
    id: 'FigureCorrection',
    description:
      'A merge patch (RFC 7396) over the figure that is corrected, with the reason: facts left out stay as they are, null resets one to its default.',
    example: { value: 4, reason: 'Đếm sót một cuộc thi so với báo cáo.' },
  })

function correctRoute(api: Api): void {
  writeRoute(api, {
    method: 'POST',
    url: '/v1/figures/:id/corrections',
    operationId: 'correctFigure',
    tag: 'Figures',
    summary: { en: 'Correct a figure', vi: 'Đính chính số liệu' },
    description:
      'Replaces a confirmed figure by a new one, which is confirmed as well. The old one stays readable by id as `superseded`, with who replaced it, when and why in the new one, and leads to it by `superseded_by_id`. The same correction sent again is answered with what the first one made.',
    params: idParams,
    body: correctionInput,
    ifMatch: true,
    idempotencyKey: 'accepted',
    responses: {
      200: { description: 'This correction already exists; it is returned.', schema: figure },
      201: { description: 'The correction.', schema: figure },
    },
    problems: ['already_exists', 'unprocessable', 'unknown_reference', 'wrong_state'],
    handler: async (call) => {
      const writing = writingOf(api, figures, call)
      const { correction, superseded } = await correctFigure(
        writing,
        call.params.id,
        call.precondition,
        call.body,
      )
      if (superseded === undefined) return writtenResult(figures, correction)
      const result = writtenResult(figures, correction, 201)
      return { ...result, changes: [...result.changes, ...writtenResult(figures, superseded).changes] }
    },
  })
}
