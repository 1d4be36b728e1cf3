import { z } from 'zod'
import { auditEvent } from '../../../platform/audit/schema.ts'
import { enrollmentEvent } from '../enrollment-events/schema.ts'
import { enrollment } from '../enrollments/schema.ts'
import { learner } from '../learners/schema.ts'

const heldEnrollment = enrollment
  .extend({
    events: z.array(enrollmentEvent).describe('The whole history of the enrollment, with replaced events.'),
  })
  .meta({ id: 'HeldEnrollment', description: 'An enrollment with its class and its history.' })

/** The response schema of everything held about a learner. */
export const learnerData = z
  .object({
    learner: learner.describe('The learner, also in the trash.'),
    enrollments: z
      .array(heldEnrollment)
      .describe('Every enrollment, also in the trash, oldest first, each with `class` and `events`.'),
    audit_events: z
      .array(auditEvent)
      .nullable()
      .describe(
        'Who wrote or read the learner, the enrollments and their events, newest first; null without the scope `audit:read`.',
      ),
  })
  .meta({
    id: 'LearnerData',
    description: 'Everything that is held about a learner. Never public.',
  })
