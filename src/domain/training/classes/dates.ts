import { and, inArray, isNull, max } from 'drizzle-orm'
import type { Class } from './schema.ts'
import type { StoredRow } from '../../../platform/resource/draft.ts'
import type { WriteContext } from '../../../platform/resource/write-context.ts'
import { Problem } from '../../../platform/http/problems.ts'
import { enrollments } from '../enrollments/table.ts'

const enrolledAfter = () =>
  new Problem('unprocessable', {
    errors: [
      {
        pointer: '/closed_on',
        code: 'enrollments_outside',
        message: {
          en: 'Someone enrolled after this day: correct it, or the day of that enrollment first.',
          vi: 'Đã có học viên nhập học sau ngày này: hãy sửa lại ngày này, hoặc sửa ngày nhập học của học viên đó trước.',
        },
      },
    ],
  })

const closesOtherwise = ({ current, row }: StoredRow<Class>) =>
  current !== undefined && row.closed_on !== null && current.closed_on !== row.closed_on

/**
 * Adds a 422 to each class whose last day would exclude a live enrollment. An enrollment locks the row of its class for key
 * share, and a change of the class locks it for update, so that concurrent writes see each other.
 */
export async function validateClassDates(
  rows: readonly StoredRow<Class>[],
  { transaction, rejectRow }: WriteContext,
): Promise<void> {
  const changed = rows.filter(closesOtherwise)
  if (changed.length === 0) return
  const ids = changed.map(({ id }) => id)
  const lastDays = await transaction.orm
    .select({ class_id: enrollments.class_id, last: max(enrollments.enrolled_on) })
    .from(enrollments)
    .where(and(inArray(enrollments.class_id, ids), isNull(enrollments.deleted_at)))
    .groupBy(enrollments.class_id)
  const lastOf = new Map(lastDays.map(({ class_id, last }) => [class_id, last]))
  for (const { id, row } of changed) {
    if ((lastOf.get(id) ?? '') > row.closed_on!) rejectRow(id, enrolledAfter())
  }
}
