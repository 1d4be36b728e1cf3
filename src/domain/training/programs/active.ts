import type { Draft, Row } from '../../../platform/resource/definition.ts'
import { today } from '../school-day.ts'

/** A program of which it is not said is offered until its last day has passed; for `prepare`. */
export function withActivity(drafts: readonly Draft[]): Row[] {
  const day = today()
  return drafts.map(({ values }) => {
    if (values['active'] !== undefined) return values
    const { valid_to: last } = values
    return { ...values, active: typeof last !== 'string' || last >= day }
  })
}
