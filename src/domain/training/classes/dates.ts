import { and, inArray, isNull, max, min } from 'drizzle-orm'
import type { Class } from './schema.ts'
import type { StoredRow } from '../../../platform/resource/draft.ts'
import type { WriteContext } from '../../../platform/resource/write-context.ts'
import { Problem, type FieldError } from '../../../platform/http/problems.ts'
import { enrollments } from '../enrollments/table.ts'

const outside = (field: string, en: string, vi: string): FieldError => ({
  pointer: `/${field}`,
  code: 'enrollments_outside',
  message: { en, vi },
})

type Days = Record<'first' | 'last', string | null>

function errorsOf(row: Class, { first, last }: Days): FieldError[] {
  const { opened_on: opened, closed_on: closed } = row
  const errors: FieldError[] = []
  if (opened !== null && first && first < opened) {
    errors.push(
      outside('opened_on', 'Someone enrolled before this day.', 'Đã có học viên nhập học trước ngày này.'),
    )
  }
  if (closed !== null && last && last > closed) {
    errors.push(
      outside('closed_on', 'Someone enrolled after this day.', 'Đã có học viên nhập học sau ngày này.'),
    )
  }
  return errors
}

const datesDiffer = ({ current, row }: StoredRow<Class>) =>
  current !== undefined && (current.opened_on !== row.opened_on || current.closed_on !== row.closed_on)

/**
 * Keeps classes' dates around their enrollments: 422 where a live one lies outside. Whoever enrolls holds the class's
 * row until the end of the transaction, and whoever changes it holds it alone: neither can overlook the other.
 */
export async function refuseDatesOutsideEnrollments(
  rows: readonly StoredRow<Class>[],
  { transaction, rejectRow }: WriteContext,
): Promise<void> {
  const moved = rows.filter(datesDiffer)
  if (moved.length === 0) return
  const ids = moved.map(({ id }) => id)
  const found = await transaction.orm
    .select({
      class_id: enrollments.class_id,
      first: min(enrollments.enrolled_on),
      last: max(enrollments.enrolled_on),
    })
    .from(enrollments)
    .where(and(inArray(enrollments.class_id, ids), isNull(enrollments.deleted_at)))
    .groupBy(enrollments.class_id)
  const days = new Map(found.map(({ class_id, ...rest }) => [class_id, rest]))
  for (const { id, row } of moved) {
    const errors = errorsOf(row, days.get(id) ?? { first: null, last: null })
    if (errors.length > 0) rejectRow(id, new Problem('unprocessable', { errors }))
  }
}
