import { and, eq, inArray } from 'drizzle-orm'
import type { Draft } from '../../../platform/resource/draft.ts'
import type { WriteContext } from '../../../platform/resource/write-context.ts'
import { classes } from '../classes/table.ts'
import { cannotFollow, classCancelled, resultContradicts, wrongState } from '../enrollment-events/problems.ts'
import {
  attends,
  contradicts,
  effectiveEvents,
  eventTo,
  fits,
  statusAfter,
  type EnrollmentStatus,
} from '../enrollment-events/rules.ts'
import { eventsOf, type StoredEvent } from '../enrollment-events/timeline.ts'
import type { Enrollment, EnrollmentInput } from './schema.ts'
import { isScore, scoreProblem } from './scores.ts'

type EnrollmentDraft = Draft<Enrollment, EnrollmentInput>

const transferByEvent = () =>
  wrongState('status', 'needs_event', {
    en: 'A transfer names the other class: record the event `transferred` with `to_class_id` (POST /v1/enrollments/{id}/events).',
    vi: 'Chuyển lớp phải nêu lớp chuyển đến: hãy ghi sự kiện "Chuyển lớp" kèm lớp chuyển đến.',
  })

const undoTransferByEvent = () =>
  wrongState('status', 'needs_event', {
    en: 'The learner was transferred to another class: undo that by the event `corrected` (POST /v1/enrollments/{id}/events), which removes the other enrollment too.',
    vi: 'Học viên đã chuyển sang lớp khác: hãy ghi sự kiện "Đính chính", ghi danh ở lớp kia cũng được gỡ theo.',
  })

/** A final status is corrected: no event can follow on it. */
const isFinal = (status: EnrollmentStatus) => !['enrolled', 'withdrawn', 'deferred'].includes(status)

/** Rejects changes from a final status that no correction of the last event makes. */
async function validateCorrections(
  drafts: readonly (EnrollmentDraft & { current: Enrollment })[],
  { transaction, rejectRow }: WriteContext,
): Promise<void> {
  if (drafts.length === 0) return
  const events = new Map<string, StoredEvent[]>(drafts.map(({ id }) => [id, []]))
  for (const event of await eventsOf(transaction, [...events.keys()]))
    events.get(event.enrollment_id)?.push(event)
  for (const { id, current, values } of drafts) {
    const effective = effectiveEvents(events.get(id) ?? [])
    const before = statusAfter(effective.at(-2)?.effective_kind)
    const last = effective.at(-1)
    if (last?.to_enrollment_id) rejectRow(id, undoTransferByEvent())
    else if (values.status !== before && !fits(eventTo(values.status), before))
      rejectRow(id, cannotFollow('status', eventTo(values.status), current.status, last?.on))
  }
}

/** Rejects attending enrollments in cancelled classes, unless they were there already with this status. */
async function validateClasses(
  drafts: readonly EnrollmentDraft[],
  { transaction, rejectRow }: WriteContext,
): Promise<void> {
  const written = drafts.filter(
    ({ current, values }) =>
      attends(values.status) &&
      (current === undefined ||
        current.deleted_at !== null ||
        current.class_id !== values.class_id ||
        current.status !== values.status),
  )
  const ids = [...new Set(written.flatMap(({ values }) => values.class_id ?? []))]
  if (ids.length === 0) return
  // the references of the drafts are locked, so that none is cancelled until the transaction ends
  const found = await transaction.orm
    .select({ id: classes.id })
    .from(classes)
    .where(and(inArray(classes.id, ids), eq(classes.status, 'cancelled')))
  const cancelled = new Set(found.map(({ id }) => id))
  for (const { id, values } of written)
    if (values.class_id && cancelled.has(values.class_id)) rejectRow(id, classCancelled('class_id'))
}

/**
 * Rejects statuses that no event makes, results that contradict them, scores that are on no scale, and cancelled
 * classes; for `prepare`. Triggers hold the same rules, but their errors do not say what to do.
 */
export async function validateStatuses(
  drafts: readonly EnrollmentDraft[],
  context: WriteContext,
): Promise<EnrollmentInput[]> {
  const { rejectRow } = context
  const corrections: (EnrollmentDraft & { current: Enrollment })[] = []
  for (const draft of drafts) {
    const { id, current, values } = draft
    const { status, result, score } = values
    if (score !== null && score !== current?.score && !isScore(score)) rejectRow(id, scoreProblem('score'))
    const isChanged = current !== undefined && current.status !== status
    if (isChanged && status === 'transferred') rejectRow(id, transferByEvent())
    else if (isChanged && !fits(eventTo(status), current.status)) {
      if (isFinal(current.status)) corrections.push({ ...draft, current })
      else rejectRow(id, cannotFollow('status', eventTo(status), current.status, undefined))
    }
    if (contradicts(status, result) && (current?.status !== status || current.result !== result))
      rejectRow(id, resultContradicts('result', status, result))
  }
  await validateCorrections(corrections, context)
  await validateClasses(drafts, context)
  return drafts.map(({ values }) => values)
}

/** Rejects the restore of an attending enrollment in a cancelled class; for `beforeRestore`. */
export async function validateClassOnRestore(current: Enrollment, context: WriteContext): Promise<void> {
  const { id, class_id, status } = current
  await validateClasses([{ id, current, values: { class_id, status } as EnrollmentInput }], context)
}
