import type { Transaction } from '../database/database.ts'

/** Who acts, and how: the part of an audit row that is the same for all writes of one request. */
export interface Actor {
  name: string
  operation: string
  requestId: string | null
  remoteAddress: string | null
}

/** What a write did to one resource. */
export interface Change {
  /** The plural path name, `posts`. */
  resource: string
  id: string
  /** After the write; `null` when the row is gone. */
  revision: number | null
  /** Names of the fields that were written, never their values. */
  fields: string[]
}

/** Adds the audit row of a change to the transaction that makes it. */
export type RecordChange = (transaction: Transaction, actor: Actor, change: Change) => Promise<void>
