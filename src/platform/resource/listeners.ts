import type { Events, WriteUnderWay } from './effects.ts'
import type { EventTypes } from './events.ts'

/** What a module does on events, in the transaction of the write that causes them. */
export type Listeners = {
  readonly [Name in keyof EventTypes]?: (event: EventTypes[Name], write: WriteUnderWay) => Promise<void>
}

/** Events that these modules listen to, one after another: locks are taken in this order. */
export const eventsFor = (modules: readonly Listeners[]): Events => ({
  emit: async (name, event, write) => {
    for (const listeners of modules) await listeners[name]?.(event, write)
  },
})
