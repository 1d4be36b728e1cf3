import { Problem } from '../../../platform/http/problems.ts'
import type { ResourceDefinition } from '../../../platform/resource/definition.ts'
import { eventLoopYielder } from '../../../platform/resource/yield-to-event-loop.ts'
import { taskCallerWithKey } from '../../../platform/workers/task-caller.ts'
import type { FileRows } from './file-record.ts'
import type { ImportTask } from './task.ts'
import { validateRow, type ValidatedRow } from './validate-row.ts'

/** Rows of a file that are stored together. */
export interface Batch {
  rows: readonly ValidatedRow[]
  /** How many bytes of the file are read. */
  bytesRead: number
  /** No batch comes after this one. */
  isLast: boolean
  /** What keeps the rows after these from being read. */
  problem?: Problem
}

/** What rows of a file are read, and how. */
export interface BatchOptions {
  /** How many rows are passed over: those of an earlier run. */
  skip?: number
  bytesRead: () => number
  /** Whether rows are expected to be new: only then is it worth to precompute their texts. */
  expectsNewRows?: () => boolean
}

/** Rows of a batch: fewer where each can hold a long text. A transaction of a job has one batch. */
export const maxBatchRows = ({ longFields }: ResourceDefinition): number =>
  longFields === undefined ? 2000 : 250

/** A batch is in memory: with this many characters it is full, however few its rows are. */
const maxBatchCharacters = 1_048_576

/** Computes what follows from a row alone, so that no transaction waits for it. */
async function precompute({ resource, access }: ImportTask, row: ValidatedRow): Promise<ValidatedRow> {
  if (resource.precompute === undefined || !('entry' in row)) return row
  const { record, entry } = row
  try {
    entry.precomputed = await resource.precompute(entry.values, taskCallerWithKey(access.caller))
    return row
  } catch (error) {
    if (error instanceof Problem && error.status < 500) return { record, problem: error }
    throw error
  }
}

/** Reads and validates the rows of a file, batch by batch. The last batch may be empty. */
export async function* readBatches(
  task: ImportTask,
  file: FileRows,
  { skip = 0, bytesRead, expectsNewRows = () => true }: BatchOptions,
): AsyncGenerator<Batch, void> {
  const maxRows = maxBatchRows(task.resource)
  const pause = eventLoopYielder()
  let rows: ValidatedRow[] = []
  let characters = 0
  let at = 0
  try {
    for await (const record of file.records) {
      const row = validateRow(task, record)
      if (at >= skip) {
        rows.push(expectsNewRows() ? await precompute(task, row) : row)
        characters += record.size
      }
      at += 1
      await pause()
      if (rows.length < maxRows && characters < maxBatchCharacters) continue
      yield { rows, bytesRead: bytesRead(), isLast: false }
      rows = []
      characters = 0
    }
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    yield { rows, bytesRead: bytesRead(), isLast: true, problem: error }
    return
  }
  yield { rows, bytesRead: bytesRead(), isLast: true }
}

/** Asks for the next item while the current one is in use. */
export async function* prefetch<T>(items: AsyncGenerator<T, void>): AsyncGenerator<T, void> {
  let coming = items.next()
  try {
    for (;;) {
      const { value, done } = await coming
      if (done === true) return
      coming = items.next()
      // an error is thrown where the item is awaited
      coming.catch(() => {})
      yield value
    }
  } finally {
    // a file is closed only when nothing reads it
    await coming.catch(() => {})
    await items.return()
  }
}
