// The volume of heavy tests. npm test uses a tenth and a fixed seed; npm run test:soak uses the full volume and another
// seed each time. TEST_SEED=<number> repeats the values of an earlier run.

const setting = process.env['TEST_VOLUME'] ?? 'tenth'
if (setting !== 'tenth' && setting !== 'full') throw new Error(`TEST_VOLUME is tenth or full, not ${setting}`)

/** Whether this run is a soak. */
export const isFull = setting === 'full'

/**
 * A number of repetitions or a size: full in a soak, otherwise a tenth.
 * @param min what the test needs to be meaningful
 */
export const volume = (full: number, min = 1): number => (isFull ? full : Math.max(min, Math.ceil(full / 10)))

const FIXED_SEED = 20_201_130

function seedOfRun(): number {
  const text = process.env['TEST_SEED']
  if (text === undefined) return isFull ? Date.now() % 2 ** 31 : FIXED_SEED
  if (!/^-?\d+$/.test(text)) throw new Error(`TEST_SEED is a whole number, not ${text}`)
  return Number(text)
}

/** The seed of random values; fast-check prints it with each failure. */
export const seed = seedOfRun()
