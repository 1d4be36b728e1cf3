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
import { decisionsRoute } from './decisions.ts'
import { proposalsRoute } from './proposals.ts'
import { correctGrading } from './correct.ts'
import { confirmGrading, proposeGrade } from './rules.ts'
import { confirmationInput, correctionReason, proposalInput } from './schema.ts'

/** A resource of gradings. */
type GradingResource = ResourceDefinition<Grading, GradingInput, GradingTable>

/** The policy of the actions of a grading resource. */
export const gradingPolicy = ({ one, many, access }: ResourceDefinition): Policy => ({
  [`propose${one}`]: writeEntry(access),
  [`propose${many}`]: writeEntry(access),
  [`decide${many}`]: writeEntry(access),
  [`confirm${one}`]: writeEntry(access),
  [`correct${one}`]: writeEntry(access),
})

/** The routes that propose, decide and correct gradings. */
export function gradingRoutes(api: Api, resource: GradingResource): void {
  proposeRoute(api, resource)
  proposalsRoute(api, resource)
  confirmRoute(api, resource)
  decisionsRoute(api, resource)
  correctRoute(api, resource)
}

function proposeRoute(api: Api, resource: GradingResource): void {
  writeRoute(api, {
    method: 'POST',
    url: `/v1/${resource.path}/:id/propose`,
    operationId: `propose${resource.one}`,
    tag: resource.many,
    summary: {
      en: `Propose a grade for ${resource.label.one}`,
      vi: `Đề xuất mức của một ${resource.label.vi}`,
    },
    description:
      'Sets what the cell or the committee below proposes. The self-assessment stays in `steps`; a further proposal replaces the one before. A decided grading is a 409.',
    params: schemasOf(resource).idParams,
    body: proposalInput.meta({
      id: `${resource.one}Proposal`,
      description: 'The proposed grade.',
      example: { grade: 'good', score: 85 },
    }),
    ifMatch: true,
    idempotencyKey: 'accepted',
    responses: { 200: { description: 'It is proposed.', schema: resource.output } },
    problems: ['wrong_state'],
    handler: async (call) => {
      const { id } = call.params
      const written = await proposeGrade(writingOf(api, resource, call), id, call.precondition, call.body)
      return writtenResult(resource, written)
    },
  })
}

function confirmRoute(api: Api, resource: GradingResource): void {
  writeRoute(api, {
    method: 'POST',
    url: `/v1/${resource.path}/:id/confirm`,
    operationId: `confirm${resource.one}`,
    tag: resource.many,
    summary: { en: `Confirm ${resource.label.one}`, vi: `Quyết định một ${resource.label.vi}` },
    description:
      'Decides one grading. It needs a number and a day, in the body or stored before, and a period that is at its end (a year from 1 November of it on, `GRADING_DECISIONS_FROM`, a quarter from its last month on). Its facts are fixed: from then on only `published` and `external_id` can be changed, it cannot be deleted, and errors are replaced by a correction. A grading that is already confirmed stays unchanged.',
    params: schemasOf(resource).idParams,
    body: confirmationInput.meta({
      id: `${resource.one}Confirmation`,
      description: 'The decision, unless the grading has it already.',
      example: { decision_number: '12-QĐ/ĐU', decided_on: '2020-12-25' },
    }),
    ifMatch: true,
    idempotencyKey: 'accepted',
    responses: { 200: { description: 'It is confirmed.', schema: resource.output } },
    problems: ['wrong_state', 'unprocessable'],
    handler: async (call) => {
      const { gradingDecisionsFrom } = api.config
      const given = call.body ?? {}
      const { id } = call.params
      const writing = writingOf(api, resource, call)
      const written = await confirmGrading(writing, id, call.precondition, given, gradingDecisionsFrom)
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
    summary: { en: `Correct ${resource.label.one}`, vi: `Đính chính một ${resource.label.vi}` },
    description:
      'Replaces a confirmed grading by a new one, which is confirmed as well and published as the old one was, unless the body says otherwise. The old one stays readable by id, leads to the new one by `superseded_by_id`, and is listed with `history=true` only. A correction of number, day or period needs what a decision needs. The same correction sent again is answered with what the first one made.',
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
        api.config.gradingDecisionsFrom,
      )
      if (superseded === undefined) return writtenResult(resource, correction)
      const result = writtenResult(resource, correction, 201)
      return { ...result, changes: [...result.changes, ...writtenResult(resource, superseded).changes] }
    },
  })
}
