import { z } from 'zod'
import { referenceFields } from '../../../platform/resource/references.ts'
import { enrollmentEvent, enrollmentEventInput } from './schema.ts'

/** A row of a file of events: the event, and the enrollment by id, or by its learner and class. */
export const enrollmentEventRow = z
  .strictObject({
    ...referenceFields('enrollment_id', 'enrollment', 'enrollment', ['external_id']),
    ...referenceFields('learner_id', 'learner', 'learner, together with the class', [
      'code',
      'origin',
      'external_id',
    ]),
    ...referenceFields('class_id', 'class', 'class, together with the learner', [
      'code',
      'origin',
      'external_id',
    ]),
    ...enrollmentEventInput.shape,
  })
  .meta({
    id: 'EnrollmentEventRow',
    description: 'A row of a file of events: an event, and the enrollment by id, or by learner and class.',
    example: {
      learner: { code: 'HV-2020-017' },
      class: { code: 'TCLLCT-K12' },
      kind: 'withdrawn',
      on: '2020-05-11',
      decision_number: '27/QĐ-TCT',
    },
  })

/** The checked row of a file of events. */
export type EnrollmentEventRow = z.output<typeof enrollmentEventRow>

/** An event with what names its enrollment, as files have it. */
export const exportedEnrollmentEvent = enrollmentEvent.extend({
  learner_id: z.uuid().describe('Id of the learner.'),
  class_id: z.uuid().describe('Id of the class.'),
  to_class_id: z.uuid().nullable().describe('Of a transfer: id of the class into which the learner went.'),
})
