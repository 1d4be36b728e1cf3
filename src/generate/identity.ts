import { randomSource } from './text/random.ts'

/** When all synthetic rows were made, as far as they tell: the moment of the first row; each further one is later. */
const FIRST_MOMENT = Date.UTC(2025, 0, 1)
const WHOLE_WORD = 2 ** 32

/** The moment in which a row was made: a millisecond after the row before it, as an import would do it. */
export const madeAt = (row: number): string => new Date(FIRST_MOMENT + row).toISOString()

/**
 * The id of a row: a UUID version 7 of the moment it was made, so that ids sort by creation, and always the same for
 * the same seed, kind and row.
 */
export function syntheticId(seed: number, kind: string, row: number): string {
  const random = randomSource(seed, `id of ${kind}`, row)
  const word = () => random.below(WHOLE_WORD).toString(16).padStart(8, '0')
  const time = (FIRST_MOMENT + row).toString(16).padStart(12, '0')
  const bits = word() + word() + word()
  // RFC 9562, 5.7: version 7 in the 13th digit, variant 10 in the top of the 17th
  const variant = (8 + (Number.parseInt(bits.charAt(3), 16) & 3)).toString(16)
  return `${time.slice(0, 8)}-${time.slice(8)}-7${bits.slice(0, 3)}-${variant}${bits.slice(4, 7)}-${bits.slice(7, 19)}`
}

/** The name of a row that tells what it is, to any system: `synthetic-7-post-41`. */
export const externalIdOf = (seed: number, kind: string, row: number): string =>
  `synthetic-${seed}-${kind}-${row}`

/** The columns that every resource has, of a row that was made in one go. */
export function entityOf(seed: number, kind: string, row: number) {
  const moment = madeAt(row)
  return {
    id: syntheticId(seed, kind, row),
    external_id: externalIdOf(seed, kind, row),
    revision: 1,
    created_at: moment,
    updated_at: moment,
  }
}

/** The seed of what all generated data shares: sections, tags, people, programs and Party cells. */
export const SHARED_SEED = 0
