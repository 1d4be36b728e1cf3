import type { Draft } from '../../../platform/resource/draft.ts'
import type { Program, ProgramInput } from './schema.ts'
import { today } from '../../school-day.ts'

/** Derives a missing `active`: a program is offered until its last day; for `prepare`. */
export function deriveActive(drafts: readonly Draft<Program, ProgramInput>[]): ProgramInput[] {
  const day = today()
  return drafts.map(({ values }) => {
    if (values.active !== undefined) return values
    const { valid_to: last } = values
    return { ...values, active: last === null || last >= day }
  })
}
