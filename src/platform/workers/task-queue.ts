import type { TaskCaller } from './task-caller.ts'

/** How many tasks run at once. */
export const mostRunning = 2

/** How many tasks may be there at once, those that run among them: of all, and of one caller. */
const places = {
  /** None waits longer than a request may take. */
  strangers: { all: 3, each: 2, running: 1 },
  withKey: { all: 16, each: 8, running: mostRunning },
}

interface Place {
  caller: TaskCaller
  isRunning: boolean
  begin: () => void
}

/** In the order of arrival. */
const held: Place[] = []

const sharesOf = ({ hasKey }: TaskCaller) => places[hasKey ? 'withKey' : 'strangers']

const sameKind = ({ hasKey }: TaskCaller): Place[] => held.filter(({ caller }) => caller.hasKey === hasKey)

function isFull(caller: TaskCaller): boolean {
  const { all, each } = sharesOf(caller)
  const others = sameKind(caller)
  return others.length >= all || others.filter((place) => place.caller.name === caller.name).length >= each
}

const running = (some: readonly Place[]): number => some.filter(({ isRunning }) => isRunning).length

/** The next task to begin: those of callers with a key come first, and strangers never have all threads. */
function nextPlace(): Place | undefined {
  if (running(held) >= mostRunning) return undefined
  const mayBegin = ({ caller, isRunning }: Place) =>
    !isRunning && running(sameKind(caller)) < sharesOf(caller).running
  return held.find((place) => place.caller.hasKey && mayBegin(place)) ?? held.find(mayBegin)
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
export function takePlace(caller: TaskCaller): { turn: Promise<void>; giveBack: () => void } | undefined {
  if (isFull(caller)) return undefined
  const place: Place = { caller, isRunning: false, begin: () => {} }
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
