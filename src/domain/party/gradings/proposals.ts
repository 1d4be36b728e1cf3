import { z } from 'zod'
import type { Api } from '../../../platform/http/api.ts'
import { writeRoute } from '../../../platform/http/register-route.ts'
import type { ResourceDefinition } from '../../../platform/resource/definition.ts'
import { findGradingChecks } from '../grading-checks/find-checks.ts'
import { gradingCheck } from '../grading-checks/schema.ts'
import type { GradingTable } from './columns.ts'
import { proposeGrades } from './propose.ts'
import { proposalsInput, type Grading, type GradingInput } from './schema.ts'

/** The response schema of proposals. */
const proposalReport = z
  .object({
    proposed: z.int().describe('How many gradings have a new proposal.'),
    unchanged: z.int().describe('How many had the same proposal already.'),
    checks: z
      .array(gradingCheck)
      .describe(
        'All gradings of the period after the proposals, by the rules of the period, as `/v1/party-grading-checks` answers them. A breach keeps no proposal back.',
      ),
  })
  .meta({ id: 'GradingProposalReport', description: 'What proposals did with the gradings of a period.' })

/** Registers the route that proposes grades for gradings of a period. */
export function proposalsRoute(
  api: Api,
  { path, table, one, many, label }: ResourceDefinition<Grading, GradingInput, GradingTable>,
): void {
  writeRoute(api, {
    method: 'POST',
    url: `/v1/${path}/proposals`,
    operationId: `propose${many}`,
    tag: many,
    summary: { en: `Propose grades for ${label.many}`, vi: `Đề xuất mức của các ${label.vi} trong kỳ` },
    description: `Sets what the cell or the committee below proposes for gradings of a year or a quarter, in one transaction: for all of them or for none. The self-assessments stay in \`steps\`; a further proposal replaces the one before, and the same again changes nothing. A decided grading is a 409. One at a time, with \`If-Match\`: \`propose${one}\`.`,
    body: proposalsInput.meta({
      id: `${many}Proposals`,
      description: 'The proposed grades of a period.',
      example: {
        year: 2020,
        by: 'Chi bộ khoa Lý luận cơ sở',
        items: [{ id: '01a00000-0000-7000-8000-000000000001', grade: 'good', score: 85 }],
      },
    }),
    idempotencyKey: 'accepted',
    responses: { 200: { description: 'What was proposed.', schema: proposalReport } },
    problems: ['unprocessable', 'unknown_reference', 'wrong_state'],
    handler: async ({ transaction, body }) => {
      const { report, changes } = await proposeGrades(transaction, { path, table }, body)
      const { year, quarter } = body
      const subject = 'party_member_id' in table ? 'member' : 'cell'
      const checks = await findGradingChecks(transaction, { year, quarter }, subject)
      return { status: 200, body: { ...report, checks }, changes }
    },
  })
}
