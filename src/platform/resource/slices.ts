import { setImmediate } from 'node:timers/promises'

/** Others have their turn after so long. */
const SLICE_MS = 0.5

/** How many works are under way in this thread that somebody waits for, and how many of them wait for the database. */
let pressing = 0
let waiting = 0
const isPressed = (): boolean => pressing > waiting

const sparing: (() => void)[] = []

function goOn(): void {
  if (!isPressed()) for (const next of sparing.splice(0)) next()
}

/** Does work that somebody waits for: whatever is done in spare time waits for it. */
export async function pressed<T>(work: () => Promise<T>): Promise<T> {
  pressing += 1
  try {
    return await work()
  } finally {
    pressing -= 1
    goOn()
  }
}

/** Within such work, the part that takes the database so long that there is time to spare. */
export async function withTimeToSpare<T>(work: () => Promise<T>): Promise<T> {
  waiting += 1
  goOn()
  try {
    return await work()
  } finally {
    waiting -= 1
  }
}

/** Does something with each item, and lets others have their turn in between. */
export async function inSlices<T>(items: Iterable<T>, work: (item: T) => void): Promise<void> {
  await pressed(async () => {
    let since = performance.now()
    for (const item of items) {
      work(item)
      if (performance.now() - since < SLICE_MS) continue
      await setImmediate()
      since = performance.now()
    }
  })
}

/**
 * For work that is done ahead of its time, and waits for whatever is done in slices: to be awaited between its parts.
 * So it fills the time in which the database has something to do, and takes none from those who keep the database waiting.
 */
export function spareTime(): () => Promise<void> {
  let since = performance.now()
  return async () => {
    if (performance.now() - since < SLICE_MS) return
    await setImmediate()
    while (isPressed()) await new Promise<void>((resolve) => sparing.push(resolve))
    since = performance.now()
  }
}
