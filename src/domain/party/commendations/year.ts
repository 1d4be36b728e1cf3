import type { Draft } from '../../../platform/resource/draft.ts'
import type { Commendation, CommendationInput } from './schema.ts'

/** Sets a missing year to the year of the decision; for `prepare`. */
export const deriveYears = (drafts: readonly Draft<Commendation, CommendationInput>[]): CommendationInput[] =>
  drafts.map(({ values }) => {
    const { year, decided_on: day } = values
    return year === null && day !== null ? { ...values, year: Number(day.slice(0, 4)) } : values
  })
