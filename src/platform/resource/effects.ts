import type { SearchEngine } from './search-engine.ts'

/** What writes cause beside their own rows; the composition provides it. */
export interface WriteEffects {
  search: SearchEngine
}

declare module '../http/api.ts' {
  interface Api extends WriteEffects {}
}
