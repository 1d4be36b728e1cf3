import type { Draft } from '../../../platform/resource/draft.ts'
import type { Program, ProgramInput } from './schema.ts'
import { today } from '../school-day.ts'

/** A program of which it is not said is offered until its last day has passed; for `prepare`. */
export function withActivity(drafts: readonly Draft<Program, ProgramInput>[]): ProgramInput[] {
  const day = today()
  return drafts.map(({ values }) => {
    if (values.active !== undefined) return values
    const { valid_to: last } = values
    return { ...values, active: last === null || last >= day }
  })
}
