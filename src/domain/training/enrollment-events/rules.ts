import type { enrollmentStatuses } from '../enrollments/table.ts'
import type { enrollmentResults } from '../../../libraries/figure-grammar/figure.ts'
import type { happenings } from './table.ts'

export type EnrollmentStatus = (typeof enrollmentStatuses)[number]
export type Happening = (typeof happenings)[number]
export type EnrollmentResult = (typeof enrollmentResults)[number]

const whileStudying: readonly EnrollmentStatus[] = ['enrolled', 'deferred']

/**
 * The statuses on which an event can follow. The functions `enrollment_event_fits` and `enrollment_contradicts` of the
 * database hold the same rules; `test/domain/training/enrollment-rules.test.ts` compares them.
 */
const followsOn: Readonly<Record<Happening, readonly EnrollmentStatus[]>> = {
  withdrawn: ['enrolled'],
  deferred: ['enrolled'],
  resumed: ['withdrawn', 'deferred'],
  transferred: whileStudying,
  deceased: whileStudying,
  expelled: whileStudying,
  completed: whileStudying,
  failed: whileStudying,
}

/** The statuses on which this event can follow. */
export const statusesBefore = (kind: Happening): readonly EnrollmentStatus[] => followsOn[kind]

/** Whether the event can follow on the status. */
export const fits = (kind: Happening, status: EnrollmentStatus): boolean => followsOn[kind].includes(status)

/** The status after an event. */
export const statusAfter = (kind: Happening | undefined): EnrollmentStatus =>
  kind === undefined || kind === 'resumed' ? 'enrolled' : kind

/** The event that leads to a status. */
export const eventTo = (status: EnrollmentStatus): Happening => (status === 'enrolled' ? 'resumed' : status)

/** Whether a result cannot be that of a status. */
export function contradicts(status: EnrollmentStatus, result: EnrollmentResult | null): boolean {
  if (result === null) return false
  if (status === 'withdrawn') return true
  if (status === 'completed') return result === 'failed'
  return status === 'failed' && result !== 'failed'
}

/** Whether an enrollment of this status cannot be in a cancelled class. */
export const attends = (status: EnrollmentStatus): boolean =>
  status === 'enrolled' || status === 'completed' || status === 'failed'

/** An event with what decides its effect. */
interface TimelineEvent {
  place: number
  on: string | null
  effective_kind: Happening | null
}

/** An effective event, and the one before it. */
interface Step<E> {
  event: E & { effective_kind: Happening }
  previous: E | undefined
  before: EnrollmentStatus
}

const isEffective = <E extends TimelineEvent>(event: E): event is E & { effective_kind: Happening } =>
  event.effective_kind !== null

/** The effective events in their order: an event without a day counts from the beginning. */
export const effectiveEvents = <E extends TimelineEvent>(events: readonly E[]) =>
  events.filter(isEffective).toSorted((a, b) => (a.on ?? '').localeCompare(b.on ?? '') || a.place - b.place)

/** The first effective event that cannot follow on the events before it. */
export function firstMisfit<E extends TimelineEvent>(events: readonly E[]): Step<E> | undefined {
  let previous: (E & { effective_kind: Happening }) | undefined
  for (const event of effectiveEvents(events)) {
    const before = statusAfter(previous?.effective_kind)
    if (!fits(event.effective_kind, before)) return { event, previous, before }
    previous = event
  }
  return undefined
}

/** The status that events give. */
export const statusOf = (events: readonly TimelineEvent[]): EnrollmentStatus =>
  statusAfter(effectiveEvents(events).at(-1)?.effective_kind)
