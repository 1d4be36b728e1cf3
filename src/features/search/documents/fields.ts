import type { SearchText } from '../source.ts'

/** A text that is there, as a list of one; none otherwise. */
export const textOf = (field: string, value: unknown): SearchText[] =>
  typeof value === 'string' && value !== '' ? [{ field, text: value }] : []

/** The calendar year of a moment where the school is, seven hours east of Greenwich all year. */
export const schoolYearOf = (moment: string): number =>
  new Date(Date.parse(moment) + 7 * 3_600_000).getUTCFullYear()
