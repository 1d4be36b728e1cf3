import { and, inArray, isNull, max, min } from 'drizzle-orm'
import type { Class } from './schema.ts'
import type { StoredRow } from '../../../platform/resource/draft.ts'
import type { WriteContext } from '../../../platform/resource/write-context.ts'
import { Problem, type FieldError } from '../../../platform/http/problems.ts'
import { enrollments } from '../enrollments/table.ts'

const outsideError = (field: string, en: string, vi: string): FieldError => ({
  pointer: `/${field}`,
  code: 'enrollments_outside',
  message: { en, vi },
})

type EnrollmentDays = Record<'first' | 'last', string | null>

function dateErrors(row: Class, { first, last }: EnrollmentDays): FieldError[] {
  const { opened_on: opened, closed_on: closed } = row
  const errors: FieldError[] = []
  if (opened !== null && first && first < opened) {
    errors.push(
      outsideError(
        'opened_on',
        'Someone enrolled before this day: correct it, or the day of that enrollment first.',
        'Đã có học viên nhập học trước ngày này: hãy sửa lại ngày này, hoặc sửa ngày nhập học của học viên đó trước.',
      ),
    )
  }
  if (closed !== null && last && last > closed) {
    errors.push(
      outsideError(
        'closed_on',
        'Someone enrolled after this day: correct it, or the day of that enrollment first.',
        'Đã có học viên nhập học sau ngày này: hãy sửa lại ngày này, hoặc sửa ngày nhập học của học viên đó trước.',
      ),
    )
  }
  return errors
}

const datesDiffer = ({ current, row }: StoredRow<Class>) =>
  current !== undefined && (current.opened_on !== row.opened_on || current.closed_on !== row.closed_on)

/**
 * Adds a 422 to each class whose dates would exclude a live enrollment. An enrollment locks the row of its class for key
 * share, and a change of the class locks it for update, so that concurrent writes see each other.
 */
export async function validateClassDates(
  rows: readonly StoredRow<Class>[],
  { transaction, rejectRow }: WriteContext,
): Promise<void> {
  const changed = rows.filter(datesDiffer)
  if (changed.length === 0) return
  const ids = changed.map(({ id }) => id)
  const enrollmentDays = await transaction.orm
    .select({
      class_id: enrollments.class_id,
      first: min(enrollments.enrolled_on),
      last: max(enrollments.enrolled_on),
    })
    .from(enrollments)
    .where(and(inArray(enrollments.class_id, ids), isNull(enrollments.deleted_at)))
    .groupBy(enrollments.class_id)
  const days = new Map(enrollmentDays.map(({ class_id, ...rest }) => [class_id, rest]))
  for (const { id, row } of changed) {
    const errors = dateErrors(row, days.get(id) ?? { first: null, last: null })
    if (errors.length > 0) rejectRow(id, new Problem('unprocessable', { errors }))
  }
}
