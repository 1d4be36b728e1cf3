import type { Transaction } from '../database/database.ts'

/** The caller and the operation of a write: the part of an audit row that is the same for all writes of a request. */
export interface Actor {
  name: string
  operation: string
  requestId: string | null
  remoteAddress: string | null
}

/** The change of one row by a write. */
export interface Change {
  /** The path of the resource, such as `posts`. */
  resource: string
  id: string
  /** The revision after the write; null if the row was purged. */
  revision: number | null
  /** Names of the fields that were written, never their values. */
  fields: string[]
}

/** The reading of one row with personal data, or of a list of persons that belongs to one row. */
export interface Reading {
  /** The path of the resource, such as `learners`. */
  resource: string
  id: string
}

/** Adds the audit row of a reading. */
export type RecordReading = (actor: Actor, reading: Reading) => Promise<void>

/** Adds the audit row of a change, in the transaction of the change. */
export type RecordChange = (transaction: Transaction, actor: Actor, change: Change) => Promise<void>

/** Adds the audit rows of changes, in their transaction. */
export type RecordChanges = (
  transaction: Transaction,
  actor: Actor,
  changes: readonly Change[],
) => Promise<void>
