import { z } from 'zod'
import { referenceFields } from '../../../platform/resource/references.ts'
import { entityFields } from '../../../platform/resource/schemas.ts'
import { checkFacts } from '../gradings/facts.ts'
import { gradingFields, gradingInputFields, publishedInput } from '../gradings/schema.ts'
import { partyMember } from '../members/schema.ts'

const published =
  'Whether it was made known to the member and the cell. Everyone else never sees it, whatever this says.'

/** The request body that creates a grading of a Party member. */
export const partyMemberGradingInput = z
  .strictObject({
    ...referenceFields('party_member_id', 'party_member', 'Party member who was graded', ['external_id']),
    ...gradingInputFields,
    published: publishedInput(published),
  })
  .superRefine(checkFacts)
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
    ...gradingFields,
    published: z.boolean().describe(published),
  })
  .meta({
    id: 'PartyMemberGrading',
    description: 'What a Party member was graded in a year or a quarter. Never public.',
  })
