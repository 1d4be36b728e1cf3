import type { Config } from '../../config.ts'
import type { Access } from '../access/policy.ts'
import type { Transaction } from '../database/database.ts'
import type { Change } from '../http/audit-trail.ts'
import type { Problem } from '../http/problems.ts'
import type { SearchEngine } from './search-engine.ts'

/** The payloads of events by name. Modules add their own by declaration merging. */
export interface EventTypes {}

/** The event listeners of a module. They run in the transaction of the write that emits the event. */
export type Listeners = {
  readonly [Name in keyof EventTypes]?: (event: EventTypes[Name], context: WriteContext) => Promise<void>
}

/** Emits events to the listeners. */
export interface Events {
  emit<Name extends keyof EventTypes>(
    name: Name,
    event: EventTypes[Name],
    context: WriteContext,
  ): Promise<void>
}

/** The search engine and the events that writes use. The composition provides them. */
export interface WriteEffects {
  search: SearchEngine
  events: Events
}

/** The settings by which the rows of a file are stored. */
export type FileSettings = Pick<Config, 'gradingDecisionsFrom' | 'approveOwn'>

/** These settings alone, for a message to a thread. */
export const fileSettings = ({ gradingDecisionsFrom, approveOwn }: Config): FileSettings => ({
  gradingDecisionsFrom,
  approveOwn,
})

/** The context of a write for hooks: one row of a request, or many rows of an import. */
export interface WriteContext {
  transaction: Transaction
  access: Access
  effects: WriteEffects
  /** The transaction will be rolled back, so that effects such as index entries are not needed. */
  dryRun: boolean
  /** Takes the changes of other rows that the write causes, for the audit trail. */
  alsoChanged: Change[]
  /** Set for the rows of a file, some of which say more than the body of a request. */
  file?: FileSettings | undefined
  /** Reports the problem of one row. That row is not stored; the others are. */
  rejectRow: (id: string, problem: Problem) => void
}

declare module '../http/api.ts' {
  interface Api extends WriteEffects {}
}
