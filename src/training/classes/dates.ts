import { and, eq, isNull, max, min } from 'drizzle-orm'
import type { Row, WriteContext } from '../../resource/definition.ts'
import { Problem, type FieldError } from '../../http/problems.ts'
import { enrollments } from '../enrollments/table.ts'

const outside = (field: string, en: string, vi: string): FieldError => ({
  pointer: `/${field}`,
  code: 'enrollments_outside',
  message: { en, vi },
})

/**
 * Keeps a class's dates around its enrollments. Whoever enrolls holds the class's row until the end of the transaction,
 * and whoever changes it holds it alone: neither can overlook the other.
 * @throws Problem 422 where a live enrollment lies outside the dates.
 */
export async function refuseDatesOutsideEnrollments(row: Row, context: WriteContext): Promise<void> {
  const { id, current, transaction } = context
  const { opened_on: opened, closed_on: closed } = row
  if (current === undefined || (current['opened_on'] === opened && current['closed_on'] === closed)) return
  const [enrolled] = await transaction.orm
    .select({ first: min(enrollments.enrolled_on), last: max(enrollments.enrolled_on) })
    .from(enrollments)
    .where(and(eq(enrollments.class_id, id), isNull(enrollments.deleted_at)))
  const { first, last } = enrolled ?? {}
  const errors: FieldError[] = []
  if (typeof opened === 'string' && first && first < opened) {
    errors.push(
      outside('opened_on', 'Someone enrolled before this day.', 'Đã có học viên nhập học trước ngày này.'),
    )
  }
  if (typeof closed === 'string' && last && last > closed) {
    errors.push(
      outside('closed_on', 'Someone enrolled after this day.', 'Đã có học viên nhập học sau ngày này.'),
    )
  }
  if (errors.length > 0) throw new Problem('unprocessable', { errors })
}
