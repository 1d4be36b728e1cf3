/** The names of months in folded Vietnamese, longer ones before those that they begin with. */
export const vietnameseMonths: readonly (readonly [string, number])[] = [
  ['muoi hai', 12],
  ['muoi mot', 11],
  ['muoi', 10],
  ['gieng', 1],
  ['mot', 1],
  ['hai', 2],
  ['ba', 3],
  ['tu', 4],
  ['bon', 4],
  ['nam', 5],
  ['sau', 6],
  ['bay', 7],
  ['tam', 8],
  ['chin', 9],
  ['chap', 12],
]

/** The first three letters of the English months, in order. */
const englishMonths = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/** Matches an English month, whole or shortened. */
export const englishMonth = `(${englishMonths.join('|')})[a-z]{0,6}\\.?`

/** The number of a month by the first letters of its English name. */
export const englishMonthNumber = (name: string): number => englishMonths.indexOf(name.slice(0, 3)) + 1
