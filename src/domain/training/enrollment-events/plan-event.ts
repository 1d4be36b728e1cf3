import { vietnameseDay } from '../../../libraries/vietnamese/day.ts'
import type { Enrollment } from '../enrollments/schema.ts'
import { anonymousProblem } from '../learners/anonymous.ts'
import {
  breaksLater,
  cannotFollow,
  classCancelled,
  contradiction,
  resultContradicts,
  wrongState,
} from './problems.ts'
import {
  attends,
  contradicts,
  firstMisfit,
  statusOf,
  type EnrollmentStatus,
  type Happening,
} from './rules.ts'
import type { EnrollmentEventInput } from './schema.ts'
import { nextSequence, type StoredEvent } from './timeline.ts'

/** What an event adds to the history, and what it says. */
export interface NewEvent {
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
    const on = input.on ?? null
    return {
      kind,
      effective_kind: kind,
      on,
      place: nextSequence(events),
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
      vi: 'Chuyển lớp tạo ghi danh ở lớp khác: hãy đính chính để hủy sự kiện sai, rồi ghi sự kiện "Chuyển lớp".',
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

/** The field that says what happened. */
const kindField = ({ kind }: NewEvent) => (kind === 'corrected' ? 'corrected_kind' : 'kind')

/** @throws Problem if the events could not follow on each other any more */
function assertSequence(events: readonly StoredEvent[], added: NewEvent): void {
  const misfit = firstMisfit(eventsAfter(events, added))
  if (misfit === undefined) return
  const { event, before, previous } = misfit
  if (event.id !== undefined) throw breaksLater('on', event.effective_kind, event.on)
  throw cannotFollow(kindField(added), event.effective_kind, before, previous?.on)
}

/** @throws Problem if the enrollment cannot have the status that follows from the events */
function assertStatus(
  { status: before, result }: Enrollment,
  added: NewEvent,
  status: EnrollmentStatus,
  isCancelled: boolean,
) {
  if (status === before) return
  if (contradicts(status, result)) throw resultContradicts(kindField(added), status, result)
  if (attends(status) && isCancelled) throw classCancelled(kindField(added))
}

function assertDay({ enrolled_on }: Enrollment, { effective_kind, on }: NewEvent): void {
  if (effective_kind === null || on === null || enrolled_on === null || on >= enrolled_on) return
  throw contradiction('on', 'before_enrollment', {
    en: `It must not be before the day of enrollment, ${enrolled_on}: correct it, or that day first.`,
    vi: `Không được trước ngày nhập học ${vietnameseDay(enrolled_on)}: hãy sửa lại ngày này, hoặc sửa ngày nhập học trước.`,
  })
}

/** An event that may be added, and the status of the enrollment after it. */
interface PlannedEvent {
  added: NewEvent
  status: EnrollmentStatus
}

/**
 * Plans an event of a locked enrollment by the rules of its history.
 * @param state of the class of the enrollment, which is locked, and of its learner
 * @throws Problem 409 for an event that cannot follow, 422 for values that contradict what is stored
 */
export function planEvent(
  current: Enrollment,
  events: readonly StoredEvent[],
  input: EnrollmentEventInput,
  { isClassCancelled, isAnonymous }: { isClassCancelled: boolean; isAnonymous: boolean },
): PlannedEvent {
  const personal = (['reason', 'decision_number'] as const).find((field) => input[field] !== null)
  if (isAnonymous && personal !== undefined) throw anonymousProblem(`/${personal}`)
  const added = newEvent(input, events)
  assertSequence(events, added)
  assertDay(current, added)
  const status = statusOf(eventsAfter(events, added))
  assertStatus(current, added, status, isClassCancelled)
  return { added, status }
}
