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

const outsideClass = ({ opened_on, closed_on }: ClassDates) => {
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
 * Keeps the days of enrollment inside the classes' dates, which cannot change from here to the end of the transaction
 * (see `classes/dates.ts`): 422 where a live enrollment would lie outside.
 */
export async function refuseDaysOutsideClass(
  rows: readonly StoredRow<Enrollment>[],
  { transaction, rejectRow }: WriteContext,
): Promise<void> {
  const dated = rows.flatMap(({ id, row: { class_id, enrolled_on: day, deleted_at } }) =>
    // rows as they were given have no deleted_at, and are live
    day === null || typeof deleted_at === 'string' ? [] : [{ id, class_id, day }],
  )
  const classIds = [...new Set(dated.map(({ class_id }) => class_id))]
  if (classIds.length === 0) return
  const found = await transaction.orm
    .select({ id: classes.id, opened_on: classes.opened_on, closed_on: classes.closed_on })
    .from(classes)
    .where(inArray(classes.id, classIds))
    .orderBy(classes.id)
    .for('key share')
  const dates = new Map(found.map((each) => [each.id, each]))
  for (const { id, class_id, day } of dated) {
    const ofClass = dates.get(class_id)
    if (ofClass === undefined) continue
    const { opened_on: opened, closed_on: closed } = ofClass
    if ((opened !== null && day < opened) || (closed !== null && day > closed))
      rejectRow(id, outsideClass(ofClass))
  }
}
