import type { Database, Transaction } from '../../../platform/database/database.ts'

/**
 * Stores rows and keeps what is said of them. The two are one transaction, so that a process that ends in between has
 * done both or neither.
 */
export type BothSides = <T>(
  store: (transaction: Transaction) => Promise<T>,
  keep: (transaction: Transaction, result: T) => Promise<void>,
) => Promise<T>

export const together =
  (database: Database): BothSides =>
  (store, keep) =>
    database.transaction(async (transaction) => {
      // the end of the import waits for the disk, and with it for all of its batches: what a crash of Postgres takes in
      // between, it takes together with the count of it
      await transaction.client.query('set local synchronous_commit to off')
      const result = await store(transaction)
      await keep(transaction, result)
      return result
    })

/** Of a rehearsal only what is said is kept; its rows stay in the one transaction that is rolled back at the end. */
export const apart =
  (database: Database, rehearsal: Transaction): BothSides =>
  async (store, keep) => {
    const result = await store(rehearsal)
    await database.transaction((transaction) => keep(transaction, result))
    return result
  }
