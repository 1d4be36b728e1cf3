import type { Draft, Row } from '../../../platform/resource/definition.ts'
import { today } from '../school-day.ts'
import type { classStatuses } from './table.ts'

/** What the days of a class say of its state: one without a last day goes on. */
function statusOn(
  day: string,
  { opened_on: opened, closed_on: closed }: Row,
): (typeof classStatuses)[number] {
  if (typeof closed === 'string' && closed < day) return 'completed'
  return typeof opened === 'string' && opened <= day ? 'open' : 'scheduled'
}

/** Gives classes of which no state is said the one that follows from their days; for `prepare`. */
export function withStatuses(drafts: readonly Draft[]): Row[] {
  const day = today()
  return drafts.map(({ values }) =>
    values['status'] === undefined ? { ...values, status: statusOn(day, values) } : values,
  )
}
