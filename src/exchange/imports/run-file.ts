import type { Database } from '../../database/database.ts'
import { Problem } from '../../http/problems.ts'
import { storeBatch, type BatchResult } from './batch.ts'
import type { BothSides } from './both-sides.ts'
import { keepProgress, type Claim, type Ending } from './claim.ts'
import type { FileRecord, FileRows } from './file-record.ts'
import { judge, type Judged } from './judge.ts'
import { keepRefusals } from './refusal.ts'
import { retryKept } from './retry-kept.ts'
import { batchSize, type ImportTask } from './task.ts'

/** A file that is worked on. */
export interface Run {
  database: Database
  claim: Claim
  task: ImportTask
  file: FileRows
  sides: BothSides
  bytesRead: () => number
  isStopped: () => boolean
}

/** How it went: to an end, or only as far as this process was allowed to go. */
export type RunEnd = Ending | { status: 'handed_back' }

const endingOf = (problem: Problem): Ending => ({
  status: 'failed',
  problem: {
    code: problem.errors[0]?.code ?? problem.code,
    message: problem.detail ?? { en: problem.message, vi: problem.message },
  },
})

/** The next record, or why there is none. */
async function nextOf(records: AsyncIterator<FileRecord>): Promise<FileRecord | Problem | undefined> {
  try {
    const next = await records.next()
    return next.done ? undefined : next.value
  } catch (error) {
    if (error instanceof Problem) return error
    throw error
  }
}

async function storeOne(run: Run, batch: readonly Judged[]): Promise<BatchResult & { cancelled: boolean }> {
  const { task, claim, sides, bytesRead } = run
  let cancelled = false
  const result = await sides(
    (transaction) => storeBatch(task, transaction, batch),
    async (transaction, { counts, refusals, deferred }) => {
      await keepRefusals(transaction, task.id, refusals)
      await keepRefusals(transaction, task.id, deferred, true)
      cancelled = await keepProgress(transaction.client, claim, counts, bytesRead())
    },
  )
  return { ...result, cancelled }
}

/**
 * Goes on with a file after the rows that are dealt with: batch by batch, each with its part of the report, and at the
 * end the rows that had to wait for others.
 */
export async function runFile(run: Run): Promise<RunEnd> {
  const { claim, task, file, isStopped } = run
  const records = file.records[Symbol.asyncIterator]()
  const size = batchSize(task.resource)
  let batch: Judged[] = []
  let fault: Problem | undefined
  for (let at = 0; ; at++) {
    const record = await nextOf(records)
    if (record instanceof Problem) fault = record
    else if (record !== undefined) {
      const judged = judge(task, record)
      if (at >= claim.rows_read) batch.push(judged)
      if (batch.length < size) continue
    }
    if (batch.length > 0) {
      const { stopped, cancelled } = await storeOne(run, batch)
      batch = []
      if (stopped) return { status: 'stopped' }
      if (cancelled) return { status: 'cancelled' }
    }
    if (record === undefined || fault !== undefined) break
    if (isStopped()) return { status: 'handed_back' }
  }
  const waited = await retryKept(run)
  if (fault !== undefined) return endingOf(fault)
  return { status: waited > 0 && task.options.on_error === 'stop' ? 'stopped' : 'completed' }
}
