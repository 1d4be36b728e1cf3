const names: readonly RegExp[] = [
  /\b(?:chu nhat|cn|sun(?:day)?)\b/,
  /\b(?:thu hai|thu 2|t2|mon(?:day)?)\b/,
  /\b(?:thu ba|thu 3|t3|tue(?:sday)?)\b/,
  /\b(?:thu tu|thu 4|t4|wed(?:nesday)?)\b/,
  /\b(?:thu nam|thu 5|t5|thu(?=,|rsday)(?:rsday)?)\b/,
  /\b(?:thu sau|thu 6|t6|fri(?:day)?)\b/,
  /\b(?:thu bay|thu 7|t7|sat(?:urday)?)\b/,
]

/** The day of the week that a folded text names, from 0 for Sunday; null if it names none. */
export function namedWeekday(text: string): number | null {
  const found = names.findIndex((name) => name.test(text))
  return found === -1 ? null : found
}

/** The day of the week of `YYYY-MM-DD`, from 0 for Sunday. */
export const weekdayOf = (day: string): number => new Date(`${day}T00:00:00Z`).getUTCDay()
