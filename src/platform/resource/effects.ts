import type { Events } from './events.ts'
import type { SearchEngine } from './search-engine.ts'

/** What writes cause beside their own rows; the composition provides it. */
export interface WriteEffects {
  search: SearchEngine
  events: Events
}

declare module '../http/api.ts' {
  interface Api extends WriteEffects {}
}
