import type { Access } from '../access/policy.ts'
import type { Transaction } from '../database/database.ts'
import type { ExchangedResource, ResourceDefinition } from './definition.ts'
import type { Row } from './row.ts'
import type { RowProblemOf } from './upsert-batch.ts'
import type { RowResult } from './upsert.ts'
import type { WriteEffects } from './write-context.ts'

/** A resource of which files are exported and imported. */
export type FileResource = ResourceDefinition | AdditionsDefinition

/** A row of a file that adds what is not stored yet. */
export interface Addition {
  /** The id that an export wrote; such a row is stored already. */
  id: string | undefined
  /** The checked input. */
  values: Row
}

/** What was written beside the added rows. */
export interface FurtherWrite {
  /** The path of the resource. */
  resource: string
  rowIds: string[]
  fields: readonly string[]
}

/** The results of additions. */
export interface Added {
  results: Map<Addition, RowResult>
  further: FurtherWrite[]
}

/** The write of additions. */
export interface AdditionWriting {
  transaction: Transaction
  access: Access
  effects: WriteEffects
  /** The transaction will be rolled back. */
  dryRun: boolean
}

/**
 * Rows that are only added, and never changed or removed: a history. A file adds the rows that are not stored yet, in its
 * order; a row that is stored already is unchanged.
 */
export interface AdditionsDefinition extends ExchangedResource {
  /** Input fields that may name what a later row of the file makes. */
  laterFields: readonly string[]
  /** Adds rows by the rules of single additions. A refused row does not affect the others. */
  add(writing: AdditionWriting, rows: readonly Addition[], rowProblemOf: RowProblemOf): Promise<Added>
}
