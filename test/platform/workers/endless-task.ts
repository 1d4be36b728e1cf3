/** A task that does not end by itself. */
export function run(): number {
  let count = 0
  for (;;) count = (count + 1) % 1_000_000
}
