import { z } from 'zod'
import { referenceFields } from '../../../platform/resource/references.ts'
import { entityFields } from '../../../platform/resource/schemas.ts'
import { partyCell } from '../cells/schema.ts'
import { validateGrading } from '../gradings/validate-grading.ts'
import { gradingFields, gradingInputFields, publishedInput } from '../gradings/schema.ts'
import { partyMember } from '../members/schema.ts'

const cellText =
  'Party cell in which the member was graded (`cell` or `grassroots_cell`); if left out, the cell of the member. A cell in which the member takes part for a time only is a 422. A later move of the member does not change it'
const leadership =
  'Whether the member held a position of leadership or management (giữ chức vụ lãnh đạo, quản lý) in the period, for quota rules that count only those; null where it is not known.'
const published = 'Whether the member and the cell know it. It is never public.'

/** The request body that creates a grading of a Party member. */
export const partyMemberGradingInput = z
  .strictObject({
    ...referenceFields('party_member_id', 'party_member', 'Party member who was graded', ['external_id']),
    ...referenceFields('party_cell_id', 'party_cell', cellText, ['slug', 'external_id']),
    holds_leadership: z
      .boolean()
      .nullable()
      .optional()
      .describe(
        `${leadership} A new grading that leaves it out takes that of the member, and a later change of the member does not change it. A confirmed grading can still say it where it is null.`,
      ),
    ...gradingInputFields,
    published: publishedInput(published),
  })
  .superRefine(validateGrading)
  .meta({
    id: 'PartyMemberGradingInput',
    description: 'The input that creates or replaces a grading of a Party member.',
    example: { party_member: { external_id: 'dv-0007' }, year: 2020, grade: 'good' },
  })

/** The response schema of a grading of a Party member. */
export const partyMemberGrading = z
  .object({
    ...entityFields,
    party_member_id: z.uuid().describe('Id of the Party member who was graded.'),
    party_member: partyMember
      .nullable()
      .optional()
      .describe('The Party member. Only with `include=party_member`.'),
    party_cell_id: z.uuid().nullable().describe(`Id of the ${cellText}. Null only where no source says it.`),
    party_cell: partyCell.nullable().optional().describe('The Party cell. Only with `include=party_cell`.'),
    holds_leadership: z.boolean().nullable().describe(leadership),
    ...gradingFields,
    published: z.boolean().describe(published),
  })
  .meta({
    id: 'PartyMemberGrading',
    description: 'The grade of a Party member for a year or a quarter. Never public.',
  })

/** The row of a grading of a Party member. */
export type MemberGrading = z.output<typeof partyMemberGrading>

/** The input that creates or replaces a grading of a Party member. */
export type MemberGradingInput = z.output<typeof partyMemberGradingInput>
