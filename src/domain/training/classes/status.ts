import type { Draft } from '../../../platform/resource/draft.ts'
import type { Class, ClassInput } from './schema.ts'
import { today } from '../../school-day.ts'
import type { classStatuses } from './table.ts'

/** The status of a class on a day, from its dates; without a last day it stays open. */
function statusOn(
  day: string,
  { opened_on: opened, closed_on: closed }: ClassInput,
): (typeof classStatuses)[number] {
  if (closed !== null && closed < day) return 'completed'
  return opened !== null && opened <= day ? 'open' : 'scheduled'
}

/** Derives a missing status from the dates of the class; for `prepare`. */
export function deriveStatuses(drafts: readonly Draft<Class, ClassInput>[]): Draft<Class, ClassInput>[] {
  const day = today()
  return drafts.map((draft) => {
    const { values } = draft
    return values.status === undefined
      ? { ...draft, values: { ...values, status: statusOn(day, values) } }
      : draft
  })
}
