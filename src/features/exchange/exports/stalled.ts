import type { Portion } from './rows.ts'

/** How long a reader may take nothing before it is given up. */
const patienceMs = 60_000

/** Passes portions on, and tells when one has not been taken for too long: its reader has the snapshot wait. */
export async function* unlessStalled(
  portions: AsyncIterable<Portion>,
  giveUp: () => void,
): AsyncGenerator<Portion> {
  for await (const portion of portions) {
    const timer = setTimeout(giveUp, patienceMs)
    try {
      yield portion
    } finally {
      clearTimeout(timer)
    }
  }
}
