import { vietnameseDay } from '../../../libraries/vietnamese/day.ts'
import { eq } from 'drizzle-orm'
import { uuidv7 } from 'uuidv7'
import type { Change } from '../../../platform/http/audit-trail.ts'
import { liveRowForWrite } from '../../../platform/resource/write.ts'
import type { Writing } from '../../../platform/resource/writing.ts'
import { classes } from '../classes/table.ts'
import type { Enrollment, EnrollmentInput } from '../enrollments/schema.ts'
import { enrollments } from '../enrollments/table.ts'
import {
  breaksLater,
  cannotFollow,
  classCancelled,
  contradiction,
  resultContradicts,
  wrongState,
} from './problems.ts'
import { attends, contradicts, firstMisfit, statusOf, type Happening } from './rules.ts'
import type { EnrollmentEventInput } from './schema.ts'
import { enrollmentEvents } from './table.ts'
import { eventsOf, type StoredEvent } from './timeline.ts'
import { enrollInOtherClass, removeOtherEnrollment } from './transfer.ts'

type EnrollmentWriting = Writing<Enrollment, EnrollmentInput, typeof enrollments>

/** What an event adds to the history, and what it says. */
interface NewEvent {
  kind: EnrollmentEventInput['kind']
  effective_kind: Happening | null
  on: string | null
  place: number
  decision_number: string | null
  to_enrollment_id: string | null
  /** The event that it replaces. */
  replaces: StoredEvent | undefined
}

/** The event that a correction replaces. @throws Problem if there is none to correct */
function replacedEvent(events: readonly StoredEvent[], id: string): StoredEvent {
  const event = events.find((one) => one.id === id)
  if (event === undefined) {
    throw contradiction('replaces_event_id', 'unknown_reference', {
      en: 'This enrollment has no such event: name one of its list.',
      vi: 'Ghi danh này không có sự kiện đó: hãy chọn một sự kiện trong danh sách của ghi danh.',
    })
  }
  if (event.replaced) {
    throw wrongState('replaces_event_id', 'already_corrected', {
      en: 'A later event has corrected it already: correct that one.',
      vi: 'Sự kiện này đã được đính chính: hãy đính chính sự kiện sau cùng.',
    })
  }
  return event
}

/** The event that the input describes. */
function newEvent(input: EnrollmentEventInput, events: readonly StoredEvent[]): NewEvent {
  const { kind, replaces_event_id, corrected_kind, decision_number } = input
  if (kind !== 'corrected') {
    const place = 1 + Math.max(0, ...events.map(({ sequence }) => sequence))
    const on = input.on ?? null
    return {
      kind,
      effective_kind: kind,
      on,
      place,
      decision_number,
      to_enrollment_id: null,
      replaces: undefined,
    }
  }
  const replaces = replacedEvent(events, replaces_event_id ?? '')
  const staysTransfer = corrected_kind === 'transferred' && replaces.effective_kind === 'transferred'
  if (corrected_kind === 'transferred' && !staysTransfer) {
    throw contradiction('corrected_kind', 'needs_event', {
      en: 'A transfer makes an enrollment in the other class: undo the wrong event (`corrected_kind` null), then record `transferred`.',
      vi: 'Chuyển lớp tạo ghi danh ở lớp khác: hãy hủy sự kiện sai (`corrected_kind` để trống), rồi ghi sự kiện `transferred`.',
    })
  }
  return {
    kind,
    effective_kind: corrected_kind,
    on: input.on === undefined ? replaces.on : input.on,
    place: replaces.place,
    decision_number,
    to_enrollment_id: staysTransfer ? replaces.to_enrollment_id : null,
    replaces,
  }
}

/** The events as they count after the new one. */
const eventsAfter = (events: readonly StoredEvent[], added: NewEvent) => [
  ...events.filter((event) => event !== added.replaces),
  { ...added, id: undefined },
]

/** @throws Problem if the events could not follow on each other any more */
function assertSequence(events: readonly StoredEvent[], added: NewEvent): void {
  const misfit = firstMisfit(eventsAfter(events, added))
  if (misfit === undefined) return
  const { event, before, previous } = misfit
  if (event.id !== undefined) throw breaksLater(event.effective_kind, event.on)
  const field = added.kind === 'corrected' ? 'corrected_kind' : 'kind'
  throw cannotFollow(field, event.effective_kind, before, previous?.on)
}

/** @throws Problem if the enrollment cannot have the status that follows from the events */
async function assertStatus(
  { transaction }: EnrollmentWriting,
  current: Enrollment,
  events: readonly StoredEvent[],
  added: NewEvent,
): Promise<void> {
  const status = statusOf(eventsAfter(events, added))
  if (status === current.status) return
  if (contradicts(status, current.result)) throw resultContradicts('kind', status, current.result ?? '')
  if (!attends(status)) return
  // a change of the class waits until the transaction ends
  const [found] = await transaction.orm
    .select({ status: classes.status })
    .from(classes)
    .where(eq(classes.id, current.class_id))
    .for('key share')
  if (found?.status === 'cancelled') throw classCancelled('kind')
}

function assertDay({ enrolled_on }: Enrollment, { effective_kind, on }: NewEvent): void {
  if (effective_kind === null || on === null || enrolled_on === null || on >= enrolled_on) return
  throw contradiction('on', 'before_enrollment', {
    en: `It must not be before the day of enrollment, ${enrolled_on}.`,
    vi: `Không được trước ngày nhập học ${vietnameseDay(enrolled_on)}.`,
  })
}

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
  const added = newEvent(input, events)
  assertSequence(events, added)
  assertDay(current, added)
  await assertStatus(writing, current, events, added)
  const others: Change[] = []
  if (input.kind === 'transferred') {
    const other = await enrollInOtherClass(writing, current, input)
    added.to_enrollment_id = other.id
    others.push(other)
  }
  const undone = added.replaces?.to_enrollment_id
  if (undone && added.to_enrollment_id === null)
    others.push(...(await removeOtherEnrollment(writing, undone)))
  const id = uuidv7()
  await transaction.orm.insert(enrollmentEvents).values({
    id,
    enrollment_id: current.id,
    sequence: 1 + Math.max(0, ...events.map(({ sequence }) => sequence)),
    place: added.place,
    kind: added.kind,
    corrected_kind: input.corrected_kind,
    on: added.on,
    reason: input.reason,
    decision_number: added.decision_number,
    to_enrollment_id: added.to_enrollment_id,
    replaces_event_id: input.replaces_event_id,
  })
  const [after] = await transaction.orm
    .select({ revision: enrollments.revision })
    .from(enrollments)
    .where(eq(enrollments.id, current.id))
  const revision = after!.revision
  const fields = Object.keys(input).filter((name) => (input as Record<string, unknown>)[name] !== null)
  return {
    id,
    changes: [
      { resource: 'enrollment-events', id, revision: null, fields },
      ...(revision === current.revision
        ? []
        : [{ resource: 'enrollments', id: current.id, revision, fields: ['status'] }]),
      ...others,
    ],
  }
}
