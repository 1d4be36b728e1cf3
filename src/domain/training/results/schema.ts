import { z } from 'zod'
import { code, day, id, line, validationError } from '../../../platform/http/fields.ts'
import { enrollmentResults } from '../../../libraries/figure-grammar/figure.ts'
import { enrollmentResultText, resultInputs } from '../enrollments/schema.ts'

const decision = line(100).nullable().describe('Number of the decision that recognises the result.')

const item = z
  .strictObject({
    enrollment_id: id().optional().describe('Id of the enrollment; give this or `learner_code`.'),
    learner_code: line(100)
      .optional()
      .describe('Code of the learner, in any case; give this or `enrollment_id`.'),
    learner_origin: code()
      .nullable()
      .optional()
      .describe('The former school that gave `learner_code`; null or left out: the school itself.'),
    result: z
      .enum(enrollmentResults)
      .describe(
        `${enrollmentResultText} \`failed\` makes the event \`failed\`, every other one \`completed\`.`,
      ),
    score: resultInputs.score.optional(),
    certificate_kind: resultInputs.certificate_kind.optional(),
    certificate_number: resultInputs.certificate_number.optional(),
    register_number: resultInputs.register_number.optional(),
    certificate_issuer: resultInputs.certificate_issuer.optional(),
    certificate_issued_on: resultInputs.certificate_issued_on.optional(),
    decision_number: decision.optional(),
  })
  .refine(
    ({ enrollment_id, learner_code }) => (enrollment_id === undefined) !== (learner_code === undefined),
    {
      path: ['enrollment_id'],
      ...validationError(
        'one_of',
        'Give either enrollment_id or learner_code.',
        'Cần nêu đúng một trong hai: mã ghi danh hoặc mã số học viên.',
      ),
    },
  )

  .refine(
    ({ learner_code, learner_origin }) => learner_code !== undefined || (learner_origin ?? null) === null,
    {
      path: ['learner_origin'],
      ...validationError(
        'not_allowed',
        'It stands beside learner_code only.',
        'Chỉ đi kèm với mã số học viên.',
      ),
    },
  )

/** The most items of a closing list. */
export const maxResults = 5000

/** The request body that stores the closing list of a class. */
export const resultsInput = z
  .strictObject({
    items: z
      .array(item)
      .min(1)
      .max(maxResults)
      .describe(
        'One item for each learner. Fields that an item leaves out stay as they are; null empties them.',
      ),
    on: day()
      .optional()
      .describe('The day of the results of a class without `closed_on`; otherwise they are of that day.'),
    decision_number: decision.optional().describe('The decision of all items that name none.'),
  })
  .meta({
    id: 'ResultsInput',
    description: 'The closing list of a class.',
    example: {
      items: [
        {
          enrollment_id: '0197f3a2-6f0a-7cc1-9d5e-2f4b6a8c0d1e',
          result: 'good',
          score: 7.8,
          certificate_kind: 'diploma',
          certificate_number: 'B-0012345',
          register_number: '17/2020',
          certificate_issued_on: '2020-12-18',
        },
      ],
    },
  })

const outcomes = ['stored', 'unchanged'] as const

/** The response schema of a stored closing list. */
export const resultsReport = z
  .object({
    class_id: z.uuid().describe('Id of the class.'),
    on: z.iso.date().nullable().describe('The day of the events that were added; null if none was.'),
    stored: z.int().describe('How many items changed something.'),
    unchanged: z.int().describe('How many items were stored like this already.'),
    items: z
      .array(
        z.object({
          enrollment_id: z.uuid().describe('Id of the enrollment.'),
          outcome: z.enum(outcomes).describe('`stored` or `unchanged`.'),
          status: z.enum(['completed', 'failed']).describe('Status of the enrollment.'),
        }),
      )
      .describe('What became of each item, in the order of the request.'),
  })
  .meta({ id: 'ResultsReport', description: 'What a closing list changed.' })

/** The checked closing list. */
export type ResultsInput = z.output<typeof resultsInput>
/** The report of a stored closing list. */
export type ResultsReport = z.output<typeof resultsReport>
