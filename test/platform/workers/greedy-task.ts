/** A task that allocates more memory than a worker may use. */
export function run(): number {
  const kept: number[][] = []
  for (;;) kept.push(Array.from({ length: 100_000 }, (_, n) => n))
}
