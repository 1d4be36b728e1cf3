import { z } from 'zod'
import type { GradingTable } from './columns.ts'
import type { Grading, GradingInput } from './schema.ts'
import type { Policy } from '../../../platform/access/policy.ts'
import { writeEntry } from '../../../platform/access/resource-access.ts'
import type { Api } from '../../../platform/http/api.ts'
import { writeRoute } from '../../../platform/http/register-route.ts'
import type { ResourceDefinition } from '../../../platform/resource/definition.ts'
import { patchSchema } from '../../../platform/resource/merge-patch.ts'
import { writingOf, writtenResult } from '../../../platform/resource/routes.ts'
import { schemasOf } from '../../../platform/resource/schemas.ts'
import { confirmGrading, correctGrading } from './rules.ts'
import { correctionReason } from './schema.ts'

/** A resource of gradings. */
type GradingResource = ResourceDefinition<Grading, GradingInput, GradingTable>

/** The policy of the confirm and correct routes of a grading resource. */
export const gradingPolicy = ({ one, access }: ResourceDefinition): Policy => ({
  [`confirm${one}`]: writeEntry(access),
  [`correct${one}`]: writeEntry(access),
})

/** The routes that confirm and correct gradings. */
export function gradingRoutes(api: Api, resource: GradingResource): void {
  confirmRoute(api, resource)
  correctRoute(api, resource)
}

function confirmRoute(api: Api, resource: GradingResource): void {
  writeRoute(api, {
    method: 'POST',
    url: `/v1/${resource.path}/:id/confirm`,
    operationId: `confirm${resource.one}`,
    tag: resource.many,
    summary: `Confirm ${resource.label.one}`,
    description:
      'Fixes its facts: from then on only `published` and `external_id` can be changed, it cannot be deleted, and errors are replaced by a correction. A grading that is already confirmed stays unchanged.',
    params: schemasOf(resource).idParams,
    ifMatch: true,
    idempotencyKey: 'accepted',
    responses: { 200: { description: 'It is confirmed.', schema: resource.output } },
    problems: ['wrong_state'],
    handler: async (call) => {
      const written = await confirmGrading(writingOf(api, resource, call), call.params.id, call.precondition)
      return writtenResult(resource, written)
    },
  })
}

const correctionSchema = (resource: GradingResource): z.ZodObject =>
  patchSchema(resource.input)
    .extend({ reason: correctionReason })
    .meta({
      id: `${resource.one}Correction`,
      description:
        'A merge patch (RFC 7396) over the grading that is corrected, with the reason: facts left out stay as they are, null resets one to its default.',
      example: { grade: 'good', label: null, reason: 'Ghi nhầm mức xếp loại so với quyết định.' },
    })

function correctRoute(api: Api, resource: GradingResource): void {
  writeRoute(api, {
    method: 'POST',
    url: `/v1/${resource.path}/:id/corrections`,
    operationId: `correct${resource.one}`,
    tag: resource.many,
    summary: `Correct ${resource.label.one}`,
    description:
      'Replaces a confirmed grading by a new one, which is confirmed as well and published as the old one was, unless the body says otherwise. The old one stays readable by id, leads to the new one by `superseded_by_id`, and is listed with `history=true` only. The same correction sent again is answered with what the first one made.',
    params: schemasOf(resource).idParams,
    body: correctionSchema(resource),
    ifMatch: true,
    idempotencyKey: 'accepted',
    responses: {
      200: { description: 'This correction already exists; it is returned.', schema: resource.output },
      201: { description: 'The correction.', schema: resource.output },
    },
    problems: ['already_exists', 'unprocessable', 'unknown_reference', 'wrong_state'],
    handler: async (call) => {
      const { id } = call.params
      const { correction, superseded } = await correctGrading(
        writingOf(api, resource, call),
        id,
        call.precondition,
        call.body,
      )
      if (superseded === undefined) return writtenResult(resource, correction)
      const result = writtenResult(resource, correction, 201)
      return { ...result, changes: [...result.changes, ...writtenResult(resource, superseded).changes] }
    },
  })
}
