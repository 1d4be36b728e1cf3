import type { Database, Transaction } from '../../../platform/database/database.ts'

/** Stores rows and records the result; the kind of import decides about its transactions. */
export type InTransaction = <T>(
  apply: (transaction: Transaction) => Promise<T>,
  record: (transaction: Transaction, result: T) => Promise<void>,
) => Promise<T>

/** Applies and records in a transaction of the caller: all rows of the file are stored, or none. */
export const inCallersTransaction =
  (transaction: Transaction): InTransaction =>
  async (apply, record) => {
    const result = await apply(transaction)
    await record(transaction, result)
    return result
  }

/** Applies and records each batch in one transaction, so that a process that ends has done both or neither. */
export const perBatch =
  (database: Database): InTransaction =>
  (apply, record) =>
    database.transaction(async (transaction) => {
      // only the end of the import waits for the disk; a crash of Postgres before loses rows together with their count
      await transaction.client.query('set local synchronous_commit to off')
      return await inCallersTransaction(transaction)(apply, record)
    })

/** Applies in one transaction that is rolled back at the end, and records in separate transactions that are committed. */
export const rolledBack =
  (database: Database, dryRun: Transaction): InTransaction =>
  async (apply, record) => {
    const result = await apply(dryRun)
    await database.transaction((transaction) => record(transaction, result))
    return result
  }
