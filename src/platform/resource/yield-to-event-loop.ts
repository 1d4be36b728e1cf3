import { setImmediate } from 'node:timers/promises'

/** Long work of a thread pauses after this time. */
const maxBlockingMs = 0.5

/** Divides long work into slices: awaited between its parts, it lets other work of the thread have its turn. */
export function eventLoopYielder(): () => Promise<void> {
  let since = performance.now()
  return async () => {
    if (performance.now() - since < maxBlockingMs) return
    await setImmediate()
    since = performance.now()
  }
}

/** Does something with each item, in slices. */
export async function forEachYielding<T>(items: Iterable<T>, work: (item: T) => void): Promise<void> {
  const pause = eventLoopYielder()
  for (const item of items) {
    work(item)
    await pause()
  }
}
