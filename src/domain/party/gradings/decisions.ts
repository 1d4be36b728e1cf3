import { z } from 'zod'
import type { Api } from '../../../platform/http/api.ts'
import { writeRoute } from '../../../platform/http/register-route.ts'
import type { ResourceDefinition } from '../../../platform/resource/definition.ts'
import type { GradingTable } from './columns.ts'
import { findGradingChecks } from '../grading-checks/find-checks.ts'
import { gradingCheck } from '../grading-checks/schema.ts'
import { decideGradings } from './decide.ts'
import { decisionsInput, type Grading, type GradingInput } from './schema.ts'

/** The response schema of a decision. */
const decisionReport = z
  .object({
    decided: z.int().describe('How many gradings it decided.'),
    unchanged: z.int().describe('How many had the same decision already.'),
    refused: z
      .int()
      .describe('How many were decided otherwise or cannot be; only without `ids`, else none is decided.'),
    items: z
      .array(
        z.object({
          id: z.uuid().describe('Id of the grading.'),
          outcome: z.enum(['decided', 'unchanged', 'refused']).describe('What became of it.'),
          errors: z
            .array(
              z.object({
                pointer: z.string().describe('The field of the request.'),
                code: z.string().describe('For programs.'),
                message: z
                  .object({
                    vi: z.string().describe('In Vietnamese.'),
                    en: z.string().describe('In English.'),
                  })
                  .describe('Why, and the remedy.'),
              }),
            )
            .describe('Why it was refused; empty otherwise.'),
        }),
      )
      .describe('Each grading, by id.'),
    checks: z
      .array(gradingCheck)
      .describe(
        'All gradings of the period after the decision, by the rules of the period, as `/v1/party-grading-checks` answers them. A breach keeps no decision back.',
      ),
  })
  .meta({ id: 'GradingDecisionReport', description: 'What a decision did with the gradings of a period.' })

/** Registers the route that decides the gradings of a period. */
export function decisionsRoute(
  api: Api,
  resource: ResourceDefinition<Grading, GradingInput, GradingTable>,
): void {
  writeRoute(api, {
    method: 'POST',
    url: `/v1/${resource.path}/decisions`,
    operationId: `decide${resource.many}`,
    tag: resource.many,
    summary: { en: `Decide ${resource.label.many}`, vi: `Quyết định các ${resource.label.vi} của kỳ` },
    description:
      'Decides the gradings of a year or a quarter, all of them or those of `ids`, in one transaction: number and day are stored with each, and its facts are fixed. The period must be at its end: a year from 1 November of it on (`GRADING_DECISIONS_FROM`), a quarter from its last month on. The same decision again changes nothing. A grading that another decision has is refused: of named ones then none is decided, and the response is a 409; without `ids` the others are decided.',
    body: decisionsInput.meta({
      id: `${resource.many}Decision`,
      description: 'A decision about the gradings of a period.',
      example: { year: 2020, decision_number: '12-QĐ/ĐU', decided_on: '2020-12-25' },
    }),
    idempotencyKey: 'accepted',
    responses: { 200: { description: 'What was decided.', schema: decisionReport } },
    problems: ['unprocessable', 'unknown_reference', 'wrong_state'],
    handler: async ({ transaction, body }) => {
      const { path, table } = resource
      const { gradingDecisionsFrom } = api.config
      const { report, changes } = await decideGradings(
        transaction,
        { path, table },
        body,
        gradingDecisionsFrom,
      )
      const { year, quarter } = body
      const subject = 'party_member_id' in table ? 'member' : 'cell'
      const checks = await findGradingChecks(transaction, { year, quarter }, subject)
      return { status: 200, body: { ...report, checks }, changes }
    },
  })
}
