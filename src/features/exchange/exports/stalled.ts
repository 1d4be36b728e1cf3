import type { Portion } from './rows.ts'

/** The time after which the export of a reader that reads nothing ends. */
const maxStallMs = 60_000

/** Yields portions, and calls `giveUp` if one is not read for too long, because the snapshot stays open meanwhile. */
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
