import { inArray } from 'drizzle-orm'
import { Problem } from '../../../platform/http/problems.ts'
import type { StoredRow, WriteContext } from '../../../platform/resource/definition.ts'
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
  rows: readonly StoredRow[],
  { transaction, refuse }: WriteContext,
): Promise<void> {
  const dated = rows.filter(
    // rows as they were given are live
    ({ row }) => typeof row['enrolled_on'] === 'string' && (row['deleted_at'] ?? null) === null,
  )
  const classIds = [...new Set(dated.map(({ row }) => String(row['class_id'])))]
  if (classIds.length === 0) return
  const found = await transaction.orm
    .select({ id: classes.id, opened_on: classes.opened_on, closed_on: classes.closed_on })
    .from(classes)
    .where(inArray(classes.id, classIds))
    .orderBy(classes.id)
    .for('key share')
  const dates = new Map(found.map((each) => [each.id, each]))
  for (const { id, row } of dated) {
    const ofClass = dates.get(String(row['class_id']))
    const day = String(row['enrolled_on'])
    if (ofClass === undefined) continue
    const { opened_on: opened, closed_on: closed } = ofClass
    if ((opened !== null && day < opened) || (closed !== null && day > closed))
      refuse(id, outsideClass(ofClass))
  }
}
