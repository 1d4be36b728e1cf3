import type { Access } from '../access/policy.ts'
import type { Transaction } from '../database/database.ts'
import type { EventTypes } from './events.ts'
import type { SearchEngine } from './search-engine.ts'

/** The write that an effect belongs to: one row of a request, or many rows of an import. */
export interface WriteUnderWay {
  transaction: Transaction
  access: Access
  effects: WriteEffects
  /** Nothing of it will be committed: what only has effects, such as an index, is left out. */
  rehearsal: boolean
}

/** Passes events of writes on to the modules that listen. */
export interface Events {
  emit<Name extends keyof EventTypes>(
    name: Name,
    event: EventTypes[Name],
    write: WriteUnderWay,
  ): Promise<void>
}

/** What writes cause beside their own rows; the composition provides it. */
export interface WriteEffects {
  search: SearchEngine
  events: Events
}

declare module '../http/api.ts' {
  interface Api extends WriteEffects {}
}
