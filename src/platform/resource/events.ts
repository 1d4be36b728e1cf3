import type { WriteContext } from './definition.ts'

/** What each event of writes carries, by the name of the event: modules add their own by declaration merging. */
export interface EventTypes {}

/** What a module does on events, in the transaction of the write that causes them. */
export type Listeners = {
  readonly [Name in keyof EventTypes]?: (event: EventTypes[Name], context: WriteContext) => Promise<void>
}

/** Passes events on to those who listen. */
export interface Events {
  emit<Name extends keyof EventTypes>(
    name: Name,
    event: EventTypes[Name],
    context: WriteContext,
  ): Promise<void>
}

/** Events that these modules listen to, one after another: locks are taken in this order. */
export const eventsFor = (modules: readonly Listeners[]): Events => ({
  emit: async (name, event, context) => {
    for (const listeners of modules) await listeners[name]?.(event, context)
  },
})
