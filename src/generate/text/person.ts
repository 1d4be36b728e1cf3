import {
  DEGREES,
  GIVEN_NAMES_OF_MEN,
  GIVEN_NAMES_OF_WOMEN,
  MIDDLE_NAMES_OF_MEN,
  MIDDLE_NAMES_OF_WOMEN,
  POSITIONS,
  SURNAMES,
} from './people-words.ts'
import { localOffice, UNITS } from './place-words.ts'
import { randomSource, type Random } from './random.ts'

/** Someone who does not exist. The name carries no mark, so whatever register holds it has to carry one. */
export type SyntheticPerson = {
  full_name: string
  degree: string | null
  position: string
  unit: string
}

/** The person in a given row: the same for the same seed, whatever rows were made before. */
export function syntheticPerson(seed: number, row: number): SyntheticPerson {
  const random = randomSource(seed, 'person', row)
  return {
    full_name: syntheticName(random),
    degree: random.pick(DEGREES),
    position: random.pick(POSITIONS),
    unit: random.oneIn(2) ? random.pick(UNITS) : localOffice(random),
  }
}

/** A full name put together of common parts. */
export function syntheticName(random: Random): string {
  const surname = random.pickEarly(SURNAMES)
  return random.oneIn(2)
    ? `${surname} ${random.pickEarly(MIDDLE_NAMES_OF_MEN)} ${random.pick(GIVEN_NAMES_OF_MEN)}`
    : `${surname} ${random.pickEarly(MIDDLE_NAMES_OF_WOMEN)} ${random.pick(GIVEN_NAMES_OF_WOMEN)}`
}

/** A name as speeches introduce it: `Nguyễn Văn An, trưởng khoa`. */
export function syntheticNameWithPosition(random: Random): string {
  return `${syntheticName(random)}, ${random.pick(POSITIONS)}`
}
