import type { TaskCaller } from './task-caller.ts'

/** How many tasks run at the same time. */
export const maxRunningTasks = 2

/** How many tasks may be queued and running: in total, of one caller, and running alone. */
const limits = {
  /** Few, so that no task waits longer than a request may take. */
  anonymous: { maxTotal: 3, maxPerCaller: 2, maxRunning: 1 },
  withKey: { maxTotal: 16, maxPerCaller: 8, maxRunning: maxRunningTasks },
}

interface QueuedTask {
  caller: TaskCaller
  isRunning: boolean
  begin: () => void
}

/** Waiting and running tasks, in the order of arrival. */
const queue: QueuedTask[] = []

const limitsOf = ({ hasKey }: TaskCaller) => limits[hasKey ? 'withKey' : 'anonymous']

const sameKind = ({ hasKey }: TaskCaller): QueuedTask[] =>
  queue.filter(({ caller }) => caller.hasKey === hasKey)

function isFull(caller: TaskCaller): boolean {
  const { maxTotal, maxPerCaller } = limitsOf(caller)
  const others = sameKind(caller)
  const own = others.filter((task) => task.caller.name === caller.name)
  return others.length >= maxTotal || own.length >= maxPerCaller
}

const countRunning = (tasks: readonly QueuedTask[]): number =>
  tasks.filter(({ isRunning }) => isRunning).length

/** The next task to begin: callers with a key come first, and anonymous callers never have all threads. */
function nextTask(): QueuedTask | undefined {
  if (countRunning(queue) >= maxRunningTasks) return undefined
  const mayBegin = ({ caller, isRunning }: QueuedTask) =>
    !isRunning && countRunning(sameKind(caller)) < limitsOf(caller).maxRunning
  return queue.find((task) => task.caller.hasKey && mayBegin(task)) ?? queue.find(mayBegin)
}

function beginNext(): void {
  for (let next = nextTask(); next !== undefined; next = nextTask()) {
    next.isRunning = true
    next.begin()
  }
}

/** A task's place in the queue. */
interface Slot {
  /** Resolves when the task may begin. */
  ready: Promise<void>
  /** Leaves the queue, so that the next task begins. */
  release: () => void
}

/** Adds a task to the queue. @returns undefined if the queue is full for this caller */
export function acquireSlot(caller: TaskCaller): Slot | undefined {
  if (isFull(caller)) return undefined
  const task: QueuedTask = { caller, isRunning: false, begin: () => {} }
  const ready = new Promise<void>((resolve) => {
    task.begin = resolve
  })
  queue.push(task)
  beginNext()
  return {
    ready,
    release: () => {
      queue.splice(queue.indexOf(task), 1)
      beginNext()
    },
  }
}
