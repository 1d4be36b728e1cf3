import type { Draft } from '../../../platform/resource/draft.ts'
import type { Commendation, CommendationInput } from './schema.ts'

/** Counts awards of which no year is said in the year of their decision; for `prepare`. */
export const withYears = (drafts: readonly Draft<Commendation, CommendationInput>[]): CommendationInput[] =>
  drafts.map(({ values }) => {
    const { year, decided_on: day } = values
    return year === null && day !== null ? { ...values, year: Number(day.slice(0, 4)) } : values
  })
