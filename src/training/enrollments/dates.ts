import { eq } from 'drizzle-orm'
import { Problem } from '../../http/problems.ts'
import type { Row, WriteContext } from '../../resource/definition.ts'
import { classes } from '../classes/table.ts'

/**
 * Keeps the day of enrollment inside the class's dates, which cannot change from here to the end of the transaction
 * (see `classes/dates.ts`).
 * @throws Problem 422 where a live enrollment would lie outside.
 */
export async function refuseDayOutsideClass(row: Row, { transaction }: WriteContext): Promise<void> {
  const day = row['enrolled_on']
  if (typeof day !== 'string' || row['deleted_at'] !== null) return
  const [dates] = await transaction.orm
    .select({ opened_on: classes.opened_on, closed_on: classes.closed_on })
    .from(classes)
    .where(eq(classes.id, String(row['class_id'])))
    .for('key share')
  const { opened_on: opened, closed_on: closed } = dates ?? {}
  if (!(opened && day < opened) && !(closed && day > closed)) return
  const from = opened ?? '…'
  const to = closed ?? '…'
  const message = {
    en: `It must be within the dates of the class, ${from} to ${to}.`,
    vi: `Phải nằm trong thời gian của lớp, từ ${from} đến ${to}.`,
  }
  throw new Problem('unprocessable', {
    errors: [{ pointer: '/enrolled_on', code: 'outside_class', message }],
  })
}
