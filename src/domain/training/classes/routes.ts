import type { Api } from '../../../platform/http/api.ts'
import { writeRoute } from '../../../platform/http/register-route.ts'
import { writingOf, writtenResult } from '../../../platform/resource/routes.ts'
import { schemasOf } from '../../../platform/resource/schemas.ts'
import { closeClass } from './closing.ts'
import { classes } from './resource.ts'
import { classOutput, closeClassInput } from './schema.ts'

/** The route that closes a class. */
export function classesRoutes(api: Api): void {
  writeRoute(api, {
    method: 'POST',
    url: '/v1/classes/:id/close',
    operationId: 'closeClass',
    tag: 'Classes',
    summary: { en: 'Close a class', vi: 'Bế giảng lớp' },
    description:
      'Makes it `completed` and sets its last day. A completed class stays unchanged, whatever day is sent; PATCH corrects it. A cancelled class cannot be closed.',
    params: schemasOf(classes).idParams,
    body: closeClassInput,
    ifMatch: true,
    idempotencyKey: 'accepted',
    responses: { 200: { description: 'It is completed.', schema: classOutput } },
    problems: ['wrong_state', 'unprocessable'],
    handler: async (call) => {
      const { id } = call.params
      const written = await closeClass(
        writingOf(api, classes, call),
        id,
        call.precondition,
        call.body.closed_on,
      )
      return writtenResult(classes, written)
    },
  })
}
