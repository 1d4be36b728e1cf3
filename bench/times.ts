/** The durations of repeated work, in milliseconds. */
export interface Times {
  p50: number
  p95: number
}

const percentile = (sorted: readonly number[], part: number) =>
  sorted[Math.floor(sorted.length * part)] ?? Number.NaN

/** Runs `work` once to warm up, then `maxRuns` times or for 20 seconds. */
export async function measureTimes(work: () => Promise<unknown>, maxRuns: number): Promise<Times> {
  const durations: number[] = []
  const end = performance.now() + 20_000
  await work()
  while (durations.length < maxRuns && performance.now() < end) {
    const start = performance.now()
    await work()
    durations.push(performance.now() - start)
  }
  const sorted = durations.toSorted((a, b) => a - b)
  return { p50: percentile(sorted, 0.5), p95: percentile(sorted, 0.95) }
}

/** The times as a cell of a table. */
export const timesCell = ({ p50, p95 }: Times): string => `${p50.toFixed(1)} / ${p95.toFixed(1)}`
