import { inArray } from 'drizzle-orm'
import { Problem } from '../../../platform/http/problems.ts'
import type { StoredRow } from '../../../platform/resource/draft.ts'
import type { WriteContext } from '../../../platform/resource/write-context.ts'
import type { Enrollment } from './schema.ts'
import { classes } from '../classes/table.ts'

interface ClassDates {
  opened_on: string | null
  closed_on: string | null
}

const outsideClassProblem = ({ opened_on, closed_on }: ClassDates) => {
  const from = opened_on ?? '…'
  const to = closed_on ?? '…'
  const message = {
    en: `It must be within the dates of the class, ${from} to ${to}.`,
    vi: `Phải nằm trong thời gian của lớp, từ ${from} đến ${to}.`,
  }
  return new Problem('unprocessable', {
    errors: [{ pointer: '/enrolled_on', code: 'outside_class', message }],
  })
}

/**
 * Adds a 422 to each live enrollment outside the dates of its class. The classes are locked, so that their dates cannot
 * change until the transaction ends (see `classes/dates.ts`).
 */
export async function validateEnrollmentDates(
  rows: readonly StoredRow<Enrollment>[],
  { transaction, rejectRow }: WriteContext,
): Promise<void> {
  const dated = rows.flatMap(({ id, row: { class_id, enrolled_on: day, deleted_at } }) =>
    // rows with input fields only have no deleted_at, and are live
    day === null || typeof deleted_at === 'string' ? [] : [{ id, class_id, day }],
  )
  const classIds = [...new Set(dated.map(({ class_id }) => class_id))]
  if (classIds.length === 0) return
  const lockedClasses = await transaction.orm
    .select({ id: classes.id, opened_on: classes.opened_on, closed_on: classes.closed_on })
    .from(classes)
    .where(inArray(classes.id, classIds))
    .orderBy(classes.id)
    .for('key share')
  const dates = new Map(lockedClasses.map((row) => [row.id, row]))
  for (const { id, class_id, day } of dated) {
    const classDates = dates.get(class_id)
    if (classDates === undefined) continue
    const { opened_on: opened, closed_on: closed } = classDates
    if ((opened !== null && day < opened) || (closed !== null && day > closed))
      rejectRow(id, outsideClassProblem(classDates))
  }
}
