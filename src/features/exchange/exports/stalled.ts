import type { Portion } from './rows.ts'

/** How long a reader may take nothing before it is given up. */
const maxStallMs = 60_000

/** Passes portions on, and calls `giveUp` when one is not taken for too long: the snapshot waits for its reader. */
export async function* unlessStalled(
  portions: AsyncIterable<Portion>,
  giveUp: () => void,
): AsyncGenerator<Portion> {
  for await (const portion of portions) {
    const timer = setTimeout(giveUp, maxStallMs)
    try {
      yield portion
    } finally {
      clearTimeout(timer)
    }
  }
}
