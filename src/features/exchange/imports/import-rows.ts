import type { Problem } from '../../../platform/http/problems.ts'
import { applyBatch, type BatchResult } from './apply-batch.ts'
import type { Batch } from './batches.ts'
import { previewCollector, type PreviewCollector } from './collect-preview.ts'
import type { PreviewRow } from './preview.ts'
import { caseTwins } from './case-twins.ts'
import { maxWarnings } from './limits.ts'
import type { TableFrame } from './layout/table-frame.ts'
import type { ImportReport } from './report.ts'
import type { ImportTask } from './task.ts'
import type { InTransaction } from './transactions.ts'
import { entryOf, type ValidatedRow } from './validate-row.ts'
import type { ImportWarning } from './warning.ts'

/** An import whose rows are stored. */
interface ImportRun {
  task: ImportTask
  batches: AsyncIterable<Batch>
  report: ImportReport
  inTransaction: InTransaction
  /** Whether the time limits of a job apply. */
  isJob: boolean
  /** Whether the process is about to end; then the current batch is stored and the rest is left to other processes. */
  isStopped: () => boolean
  /** What the reading of the file warns of, as far as it has been read. */
  warnings?: () => readonly ImportWarning[]
  /** What stands around its table. */
  frame?: TableFrame
}

/** The result of a run. */
export interface RunEnd {
  status: 'completed' | 'stopped' | 'failed' | 'cancelled' | 'released'
  /** The problem because of which the rest of the file cannot be read. */
  problem?: Problem
}

/** Stores the batches one after another. */
async function storeBatches(
  { task, batches, report, inTransaction, isStopped }: ImportRun,
  preview: PreviewCollector,
): Promise<RunEnd> {
  for await (const { rows, bytesRead, isLast, problem } of batches) {
    if (rows.length > 0) {
      let isCancelled = false
      const { stopped } = await inTransaction(
        async (transaction) => {
          const result = await applyBatch(task, transaction, rows)
          await preview.add(transaction, result.stored)
          return result
        },
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

/** The result of a further attempt at all deferred rows. */
interface RetryResult {
  /** How many are stored or refused now. */
  done: number
  /** How many are still deferred. */
  waiting: number
  /** Why rows were left out. */
  end?: 'cancelled' | 'released'
}

/** Tries deferred rows once, as long as the import is not cancelled and the process does not stop. */
async function retryOnce(
  { task, report, inTransaction, isStopped }: ImportRun,
  preview: PreviewCollector,
): Promise<RetryResult> {
  // a refused row does not end the import any more, because the whole file has been read
  const skipErrors: ImportTask = { ...task, options: { ...task.options, on_error: 'skip' } }
  let done = 0
  let waiting = 0
  let line = 0
  for (;;) {
    const records = await report.deferredAfter(line)
    const last = records.at(-1)
    if (last === undefined) return { done, waiting }
    if (isStopped()) return { done, waiting, end: 'released' }
    const rows = records.map((record): ValidatedRow => ({ record, entry: entryOf(task, record) }))
    let isCancelled = false
    const { deferred } = await inTransaction(
      async (transaction): Promise<BatchResult> => {
        const result = await applyBatch(skipErrors, transaction, rows)
        await preview.add(transaction, result.stored)
        // deferred rows have already been counted as read
        return { ...result, counts: { ...result.counts, rows_read: 0 } }
      },
      async (transaction, result) => {
        isCancelled = await report.addRetry(transaction, records, result)
      },
    )
    if (isCancelled) return { done, waiting, end: 'cancelled' }
    done += rows.length - deferred.length
    waiting += deferred.length
    line = last.line
  }
}

/**
 * Tries deferred rows again as long as some of them are stored; the rest is refused at the end.
 * @returns how the import ends if not all of them were tried
 */
async function retryDeferred(run: ImportRun, preview: PreviewCollector): Promise<RetryResult['end']> {
  for (;;) {
    const { done, waiting, end } = await retryOnce(run, preview)
    if (end !== undefined || waiting === 0 || done === 0) return end
  }
}

/** Adds warnings about the file and about stored rows that may be a mistake, and the preview of a dry run. */
async function addFindings(
  { task, report, inTransaction, isJob, warnings, frame: around }: ImportRun,
  preview: PreviewRow[] | null,
): Promise<void> {
  const ofFile = warnings?.() ?? []
  const frame =
    around && [around.above, around.below, around.further ?? []].some(({ length }) => length > 0)
      ? around
      : null
  const mayHaveTwins = report.mayHaveCreated()
  if (!mayHaveTwins && ofFile.length === 0 && preview === null && frame === null) return
  await inTransaction(
    (transaction) => (mayHaveTwins ? caseTwins(transaction, task, isJob) : Promise.resolve([])),
    (transaction, twins) =>
      report.addFindings(transaction, {
        warnings: [...ofFile, ...twins].toSorted((a, b) => a.line - b.line).slice(0, maxWarnings),
        preview,
        frame,
      }),
  )
}

/**
 * Stores the rows of a file batch by batch, then the deferred rows.
 * @param decided how it ends where an earlier run decided that, and did not come to the end of it
 */
export async function importRows(run: ImportRun, decided: 'stopped' | null = null): Promise<RunEnd> {
  const preview = previewCollector(run.task)
  const end = decided === null ? await storeBatches(run, preview) : { status: decided }
  if (end.status === 'cancelled' || end.status === 'released') return end
  const endOfRetry = await retryDeferred(run, preview)
  if (endOfRetry !== undefined) return { status: endOfRetry }
  await addFindings(run, preview.rows())
  return end
}
