import type { Asker } from './asker.ts'

/** How many tasks run at once. */
export const mostRunning = 2

/** How many tasks may be there at once, those that run among them: of all, and of one caller. */
const places = {
  /** None waits longer than a request may take. */
  strangers: { all: 3, each: 2, running: 1 },
  withKey: { all: 16, each: 8, running: mostRunning },
}

interface Place {
  asker: Asker
  isRunning: boolean
  begin: () => void
}

/** In the order of arrival. */
const held: Place[] = []

const sharesOf = ({ hasKey }: Asker) => places[hasKey ? 'withKey' : 'strangers']

const sameKind = ({ hasKey }: Asker): Place[] => held.filter(({ asker }) => asker.hasKey === hasKey)

function isFull(asker: Asker): boolean {
  const { all, each } = sharesOf(asker)
  const others = sameKind(asker)
  return others.length >= all || others.filter((place) => place.asker.name === asker.name).length >= each
}

const running = (some: readonly Place[]): number => some.filter(({ isRunning }) => isRunning).length

/** The next task to begin: those of callers with a key come first, and strangers never have all threads. */
function nextPlace(): Place | undefined {
  if (running(held) >= mostRunning) return undefined
  const mayBegin = ({ asker, isRunning }: Place) =>
    !isRunning && running(sameKind(asker)) < sharesOf(asker).running
  return held.find((place) => place.asker.hasKey && mayBegin(place)) ?? held.find(mayBegin)
}

function beginNext(): void {
  for (let next = nextPlace(); next !== undefined; next = nextPlace()) {
    next.isRunning = true
    next.begin()
  }
}

/**
 * Takes a place in the queue.
 * @returns undefined where there is none for this caller; else `turn`, which comes when the task may begin, and what
 * gives the place back
 */
export function takePlace(asker: Asker): { turn: Promise<void>; giveBack: () => void } | undefined {
  if (isFull(asker)) return undefined
  const place: Place = { asker, isRunning: false, begin: () => {} }
  const turn = new Promise<void>((resolve) => {
    place.begin = resolve
  })
  held.push(place)
  beginNext()
  return {
    turn,
    giveBack: () => {
      held.splice(held.indexOf(place), 1)
      beginNext()
    },
  }
}
