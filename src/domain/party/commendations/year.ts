import type { Draft, Row } from '../../../platform/resource/definition.ts'

/** Counts awards of which no year is said in the year of their decision; for `prepare`. */
export const withYears = (drafts: readonly Draft[]): Row[] =>
  drafts.map(({ values }) => {
    const { year, decided_on: day } = values
    return year === null && typeof day === 'string' ? { ...values, year: Number(day.slice(0, 4)) } : values
  })
