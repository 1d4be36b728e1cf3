import type { Access } from '../access/policy.ts'
import type { Transaction } from '../database/database.ts'
import type { Problem } from '../http/problems.ts'
import type { SearchEngine } from './search-engine.ts'

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

/** What writes cause beside their own rows; the composition provides it. */
export interface WriteEffects {
  search: SearchEngine
  events: Events
}

/** The write that rows belong to: one row of a request, or the many of an import. */
export interface WriteContext {
  transaction: Transaction
  access: Access
  effects: WriteEffects
  /** Nothing of it will be committed: what only has effects, such as an index, is left out. */
  dryRun: boolean
  /** Keeps one row from being stored: the write of that row alone fails, the others go on. */
  rejectRow: (id: string, problem: Problem) => void
}

declare module '../http/api.ts' {
  interface Api extends WriteEffects {}
}
