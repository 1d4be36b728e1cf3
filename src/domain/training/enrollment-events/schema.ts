import { z } from 'zod'
import { day, id, line, lines, validationError } from '../../../platform/http/fields.ts'
import { referenceFields } from '../../../platform/resource/references.ts'
import { enrollmentEventKinds, happenings } from './table.ts'

const kind = z
  .enum(enrollmentEventKinds)
  .describe(
    '`withdrawn` (thôi học), `deferred` (bảo lưu): from enrolled; `resumed` (học tiếp): from withdrawn or deferred; `transferred` (chuyển lớp), `deceased` (từ trần), `expelled` (buộc thôi học), `completed` (hoàn thành), `failed` (không hoàn thành): from enrolled or deferred; `corrected` (đính chính) replaces an event that was recorded wrongly.',
  )
const correctedKind = z
  .enum(happenings)
  .nullable()
  .describe(
    'Only of `corrected`: what happened instead of the replaced event; null: nothing, so that it is undone.',
  )
const onText =
  'The day from which it holds, not before `enrolled_on`. Events count in the order of their days; one without a day (null) counts from the beginning of the enrollment.'
const reasonText = 'Why, in the words of the decision or of the registrar.'
const decisionText = 'Number of the decision, such as `27/QĐ-TCT`.'

/** The request body that adds an event to an enrollment. */
export const enrollmentEventInput = z
  .strictObject({
    kind,
    on: day()
      .nullable()
      .optional()
      .describe(`${onText} A correction without it keeps the day of the replaced event.`),
    reason: lines(1000).nullable().default(null).describe(reasonText),
    decision_number: line(100).nullable().default(null).describe(decisionText),
    ...referenceFields('to_class_id', 'to_class', 'class into which a `transferred` learner goes', [
      'code',
      'origin',
      'external_id',
    ]),
    replaces_event_id: id()
      .nullable()
      .default(null)
      .describe('Id of the event that a `corrected` replaces; it must be one of this enrollment.'),
    corrected_kind: correctedKind.default(null),
  })
  .refine(({ kind: what, replaces_event_id }) => what !== 'corrected' || replaces_event_id !== null, {
    path: ['replaces_event_id'],
    ...validationError('required', 'Name the event that is corrected.', 'Hãy nêu sự kiện cần đính chính.'),
  })
  .refine(({ kind: what, replaces_event_id }) => what === 'corrected' || replaces_event_id === null, {
    path: ['replaces_event_id'],
    ...validationError(
      'not_allowed',
      'Only a corrected event replaces one.',
      'Chỉ dùng với sự kiện "Đính chính".',
    ),
  })
  .refine(({ kind: what, corrected_kind }) => what === 'corrected' || corrected_kind === null, {
    path: ['corrected_kind'],
    ...validationError('not_allowed', 'Only a corrected event has it.', 'Chỉ dùng với sự kiện "Đính chính".'),
  })
  .refine(
    ({ kind: what, to_class_id, to_class }) =>
      what !== 'transferred' || (to_class_id ?? to_class ?? null) !== null,
    {
      path: ['to_class_id'],
      ...validationError(
        'required',
        'Name the class into which the learner goes.',
        'Hãy nêu lớp chuyển đến.',
      ),
    },
  )
  .refine(
    ({ kind: what, to_class_id, to_class }) =>
      what === 'transferred' || (to_class_id ?? to_class ?? null) === null,
    {
      path: ['to_class_id'],
      ...validationError(
        'not_allowed',
        'Only a transferred learner goes into a class.',
        'Chỉ dùng với sự kiện "Chuyển lớp".',
      ),
    },
  )
  .refine(({ to_class_id, to_class }) => (to_class_id ?? null) === null || (to_class ?? null) === null, {
    path: ['to_class'],
    ...validationError('one_of', 'Name the class once.', 'Chỉ nêu lớp một lần.'),
  })
  .meta({
    id: 'EnrollmentEventInput',
    description: 'The input that adds an event to the history of an enrollment.',
    example: { kind: 'withdrawn', on: '2020-05-11', reason: 'Chuyển công tác', decision_number: '27/QĐ-TCT' },
  })

/** The response schema of an event. */
export const enrollmentEvent = z
  .object({
    id: z.uuid().describe('UUID, made by the server.'),
    enrollment_id: z.uuid().describe('Id of the enrollment.'),
    sequence: z.int().min(1).describe('Counts the events of the enrollment in the order of their recording.'),
    kind,
    corrected_kind: correctedKind,
    on: z.iso.date().nullable().describe(onText),
    reason: z.string().nullable().describe(reasonText),
    decision_number: z.string().nullable().describe(decisionText),
    to_enrollment_id: z
      .uuid()
      .nullable()
      .describe(
        'Of a transfer: id of the enrollment in the other class; null of a status that was only written so.',
      ),
    replaces_event_id: z.uuid().nullable().describe('Of `corrected`: id of the event that it replaces.'),
    replaced: z.boolean().describe('Whether a later `corrected` replaces it, so that it no longer counts.'),
    recorded_at: z.iso.datetime({ offset: true }).describe('When it was recorded (UTC).'),
  })
  .meta({
    id: 'EnrollmentEvent',
    description: 'What happened to an enrollment. Events are never changed or removed. Never public.',
  })

/** The row of an event. */
export type EnrollmentEvent = z.output<typeof enrollmentEvent>

/** The checked body that adds an event. */
export type EnrollmentEventInput = z.output<typeof enrollmentEventInput>
