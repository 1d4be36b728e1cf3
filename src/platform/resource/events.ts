import type { Events, Listeners } from './write-context.ts'

/** Events that these modules listen to, one after another: locks are taken in this order. */
export const eventsFor = (modules: readonly Listeners[]): Events => ({
  emit: async (name, event, context) => {
    for (const listeners of modules) await listeners[name]?.(event, context)
  },
})
