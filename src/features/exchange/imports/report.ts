import type { Transaction } from '../../../platform/database/database.ts'
import type { BatchResult } from './apply-batch.ts'
import type { FileRecord } from './file-record.ts'
import type { ImportWarning } from './warning.ts'

/** Where the results of an import are kept while its rows are stored. */
export interface ImportReport {
  /** Adds the results of a batch. @returns whether the import is to be cancelled */
  addBatch(transaction: Transaction, result: BatchResult, bytesRead: number): Promise<boolean>
  /** The next rows after a line that wait for other rows of the file, a batch at most. */
  deferredAfter(line: number): Promise<FileRecord[]>
  /** Replaces what is known of deferred rows by the results of a further attempt. */
  addRetry(transaction: Transaction, tried: readonly FileRecord[], result: BatchResult): Promise<void>
  /** Whether rows may have been created. */
  mayHaveCreated(): boolean
  addWarnings(transaction: Transaction, warnings: readonly ImportWarning[]): Promise<void>
}
