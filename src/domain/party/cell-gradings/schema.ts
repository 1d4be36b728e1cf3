import { z } from 'zod'
import { referenceFields } from '../../../platform/resource/references.ts'
import { entityFields } from '../../../platform/resource/schemas.ts'
import { partyCell } from '../cells/schema.ts'
import { validateGrading } from '../gradings/validate-grading.ts'
import { gradingFields, gradingInputFields, publishedInput } from '../gradings/schema.ts'

/** The request body that creates a grading of a Party cell. */
export const partyCellGradingInput = z
  .strictObject({
    ...referenceFields('party_cell_id', 'party_cell', 'Party cell that was graded', ['slug', 'external_id']),
    ...gradingInputFields,
    published: publishedInput(
      'Whether it is public; otherwise only keys that may read Party registers see it.',
    ),
  })
  .superRefine(validateGrading)
  .meta({
    id: 'PartyCellGradingInput',
    description: 'The input that creates or replaces a grading of a Party cell.',
    example: {
      party_cell: { slug: 'chi-bo-khoa-ly-luan-co-so' },
      year: 2020,
      grade: 'good',
      decided_on: '2021-01-15',
      published: true,
    },
  })

/** The response schema of a grading of a Party cell. */
export const partyCellGrading = z
  .object({
    ...entityFields,
    party_cell_id: z.uuid().describe('Id of the Party cell that was graded.'),
    party_cell: partyCell.nullable().optional().describe('The Party cell. Only with `include=party_cell`.'),
    ...gradingFields,
    published: z
      .boolean()
      .describe('Whether it is public; otherwise only keys that may read Party registers see it.'),
  })
  .meta({ id: 'PartyCellGrading', description: 'The grade of a Party cell for a year or a quarter.' })
