import { vietnameseDay } from '../../../libraries/vietnamese/day.ts'
import { and, eq, isNull, sql } from 'drizzle-orm'
import type { Change } from '../../../platform/http/audit-trail.ts'
import { Problem } from '../../../platform/http/problems.ts'
import { lockReferences } from '../../../platform/resource/lock-references.ts'
import { referenceByKey, unknownReference } from '../../../platform/resource/references.ts'
import { changeRow, createRow, rowForWrite } from '../../../platform/resource/write.ts'
import type { Writing } from '../../../platform/resource/writing.ts'
import { lockClassCounts } from '../class-counts/lock.ts'
import { classes } from '../classes/resource.ts'
import { classes as classesTable } from '../classes/table.ts'
import { workOf } from '../enrollments/propose-work.ts'
import { enrollmentInput, type Enrollment, type EnrollmentInput } from '../enrollments/schema.ts'
import { enrollments } from '../enrollments/table.ts'
import { classCancelled, contradiction, wrongState } from './problems.ts'
import { effectiveEvents } from './rules.ts'
import type { EnrollmentEventInput } from './schema.ts'
import { eventsOf } from './timeline.ts'

type EnrollmentWriting = Writing<Enrollment, EnrollmentInput, typeof enrollments>

/** Locks the class that the input names, so that it cannot be cancelled until the transaction ends. */
async function lockTarget(
  { transaction, access }: EnrollmentWriting,
  { to_class_id, to_class }: EnrollmentEventInput,
) {
  const byId = to_class === undefined || to_class === null
  const reference = byId
    ? { target: classes, by: 'id' as const, value: to_class_id ?? '' }
    : referenceByKey(classes, to_class)
  const id = (await lockReferences(transaction, access.caller, [reference]))(reference)
  if (id === undefined) throw unknownReference(reference, 'to_class_id', 'to_class')
  const [found] = await transaction.orm
    .select({
      id: classesTable.id,
      status: classesTable.status,
      opened_on: classesTable.opened_on,
      closed_on: classesTable.closed_on,
    })
    .from(classesTable)
    .where(eq(classesTable.id, id))
  return found!
}

/** The 409 for a learner who is in the other class already. */
const alreadyThere = (id: string) =>
  new Problem('already_exists', {
    errors: [
      {
        pointer: '/to_class_id',
        code: 'taken',
        message: {
          en: `The learner has an enrollment in that class already. If it is withdrawn or deferred, record \`resumed\` there and \`withdrawn\` here instead: ${id}.`,
          vi: `Học viên đã có ghi danh ở lớp đó. Nếu ghi danh đó đã thôi học hoặc bảo lưu, hãy ghi "Học tiếp" ở đó và "Thôi học" ở đây: ${id}.`,
        },
      },
    ],
  })

/**
 * Enrolls the learner in the class to which a transfer leads.
 * @throws Problem 422 for the same class, a cancelled one or one that has ended; 409 if the learner is there already
 */
export async function enrollInOtherClass(
  writing: EnrollmentWriting,
  current: Enrollment,
  input: EnrollmentEventInput,
): Promise<Change> {
  const target = await lockTarget(writing, input)
  if (target.id === current.class_id) {
    throw contradiction('to_class_id', 'same_class', {
      en: 'The learner is in this class already: name the class into which the learner goes.',
      vi: 'Học viên đang học chính lớp này: hãy nêu lớp chuyển đến.',
    })
  }
  if (target.status === 'cancelled') throw classCancelled('to_class_id')
  const on = input.on ?? null
  if (on !== null && target.closed_on !== null && on > target.closed_on) {
    throw contradiction('on', 'outside_class', {
      en: `The class to which the transfer leads ended on ${target.closed_on}: give another day or another class.`,
      vi: `Lớp chuyển đến đã kết thúc ngày ${vietnameseDay(target.closed_on)}: hãy sửa lại ngày hoặc chọn lớp khác.`,
    })
  }
  const [present] = await writing.transaction.orm
    .select({ id: enrollments.id })
    .from(enrollments)
    .where(
      and(
        eq(enrollments.class_id, target.id),
        eq(enrollments.learner_id, current.learner_id),
        isNull(enrollments.deleted_at),
      ),
    )
  if (present !== undefined) throw alreadyThere(present.id)
  // before the first day of that class the day of enrollment is not known
  const isInside = on !== null && (target.opened_on === null || on >= target.opened_on)
  await lockClassCounts(writing.transaction, [current.class_id, target.id])
  const { row, changed } = await createRow(
    writing,
    enrollmentInput.parse({
      class_id: target.id,
      learner_id: current.learner_id,
      enrolled_on: isInside ? on : null,
      ...workOf(current),
    }),
  )
  return { resource: 'enrollments', id: row.id, revision: row.revision, fields: changed }
}

/**
 * Moves the enrollment that a transfer made to the trash, since the transfer did not happen.
 * @throws Problem 409 if it has events of its own
 */
export async function removeOtherEnrollment(
  writing: EnrollmentWriting,
  current: Enrollment,
  id: string,
): Promise<Change[]> {
  const other = await rowForWrite(writing, id)
  if (other.deleted_at !== null) return []
  if (effectiveEvents(await eventsOf(writing.transaction, [id])).length > 0) {
    throw wrongState('replaces_event_id', 'transfer_continued', {
      en: `The enrollment in the other class has events of its own; correct those first: ${id}.`,
      vi: `Ghi danh ở lớp chuyển đến đã có sự kiện riêng; hãy đính chính các sự kiện đó trước: ${id}.`,
    })
  }
  await lockClassCounts(writing.transaction, [current.class_id, other.class_id])
  const { row, changed } = await changeRow(writing, other, { deleted_at: sql`now()` })
  return [{ resource: 'enrollments', id, revision: row.revision, fields: changed }]
}
