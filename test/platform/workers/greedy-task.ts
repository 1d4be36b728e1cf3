/** A task that takes more memory than a thread may have. */
export function run(): number {
  const kept: number[][] = []
  for (;;) kept.push(Array.from({ length: 100_000 }, (_, n) => n))
}
