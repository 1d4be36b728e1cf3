import type { Problem } from '../../../platform/http/problems.ts'
import { applyBatch, type BatchResult } from './apply-batch.ts'
import type { Batch } from './batches.ts'
import { caseTwins } from './case-twins.ts'
import type { ImportReport } from './report.ts'
import type { ImportTask } from './task.ts'
import type { InTransaction } from './transactions.ts'
import { entryOf, type ValidatedRow } from './validate-row.ts'

/** An import whose rows are stored. */
export interface ImportRun {
  task: ImportTask
  batches: AsyncIterable<Batch>
  report: ImportReport
  inTransaction: InTransaction
  /** Whether the time limits of a job apply. */
  isJob: boolean
  /** Whether the process is about to end; then the current batch is stored and the rest is left to other processes. */
  isStopped: () => boolean
}

/** The result of a run. */
export interface RunEnd {
  status: 'completed' | 'stopped' | 'failed' | 'cancelled' | 'released'
  /** The problem because of which the rest of the file cannot be read. */
  problem?: Problem
}

/** Stores the batches one after another. */
async function storeBatches({ task, batches, report, inTransaction, isStopped }: ImportRun): Promise<RunEnd> {
  for await (const { rows, bytesRead, isLast, problem } of batches) {
    if (rows.length > 0) {
      let isCancelled = false
      const { stopped } = await inTransaction(
        (transaction) => applyBatch(task, transaction, rows),
        async (transaction, result) => {
          isCancelled = await report.addBatch(transaction, result, bytesRead)
        },
      )
      if (stopped) return { status: 'stopped' }
      if (isCancelled) return { status: 'cancelled' }
    }
    if (problem !== undefined) return { status: 'failed', problem }
    if (!isLast && isStopped()) return { status: 'released' }
  }
  return { status: 'completed' }
}

/** Tries all deferred rows once. @returns the numbers of rows that are stored or refused now, and still deferred */
async function retryOnce({
  task,
  report,
  inTransaction,
}: ImportRun): Promise<{ done: number; waiting: number }> {
  // a refused row does not end the import any more, because the whole file has been read
  const patient: ImportTask = { ...task, options: { ...task.options, on_error: 'skip' } }
  let done = 0
  let waiting = 0
  let line = 0
  for (;;) {
    const records = await report.deferredAfter(line)
    const last = records.at(-1)
    if (last === undefined) return { done, waiting }
    const rows = records.map((record): ValidatedRow => ({ record, entry: entryOf(task, record) }))
    const { deferred } = await inTransaction(
      async (transaction): Promise<BatchResult> => {
        const result = await applyBatch(patient, transaction, rows)
        // deferred rows have already been counted as read
        return { ...result, counts: { ...result.counts, rows_read: 0 } }
      },
      (transaction, result) => report.addRetry(transaction, records, result),
    )
    done += rows.length - deferred.length
    waiting += deferred.length
    line = last.line
  }
}

/** Tries deferred rows again as long as some of them are stored; the rest is refused at the end. */
async function retryDeferred(run: ImportRun): Promise<void> {
  let result = await retryOnce(run)
  while (result.waiting > 0 && result.done > 0) result = await retryOnce(run)
}

/** Adds warnings about stored rows that may be a mistake. */
async function addWarnings({ task, report, inTransaction, isJob }: ImportRun): Promise<void> {
  if (!report.mayHaveCreated()) return
  await inTransaction(
    (transaction) => caseTwins(transaction, task, isJob),
    (transaction, warnings) => report.addWarnings(transaction, warnings),
  )
}

/**
 * Stores the rows of a file batch by batch, then the deferred rows.
 * @param decided how it ends where an earlier run decided that, and did not come to the end of it
 */
export async function importRows(run: ImportRun, decided: 'stopped' | null = null): Promise<RunEnd> {
  const end = decided === null ? await storeBatches(run) : { status: decided }
  if (end.status === 'cancelled' || end.status === 'released') return end
  await retryDeferred(run)
  await addWarnings(run)
  return end
}
