import type { Database } from '../../../platform/database/database.ts'
import { Problem } from '../../../platform/http/problems.ts'
import { storeBatch, type BatchResult } from './batch.ts'
import type { BothSides } from './both-sides.ts'
import { caseTwins } from './case-twins.ts'
import { keepProgress, type Claim, type Ending } from './claim.ts'
import type { FileRows } from './file-record.ts'
import { taskCallerWithKey } from '../../../platform/workers/task-caller.ts'
import { foresee } from '../../../platform/resource/foresee.ts'
import { pressed, spareTime } from '../../../platform/resource/slices.ts'
import { judge, type Judged } from './judge.ts'
import { keepRefusals } from './refusal.ts'
import { retryKept } from './retry-kept.ts'
import { batchCharacters, batchSize, type ImportTask } from './task.ts'

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

/** So many rows of a file, judged, and what came behind them. */
interface Gathered {
  rows: Judged[]
  /** How far the file is read. */
  bytesRead: number
  /** The file has no more rows, or none that can be read. */
  end: boolean
  fault?: Problem
}

/** What the batches so far let expect of the next. */
interface Expectation {
  /** Most rows were created. */
  areNew: boolean
}

/** Reads and judges the next rows that are not dealt with, up to a batch of them. */
async function* gather(
  { claim, task, file, bytesRead }: Run,
  expected: Expectation,
): AsyncGenerator<Gathered, undefined> {
  const size = batchSize(task.resource)
  let rows: Judged[] = []
  let characters = 0
  let at = 0
  const turn = spareTime()
  const caller = taskCallerWithKey(task.access.caller)
  try {
    for await (const record of file.records) {
      const judged = judge(task, record)
      if (at >= claim.rows_read) {
        rows.push(judged)
        characters += record.size
        if (expected.areNew && 'entry' in judged && judged.entry.by !== 'id') {
          judged.entry.foreseen = await foresee(task.resource, judged.entry, caller)
        }
      }
      at += 1
      await turn()
      if (rows.length < size && characters < batchCharacters) continue
      yield { rows, bytesRead: bytesRead(), end: false }
      rows = []
      characters = 0
    }
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    yield { rows, bytesRead: bytesRead(), end: true, fault: error }
    return
  }
  yield { rows, bytesRead: bytesRead(), end: true }
}

async function storeOne(
  { task, claim, sides }: Run,
  { rows, bytesRead }: Gathered,
): Promise<BatchResult & { cancelled: boolean }> {
  let cancelled = false
  const result = await pressed(() =>
    sides(
      (transaction) => storeBatch(task, transaction, rows),
      async (transaction, { counts, refusals, deferred, stopped }) => {
        await keepRefusals(transaction, task.id, refusals)
        await keepRefusals(transaction, task.id, deferred, true)
        const ending = stopped ? 'stopped' : null
        cancelled = await keepProgress(transaction.client, claim, counts, bytesRead, ending)
      },
    ),
  )
  return { ...result, cancelled }
}

/** Stores a file, batch by batch: while the database has one, the next is read. */
async function storeAll(run: Run): Promise<RunEnd | Gathered> {
  const expected: Expectation = { areNew: true }
  const gathered = gather(run, expected)
  let coming = gathered.next()
  try {
    for (;;) {
      const { value: batch } = await coming
      if (batch === undefined) throw new Error('a file ends with a batch')
      if (!batch.end) {
        coming = gathered.next()
        // what it throws is thrown where it is waited for
        coming.catch(() => {})
      }
      if (batch.rows.length > 0) {
        const { stopped, cancelled, counts } = await storeOne(run, batch)
        expected.areNew = counts.created * 2 >= batch.rows.length
        if (stopped) return { status: 'stopped' }
        if (cancelled) return { status: 'cancelled' }
      }
      if (batch.end) return batch
      if (run.isStopped()) return { status: 'handed_back' }
    }
  } finally {
    // the file is closed only when nothing reads it
    await coming.catch(() => {})
    await gathered.return(undefined)
  }
}

/** Keeps what is doubtful about the rows that are stored. */
const keepWarnings = ({ task, sides }: Run) =>
  sides(
    (transaction) => caseTwins(transaction, task, true),
    async ({ client }, warnings) => {
      const text = 'update imports set warnings = $2 where id = $1'
      if (warnings.length > 0) await client.query(text, [task.id, JSON.stringify(warnings)])
    },
  )

/**
 * Goes on with a file after the rows that are dealt with: batch by batch, each with its part of the report, and at the
 * end the rows that had to wait for others.
 */
export async function runFile(run: Run): Promise<RunEnd> {
  const { ending } = run.claim
  // decided before by a process that did not come to the end of it
  const last: RunEnd | Gathered = ending === null ? await storeAll(run) : { status: ending }
  if ('status' in last && last.status !== 'stopped') return last
  await retryKept(run)
  await keepWarnings(run)
  if ('status' in last) return last
  return last.fault === undefined ? { status: 'completed' } : endingOf(last.fault)
}
