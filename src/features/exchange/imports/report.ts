import type { Transaction } from '../../../platform/database/database.ts'
import type { BatchResult } from './apply-batch.ts'
import type { FileRecord } from './file-record.ts'
import type { TableFrame } from './layout/table-frame.ts'
import type { PreviewRow } from './preview.ts'
import type { ImportWarning } from './warning.ts'

/** What is known of an import at its end. */
export interface Findings {
  warnings: readonly ImportWarning[]
  /** The first rows of a dry run; null for others. */
  preview: readonly PreviewRow[] | null
  /** What stands around the table; null where nothing does. */
  frame: TableFrame | null
}

/** The results of an import while its rows are stored. */
export interface ImportReport {
  /** Adds the results of a batch. @returns whether the import has been cancelled */
  addBatch(transaction: Transaction, result: BatchResult, bytesRead: number): Promise<boolean>
  /** The next deferred rows after a line, at most a batch. */
  deferredAfter(line: number): Promise<FileRecord[]>
  /**
   * Replaces the state of deferred rows by the results of a further attempt.
   * @returns whether the import has been cancelled
   */
  addRetry(transaction: Transaction, tried: readonly FileRecord[], result: BatchResult): Promise<boolean>
  /** Whether rows may have been created. */
  mayHaveCreated(): boolean
  /** Adds what is known at the end. */
  addFindings(transaction: Transaction, findings: Findings): Promise<void>
}
