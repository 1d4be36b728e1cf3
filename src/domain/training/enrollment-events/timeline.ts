import { asc, eq, inArray } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import type { Transaction } from '../../../platform/database/database.ts'
import { enrollments } from '../enrollments/table.ts'
import { enrollmentEvents } from './table.ts'

const others = alias(enrollments, 'other')

/** The events of enrollments, in the order of their recording. The enrollments must be locked. */
export async function eventsOf({ orm }: Transaction, enrollmentIds: readonly string[]) {
  return await orm
    .select({
      id: enrollmentEvents.id,
      enrollment_id: enrollmentEvents.enrollment_id,
      sequence: enrollmentEvents.sequence,
      place: enrollmentEvents.place,
      kind: enrollmentEvents.kind,
      corrected_kind: enrollmentEvents.corrected_kind,
      reason: enrollmentEvents.reason,
      on: enrollmentEvents.on,
      decision_number: enrollmentEvents.decision_number,
      to_enrollment_id: enrollmentEvents.to_enrollment_id,
      to_class_id: others.class_id,
      replaces_event_id: enrollmentEvents.replaces_event_id,
      effective_kind: enrollmentEvents.effective_kind,
      replaced: enrollmentEvents.replaced,
    })
    .from(enrollmentEvents)
    .leftJoin(others, eq(others.id, enrollmentEvents.to_enrollment_id))
    .where(inArray(enrollmentEvents.enrollment_id, [...enrollmentIds]))
    .orderBy(asc(enrollmentEvents.enrollment_id), asc(enrollmentEvents.sequence))
}

/** An event of a locked enrollment. */
export type StoredEvent = Awaited<ReturnType<typeof eventsOf>>[number]

/** The number of the next event of an enrollment. */
export const nextSequence = (events: readonly Pick<StoredEvent, 'sequence'>[]): number =>
  1 + Math.max(0, ...events.map(({ sequence }) => sequence))
