import { asc, eq, inArray } from 'drizzle-orm'
import { uuidv7 } from 'uuidv7'
import type { Transaction } from '../../../platform/database/database.ts'
import type { Change } from '../../../platform/http/audit-trail.ts'
import { liveRowForWrite } from '../../../platform/resource/write.ts'
import type { Writing } from '../../../platform/resource/writing.ts'
import { classes } from '../classes/table.ts'
import { anonymousOf } from '../enrollments/personal-fields.ts'
import type { Enrollment, EnrollmentInput } from '../enrollments/schema.ts'
import { enrollments } from '../enrollments/table.ts'
import { planEvent, type NewEvent } from './plan-event.ts'
import type { EnrollmentEventInput } from './schema.ts'
import { enrollmentEvents } from './table.ts'
import { eventsOf, nextSequence, type StoredEvent } from './timeline.ts'
import { enrollInOtherClass, removeOtherEnrollment } from './transfer.ts'

export type EnrollmentWriting = Writing<Enrollment, EnrollmentInput, typeof enrollments>

/** The cancelled ones of some classes. Changes of these classes wait until the transaction ends. */
export async function cancelledOf({ orm }: Transaction, classIds: readonly string[]): Promise<Set<string>> {
  const locked = await orm
    .select({ id: classes.id, status: classes.status })
    .from(classes)
    .where(inArray(classes.id, [...classIds]))
    .orderBy(asc(classes.id))
    .for('key share')
  return new Set(locked.flatMap(({ id, status }) => (status === 'cancelled' ? [id] : [])))
}

/** Whether an event changes other enrollments: those that a transfer makes, or that its correction removes. */
export const movesLearner = ({ kind, to_enrollment_id, replaces }: NewEvent): boolean =>
  kind === 'transferred' || (Boolean(replaces?.to_enrollment_id) && to_enrollment_id === null)

/**
 * Enrolls a transferred learner in the other class, or takes that back if the transfer is undone.
 * @returns the changes of other enrollments
 */
export async function moveLearner(
  writing: EnrollmentWriting,
  current: Enrollment,
  input: EnrollmentEventInput,
  added: NewEvent,
): Promise<Change[]> {
  if (input.kind === 'transferred') {
    const other = await enrollInOtherClass(writing, current, input)
    added.to_enrollment_id = other.id
    return [other]
  }
  const undone = added.replaces?.to_enrollment_id
  if (!undone || added.to_enrollment_id !== null) return []
  return await removeOtherEnrollment(writing, current, undone)
}

/** The row of an event that follows on the recorded ones. */
export const rowOf = (
  enrollmentId: string,
  events: readonly StoredEvent[],
  { corrected_kind, reason, replaces_event_id }: EnrollmentEventInput,
  { place, kind, on, decision_number, to_enrollment_id }: NewEvent,
) => ({
  id: uuidv7(),
  enrollment_id: enrollmentId,
  sequence: nextSequence(events),
  place,
  kind,
  corrected_kind,
  on,
  reason,
  decision_number,
  to_enrollment_id,
  replaces_event_id,
})

/** The fields of an input that have a value. */
export const givenFields = (input: Readonly<Record<string, unknown>>): string[] =>
  Object.keys(input).filter((name) => input[name] !== null && input[name] !== undefined)

/** An event that was added, and what changed with it. */
interface AddedEvent {
  id: string
  changes: Change[]
}

/**
 * Adds an event to the history of an enrollment. A transfer makes the enrollment in the other class; a correction that
 * undoes a transfer moves that one to the trash. The row of the enrollment is locked first, so that concurrent events
 * follow on each other. A trigger sets the status.
 * @throws Problem 409 for an event that cannot follow, 422 for values that contradict what is stored
 */
export async function addEvent(
  writing: EnrollmentWriting,
  enrollmentId: string,
  input: EnrollmentEventInput,
): Promise<AddedEvent> {
  const { transaction } = writing
  const current = await liveRowForWrite(writing, enrollmentId)
  const events = await eventsOf(transaction, [current.id])
  const cancelled = await cancelledOf(transaction, [current.class_id])
  const anonymous = await anonymousOf(transaction, [current.learner_id])
  const { added } = planEvent(current, events, input, {
    isClassCancelled: cancelled.has(current.class_id),
    isAnonymous: anonymous.has(current.learner_id),
  })
  const others = await moveLearner(writing, current, input, added)
  const row = rowOf(current.id, events, input, added)
  await transaction.orm.insert(enrollmentEvents).values(row)
  const [after] = await transaction.orm
    .select({ revision: enrollments.revision })
    .from(enrollments)
    .where(eq(enrollments.id, current.id))
  const revision = after!.revision
  return {
    id: row.id,
    changes: [
      { resource: 'enrollment-events', id: row.id, revision: null, fields: givenFields(input) },
      ...(revision === current.revision
        ? []
        : [{ resource: 'enrollments', id: current.id, revision, fields: ['status'] }]),
      ...others,
    ],
  }
}
