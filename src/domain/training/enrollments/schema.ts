import { z } from 'zod'
import { day, externalId, line } from '../../../platform/http/fields.ts'
import { referenceFields } from '../../../platform/resource/references.ts'
import { entityFields } from '../../../platform/resource/schemas.ts'
import { classOutput } from '../classes/schema.ts'
import { learner } from '../learners/schema.ts'
import { workInputs, workOutputs } from '../work/schema.ts'
import { certificateKinds, enrollmentStatuses } from './table.ts'
import { enrollmentResults } from '../../../libraries/figure-grammar/figure.ts'

const planned = z
  .boolean()
  .nullable()
  .describe(
    'Whether the place was in the plan of the year (trong kế hoạch); null: as its class. One class can mix both.',
  )
const status = z
  .enum(enrollmentStatuses)
  .describe(
    '`enrolled`, `completed`, `withdrawn`, `deferred`, `expelled`, `failed`, `transferred` or `deceased`. All but `withdrawn` and `transferred` count as learners of the class. It follows from the events of the enrollment (`/v1/enrollments/{id}/events`); a change of it here adds the event of that change.',
  )
/** What the values of `result` mean. */
export const enrollmentResultText =
  '`excellent` (xuất sắc), `very_good` (giỏi), `good` (khá), `fair` (trung bình khá), `average` (trung bình), `passed` (đạt), `failed` (không đạt).'
const result = z
  .enum(enrollmentResults)
  .nullable()
  .describe(`${enrollmentResultText} Null while there is none.`)
const certificateNumber =
  'Number of the diploma or certificate (số hiệu); unique, in any case, among live enrollments within kind, issuer and year of issue, and within the class while the day of issue is not known.'
const scoreText = 'Score from 0 to 10, with at most two decimals; null while there is none.'
const certificateKind = z
  .enum(certificateKinds)
  .nullable()
  .describe(
    'What was given: `diploma` (bằng tốt nghiệp), `certificate` (chứng chỉ), `attestation` (giấy chứng nhận).',
  )
const registerNumber = 'Number in the register of certificates (số vào sổ).'
const issuerText = 'Who issued the certificate; null: the school itself.'
const issuedText = 'Day of issue of the certificate.'
const resultDecision = 'Number of the decision that recognises the result.'

/** The fields of a result beside `result`, as inputs that may be left out. */
export const resultInputs = {
  // its range is checked with what is stored, so that the error says what the scale is
  score: z.number().nullable().describe(scoreText),
  certificate_kind: certificateKind,
  certificate_number: line(100).nullable().describe(certificateNumber),
  register_number: line(100).nullable().describe(registerNumber),
  certificate_issuer: line(300).nullable().describe(issuerText),
  certificate_issued_on: day().nullable().describe(issuedText),
}

const ofThatDay = ' As it was on the day of enrolling.'
const work = workInputs(
  `${ofThatDay} If left out, a new enrollment takes it from the learner; later changes of the learner do not change it.`,
)

/** The request body that creates an enrollment. */
export const enrollmentInput = z
  .strictObject({
    external_id: externalId()
      .nullable()
      .default(null)
      .describe('Its id in your system; unique among live enrollments.'),
    ...referenceFields('class_id', 'class', 'class', ['code', 'origin', 'external_id']),
    ...referenceFields('learner_id', 'learner', 'learner', ['code', 'origin', 'external_id']),
    enrolled_on: day()
      .nullable()
      .default(null)
      .describe(
        'Day of enrollment; not after `closed_on` of the class. One before its `opened_on` is stored, and a register check lists it.',
      ),
    planned: planned.default(null),
    status: status.default('enrolled'),
    result: result.default(null),
    score: resultInputs.score.default(null),
    certificate_kind: resultInputs.certificate_kind.default(null),
    certificate_number: resultInputs.certificate_number.default(null),
    register_number: resultInputs.register_number.default(null),
    certificate_issuer: resultInputs.certificate_issuer.default(null),
    certificate_issued_on: resultInputs.certificate_issued_on.default(null),
    result_decision_number: line(100).nullable().default(null).describe(resultDecision),
    position: work.position.optional(),
    holds_leadership: work.holds_leadership.optional(),
    position_level: work.position_level.optional(),
    unit: work.unit.optional(),
    unit_group: work.unit_group.optional(),
    party_member: work.party_member.optional(),
  })
  .meta({
    id: 'EnrollmentInput',
    description: 'The input that creates or replaces an enrollment: one learner, once per class.',
    example: { class: { code: 'TCLLCT-K12' }, learner: { external_id: 'hv-00017' } },
  })

/** The response schema of an enrollment. */
export const enrollment = z
  .object({
    ...entityFields,
    class_id: z.uuid().describe('Id of the class.'),
    class: classOutput.nullable().optional().describe('The class. Only with `include=class`.'),
    learner_id: z.uuid().describe('Id of the learner.'),
    learner: learner.nullable().optional().describe('The learner. Only with `include=learner`.'),
    enrolled_on: z.iso.date().nullable().describe('Day of enrollment.'),
    planned,
    status,
    result,
    score: z.number().nullable().describe(scoreText),
    certificate_kind: certificateKind,
    certificate_number: z.string().nullable().describe(certificateNumber),
    register_number: z.string().nullable().describe(registerNumber),
    certificate_issuer: z.string().nullable().describe(issuerText),
    certificate_issued_on: z.iso.date().nullable().describe(issuedText),
    result_decision_number: z.string().nullable().describe(resultDecision),
    ...workOutputs(ofThatDay),
  })
  .meta({ id: 'Enrollment', description: 'The attendance of a learner in a class. Never public.' })

/** The row of an enrollment. */
export type Enrollment = z.output<typeof enrollment>

/** The input that creates or replaces an enrollment. */
export type EnrollmentInput = z.output<typeof enrollmentInput>
