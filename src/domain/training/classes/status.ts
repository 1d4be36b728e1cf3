import type { Draft } from '../../../platform/resource/draft.ts'
import type { Class, ClassInput } from './schema.ts'
import { today } from '../school-day.ts'
import type { classStatuses } from './table.ts'

/** What the days of a class say of its state: one without a last day goes on. */
function statusOn(
  day: string,
  { opened_on: opened, closed_on: closed }: ClassInput,
): (typeof classStatuses)[number] {
  if (closed !== null && closed < day) return 'completed'
  return opened !== null && opened <= day ? 'open' : 'scheduled'
}

/** Gives classes of which no state is said the one that follows from their days; for `prepare`. */
export function withStatuses(drafts: readonly Draft<Class, ClassInput>[]): ClassInput[] {
  const day = today()
  return drafts.map(({ values }) =>
    values.status === undefined ? { ...values, status: statusOn(day, values) } : values,
  )
}
