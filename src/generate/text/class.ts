import { dateWithin } from './numbers.ts'
import { locality, venue } from './place-words.ts'
import { SYNTHETIC_PROGRAMS } from './program.ts'
import { randomSource } from './random.ts'

/** A class that was never held, in the terms of the classes' register. */
export type SyntheticClass = {
  code: string
  name: string
  program_code: string
  year: number
  planned: boolean
  venue: string
  opened_on: string
  closed_on: string
  headcount: number
}

const FIRST_YEAR = 2015
const LAST_YEAR = 2024

/** The class in a given row: the same for the same seed, whatever rows were made before. */
export function syntheticClass(seed: number, row: number): SyntheticClass {
  const random = randomSource(seed, 'class', row)
  const program = random.pickEarly(SYNTHETIC_PROGRAMS)
  const year = random.between(FIRST_YEAR, LAST_YEAR)
  const lastsLong = program.training_type === 'degree'
  return {
    code: `${program.code}-${year}-${row}`,
    name: `Lớp mẫu ${row + 1}: ${program.name.replace(' (chương trình mẫu)', '')}, ${locality(random)}`,
    program_code: program.code,
    year,
    planned: !random.oneIn(8),
    venue: venue(random),
    opened_on: dateWithin(random, year),
    closed_on: lastsLong ? dateWithin(random, year + 1) : `${year}-12-31`,
    headcount: random.between(25, 120),
  }
}
