import type { Random } from './random.ts'

/** A count as Vietnamese offices write it: two digits at least, and a dot at the thousands (`08`, `2.157`). */
export function writtenCount(count: number): string {
  if (count < 10) return `0${count}`
  if (count < 1000) return `${count}`
  return `${Math.floor(count / 1000)}.${padded(count % 1000, 3)}`
}

/** A share with a decimal comma (`95,5%`). */
export function writtenShare(random: Random): string {
  return `${random.between(71, 99)},${random.between(1, 9)}%`
}

/** A date as offices write it: the day in two digits, and of the months only January and February (`05/3/2021`). */
export function writtenDate(date: string): string {
  const [year = '', month = '', day = ''] = date.split('-')
  return `${day}/${month > '02' ? Number(month) : month}/${year}`
}

/** A calendar date of a year, in the stored form (`2021-03-05`). */
export function dateWithin(random: Random, year: number): string {
  return `${year}-${padded(random.between(1, 12), 2)}-${padded(random.between(1, 28), 2)}`
}

/** The number of a document that does not exist (`91-KH/TU`). */
export function documentNumber(random: Random): string {
  return `${random.between(10, 990)}${random.pick(['-KH/TU', '-KH/TU', '/QĐ-TCT', '-NQ/ĐU', '/KH-UBND', '-CT/TU', '/BC-TCT'])}`
}

/** So many in all, and how they divide into a larger and a smaller part. */
export function dividedCount(random: Random, least: number, most: number) {
  const total = random.between(least, most)
  const part = random.between(1, Math.floor(total / 3))
  return { total, most: total - part, rest: part }
}

function padded(number: number, width: number): string {
  return String(number).padStart(width, '0')
}
