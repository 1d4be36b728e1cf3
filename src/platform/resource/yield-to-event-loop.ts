import { setImmediate } from 'node:timers/promises'

/** How long work may block the event loop. */
const maxBlockingMs = 0.5

/** Makes a function to await between parts of long work. It yields to the event loop if the work has blocked it too long. */
export function eventLoopYielder(): () => Promise<void> {
  let startedAt = performance.now()
  return async () => {
    if (performance.now() - startedAt < maxBlockingMs) return
    await setImmediate()
    startedAt = performance.now()
  }
}

/** Calls a function for each item, and yields to the event loop between items. */
export async function forEachYielding<T>(items: Iterable<T>, work: (item: T) => void): Promise<void> {
  const yieldIfDue = eventLoopYielder()
  for (const item of items) {
    work(item)
    await yieldIfDue()
  }
}
