/** The durations of repeated work, in milliseconds. */
export interface Times {
  p50: number
  p95: number
}

const percentile = (sorted: readonly number[], part: number) =>
  sorted[Math.floor(sorted.length * part)] ?? Number.NaN

/** How often the work runs before it is measured, for at most a second: the code of a new process is slow at first. */
const warmUpRuns = 10

/** Warms up, then runs `work` `maxRuns` times or for 20 seconds. */
export async function measureTimes(work: () => Promise<unknown>, maxRuns: number): Promise<Times> {
  const durations: number[] = []
  const warm = performance.now() + 1_000
  for (let run = 0; run < warmUpRuns && (run === 0 || performance.now() < warm); run++) await work()
  const end = performance.now() + 20_000
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
