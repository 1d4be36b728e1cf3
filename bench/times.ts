/** How long one piece of work took, in milliseconds. */
export interface Times {
  p50: number
  p95: number
}

const percentile = (sorted: readonly number[], part: number) =>
  sorted[Math.floor(sorted.length * part)] ?? Number.NaN

/** Does a piece of work once to warm up, then so many times, or for 20 seconds. */
export async function measureTimes(work: () => Promise<unknown>, most: number): Promise<Times> {
  const taken: number[] = []
  const end = performance.now() + 20_000
  await work()
  while (taken.length < most && performance.now() < end) {
    const start = performance.now()
    await work()
    taken.push(performance.now() - start)
  }
  const sorted = taken.toSorted((a, b) => a - b)
  return { p50: percentile(sorted, 0.5), p95: percentile(sorted, 0.95) }
}

/** Both, as a cell of a table. */
export const timesCell = ({ p50, p95 }: Times): string => `${p50.toFixed(1)} / ${p95.toFixed(1)}`
