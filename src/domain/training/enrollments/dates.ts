import { inArray } from 'drizzle-orm'
import { vietnameseDay } from '../../../libraries/vietnamese/day.ts'
import { Problem } from '../../../platform/http/problems.ts'
import type { StoredRow } from '../../../platform/resource/draft.ts'
import type { WriteContext } from '../../../platform/resource/write-context.ts'
import type { Enrollment } from './schema.ts'
import { classes } from '../classes/table.ts'
import { enrollmentEventLabels } from '../enrollment-events/labels.ts'
import { effectiveEvents, type Happening } from '../enrollment-events/rules.ts'
import { eventsOf } from '../enrollment-events/timeline.ts'

const outsideClassProblem = (closedOn: string) => {
  const message = {
    en: `It must not be after the last day of the class, ${closedOn}: correct it, or the last day of the class.`,
    vi: `Ngày vào lớp phải trước ngày bế giảng (${vietnameseDay(closedOn)}).`,
  }
  return new Problem('unprocessable', {
    errors: [{ pointer: '/enrolled_on', code: 'outside_class', message }],
  })
}

const afterEventProblem = (kind: Happening, on: string) => {
  const message = {
    en: `The enrollment has the event \`${kind}\` of ${on}, before this day: correct the day, or that event first (\`corrected\`).`,
    vi: `Ghi danh đã có sự kiện "${enrollmentEventLabels[kind].vi}" ngày ${vietnameseDay(on)}, trước ngày này: hãy sửa lại ngày nhập học, hoặc đính chính sự kiện đó trước.`,
  }
  return new Problem('unprocessable', {
    errors: [{ pointer: '/enrolled_on', code: 'after_event', message }],
  })
}

/** Adds a 422 to each enrollment that would begin after what has happened to it. The enrollments are locked. */
async function validateAgainstEvents(
  rows: readonly StoredRow<Enrollment>[],
  { transaction, rejectRow }: WriteContext,
): Promise<void> {
  const days = new Map(
    rows.flatMap(({ id, current, row: { enrolled_on: day } }) =>
      current !== undefined && typeof day === 'string' && day !== current.enrolled_on
        ? [[id, day] as const]
        : [],
    ),
  )
  if (days.size === 0) return
  const rejected = new Set<string>()
  for (const event of effectiveEvents(await eventsOf(transaction, [...days.keys()]))) {
    const { enrollment_id: id, on, effective_kind: kind } = event
    if (on === null || rejected.has(id) || on >= days.get(id)!) continue
    rejected.add(id)
    rejectRow(id, afterEventProblem(kind, on))
  }
}

/**
 * Adds a 422 to each live enrollment after the last day of its class. One before the first day is doubtful only, and a
 * register check lists it. The classes are locked, so that their dates cannot change until the transaction ends (see
 * `classes/dates.ts`).
 */
export async function validateEnrollmentDates(
  rows: readonly StoredRow<Enrollment>[],
  context: WriteContext,
): Promise<void> {
  const { transaction, rejectRow } = context
  await validateAgainstEvents(rows, context)
  const dated = rows.flatMap(({ id, row: { class_id, enrolled_on: day, deleted_at } }) =>
    // rows with input fields only have no deleted_at, and are live
    day === null || typeof deleted_at === 'string' ? [] : [{ id, class_id, day }],
  )
  const classIds = [...new Set(dated.map(({ class_id }) => class_id))]
  if (classIds.length === 0) return
  const lockedClasses = await transaction.orm
    .select({ id: classes.id, closed_on: classes.closed_on })
    .from(classes)
    .where(inArray(classes.id, classIds))
    .orderBy(classes.id)
    .for('key share')
  const closings = new Map(lockedClasses.map(({ id, closed_on }) => [id, closed_on]))
  for (const { id, class_id, day } of dated) {
    const closedOn = closings.get(class_id) ?? null
    if (closedOn !== null && day > closedOn) rejectRow(id, outsideClassProblem(closedOn))
  }
}
