import type { Transaction } from '../../../platform/database/database.ts'
import { storeBatch } from './batch.ts'
import { entryOf, type Judged } from './judge.ts'
import type { Refusal } from './refusal.ts'
import { addCounts, batchSize, noCounts, type Counts, type ImportTask } from './task.ts'

/** What became of rows that were tried again. */
export interface Retried {
  counts: Counts
  /** Rows that are refused for another reason now. */
  refusals: Refusal[]
  /** Rows that still name something that is not there. */
  deferred: Refusal[]
}

/** Tries rows again that named rows of the same file, once: those that name each other come in by several passes. */
export async function retryDeferred(
  task: ImportTask,
  transaction: Transaction,
  waiting: readonly Refusal[],
): Promise<Retried> {
  const retried: Retried = { counts: noCounts(), refusals: [], deferred: [] }
  // what is refused now ends nothing: all of the file has been read
  const patient: ImportTask = { ...task, options: { ...task.options, on_error: 'skip' } }
  const size = batchSize(task.resource)
  for (let at = 0; at < waiting.length; at += size) {
    const judged = waiting
      .slice(at, at + size)
      .map(({ record }): Judged => ({ record, entry: entryOf(task, record) }))
    const { counts, refusals, deferred } = await storeBatch(patient, transaction, judged)
    addCounts(retried.counts, { ...counts, rows_read: 0 })
    retried.refusals.push(...refusals)
    retried.deferred.push(...deferred)
  }
  return retried
}
