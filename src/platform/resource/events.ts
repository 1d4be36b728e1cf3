import type { Events, Listeners } from './write-context.ts'

/** Makes the events of an application. Listeners run in the order of modules, which is the order of their locks. */
export const eventsFor = (modules: readonly Listeners[]): Events => ({
  emit: async (name, event, context) => {
    for (const listeners of modules) await listeners[name]?.(event, context)
  },
})
