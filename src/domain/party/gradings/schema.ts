import { z } from 'zod'
import { day, externalId, line, lines, year } from '../../../platform/http/fields.ts'
import { referenceFields } from '../../../platform/resource/references.ts'
import { entityFields } from '../../../platform/resource/schemas.ts'
import { gradingOutcomes, gradingReasons, gradingSteps } from './columns.ts'
import { grades } from '../../../libraries/figure-grammar/figure.ts'

const outcome = z
  .enum(gradingOutcomes)
  .describe(
    '`graded` (được xếp loại), `exempt` (không thuộc diện đánh giá, xếp loại) or `not_graded` (chưa đánh giá, xếp loại).',
  )
const grade = z
  .enum(grades)
  .nullable()
  .describe(
    '`excellent` (hoàn thành xuất sắc nhiệm vụ), `good` (hoàn thành tốt nhiệm vụ), `completed` (hoàn thành nhiệm vụ) or `not_completed` (không hoàn thành nhiệm vụ); given if and only if `outcome` is `graded`.',
  )

const reasonKind = z
  .enum(gradingReasons)
  .nullable()
  .describe(
    'The kind of the reason why there is no grade: `new_member` (admitted for less than six months), `exempt_from_activities` (miễn công tác và sinh hoạt đảng), `suspended` (đình chỉ sinh hoạt), `new_collective` (founded less than six months ago) or `other`; statistics count each apart. Null where there is a grade, and where no reason is known. If left out, it follows from `reason`: its words may be one of these values or its Vietnamese label, any other words are `other`.',
  )
const yearText = 'The year that was graded.'
const quarterText = 'The quarter that was graded, 1 to 4; null: the whole year.'
const labelText = 'The grade in the words of the decision, such as "trong sạch vững mạnh" before 2018.'
const scoreText = 'Points, 0 to 100.'
const issuerText = 'The committee that decided, such as Đảng ủy khối; null: the committee of the school.'
const numberText = 'Number of the decision, such as 12-QĐ/ĐU.'
const decidedText = 'Day of the decision; not before the graded period begins, and not after today.'

/** The input fields of a grading, for cells and members. */
export const gradingInputFields = {
  external_id: externalId()
    .nullable()
    .default(null)
    .describe('Its id in your system; unique among live gradings.'),
  year: year().describe(yearText),
  quarter: z.int().min(1).max(4).nullable().default(null).describe(quarterText),
  outcome: outcome.default('graded'),
  reason: lines(1000)
    .nullable()
    .default(null)
    .describe('Why there is no grade, according to the source; for a correction, why it was made.'),
  reason_kind: reasonKind.default(null),
  grade: grade.default(null),
  label: line(200).nullable().default(null).describe(labelText),
  score: z.number().min(0).max(100).nullable().default(null).describe(scoreText),
  decision_number: line(100).nullable().default(null).describe(numberText),
  decided_on: day().nullable().default(null).describe(decidedText),
  issuer: line(200).nullable().default(null).describe(issuerText),
  ...referenceFields('decision_document_id', 'decision_document', 'document of the decision', [
    'external_id',
  ]),
}

/** The input field `published`; its meaning differs for cells and members. */
export const publishedInput = (description: string) => z.boolean().default(false).describe(description)

/** The input field `reason` of a correction. */
export const correctionReason = lines(1000).describe(
  'Why the correction is made, for readers of the history. It becomes the `reason` of the new grading.',
)

/** The response fields of a grading, for cells and members. */
export const gradingFields = {
  year: z.int().describe(yearText),
  quarter: z.int().nullable().describe(quarterText),
  outcome,
  reason: z
    .string()
    .nullable()
    .describe('Why there is no grade; for a correction, why it was made. Null when the source does not say.'),
  reason_kind: reasonKind,
  grade,
  label: z.string().nullable().describe(labelText),
  score: z.number().nullable().describe(scoreText),
  decision_number: z.string().nullable().describe(numberText),
  decided_on: z.iso.date().nullable().describe(decidedText),
  issuer: z.string().nullable().describe(issuerText),
  decision_document_id: z
    .uuid()
    .nullable()
    .describe('Id of the document of the decision; null when there is none, or none you may see.'),
  step: z
    .enum(gradingSteps)
    .describe(
      'The furthest step: `self_assessed` (tự đánh giá), `proposed` (đề nghị) or `decided` (quyết định). `grade` and `score` are those of this step.',
    ),
  steps: z
    .array(
      z
        .object({
          step: z.enum(gradingSteps).describe('The step.'),
          grade,
          score: z.number().nullable().describe(scoreText),
          on: z.iso.date().nullable().describe('Day of the step; null where it is not known.'),
          by: z
            .string()
            .nullable()
            .describe('Who proposed or decided; null: the subject itself, or the committee of the school.'),
        })
        .describe('What was assessed, proposed or decided.'),
    )
    .describe('All steps, in their order. Callers who see published gradings only get the furthest one.'),
  published: z.boolean().describe('Whether it is published.'),
  confirmed_at: z.iso
    .datetime({ offset: true })
    .nullable()
    .describe('When its facts were fixed (UTC), so that only a correction replaces them; null before.'),
  current: z.boolean().describe('Whether it holds; false once a correction has replaced it.'),
  supersedes_id: z
    .uuid()
    .nullable()
    .describe('Id of the grading that it corrects; null when there is none, or none you may see.'),
  superseded_by_id: z
    .uuid()
    .nullable()
    .describe('Id of the correction that replaced it; null when there is none, or none you may see.'),
}

const number = line(100).describe(numberText)
const decidedOn = day().describe(
  'Day of the decision; not before the period is at its end, and not after today.',
)

/** The request body that confirms a grading. */
export const confirmationInput = z
  .strictObject({
    decision_number: number.optional(),
    decided_on: decidedOn.optional(),
    issuer: line(200).optional().describe(issuerText),
  })
  .optional()

/** The request body that proposes a grade. */
export const proposalInput = z.strictObject({
  grade: z.enum(grades).describe('The proposed grade.'),
  score: z.number().min(0).max(100).nullable().default(null).describe(scoreText),
  on: day().optional().describe('Day of the proposal, not after today; default: today.'),
  by: line(200).nullable().default(null).describe('Who proposes, such as the Party cell.'),
})

/** The request body that decides gradings. */
export const decisionsInput = z.strictObject({
  year: year().describe(yearText),
  quarter: z.int().min(1).max(4).nullable().default(null).describe(quarterText),
  decision_number: number,
  decided_on: decidedOn,
  issuer: line(200).nullable().default(null).describe(issuerText),
  ids: z
    .array(z.uuid())
    .min(1)
    .max(5000)
    .optional()
    .describe('The gradings to decide, by id; without it all of the period.'),
})

/** The request body that proposes grades. */
export const proposalsInput = z.strictObject({
  year: year().describe(yearText),
  quarter: z.int().min(1).max(4).nullable().default(null).describe(quarterText),
  on: proposalInput.shape.on,
  by: proposalInput.shape.by,
  items: z
    .array(
      z.strictObject({
        id: z.uuid().describe('Id of the grading.'),
        grade: proposalInput.shape.grade,
        score: proposalInput.shape.score,
      }),
    )
    .min(1)
    .max(5000)
    .describe('The gradings, each with the grade that is proposed.'),
})

/** The checked body of proposals. */
export type ProposalsInput = z.output<typeof proposalsInput>

/** The checked body of a decision. */
export type DecisionsInput = z.output<typeof decisionsInput>

const grading = z.object({ ...entityFields, ...gradingFields })
const gradingInput = z.object({ ...gradingInputFields, published: z.boolean() })

/** The row of a grading, for cells and members. */
export type Grading = z.output<typeof grading>

/** The input that creates or replaces a grading, for cells and members. */
export type GradingInput = z.output<typeof gradingInput>
