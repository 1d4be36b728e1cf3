// How much the heavy tests do. npm test does a tenth, the same each time; npm run test:soak does all of it, and other
// random values each time. TEST_SEED=<number> gives the values of an earlier run again.

const setting = process.env['TEST_VOLUME'] ?? 'tenth'
if (setting !== 'tenth' && setting !== 'full') throw new Error(`TEST_VOLUME is tenth or full, not ${setting}`)

/** Whether this run is a soak. */
export const isFull = setting === 'full'

/**
 * How often, or how large: all of it in a soak, else a tenth.
 * @param least what the test needs to show anything
 */
export const volume = (full: number, least = 1): number =>
  isFull ? full : Math.max(least, Math.ceil(full / 10))

const FIXED_SEED = 20_201_130

function chosenSeed(): number {
  const given = process.env['TEST_SEED']
  if (given === undefined) return isFull ? Date.now() % 2 ** 31 : FIXED_SEED
  if (!/^-?\d+$/.test(given)) throw new Error(`TEST_SEED is a whole number, not ${given}`)
  return Number(given)
}

/** Where random values begin; fast-check prints it with each failure. */
export const seed = chosenSeed()
