import { asc, inArray } from 'drizzle-orm'
import type { Transaction } from '../../../platform/database/database.ts'
import { enrollmentEvents } from './table.ts'

/** The events of enrollments, in the order of their recording. The enrollments must be locked. */
export async function eventsOf({ orm }: Transaction, enrollmentIds: readonly string[]) {
  return await orm
    .select({
      id: enrollmentEvents.id,
      enrollment_id: enrollmentEvents.enrollment_id,
      sequence: enrollmentEvents.sequence,
      place: enrollmentEvents.place,
      on: enrollmentEvents.on,
      decision_number: enrollmentEvents.decision_number,
      to_enrollment_id: enrollmentEvents.to_enrollment_id,
      effective_kind: enrollmentEvents.effective_kind,
      replaced: enrollmentEvents.replaced,
    })
    .from(enrollmentEvents)
    .where(inArray(enrollmentEvents.enrollment_id, [...enrollmentIds]))
    .orderBy(asc(enrollmentEvents.enrollment_id), asc(enrollmentEvents.sequence))
}

/** An event of a locked enrollment. */
export type StoredEvent = Awaited<ReturnType<typeof eventsOf>>[number]
