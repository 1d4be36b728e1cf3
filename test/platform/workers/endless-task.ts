/** A task that never ends. */
export function run(): number {
  let count = 0
  for (;;) count = (count + 1) % 1_000_000
}
