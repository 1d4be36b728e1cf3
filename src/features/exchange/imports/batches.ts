import { Problem } from '../../../platform/http/problems.ts'
import type { ExchangedResource } from '../../../platform/resource/definition.ts'
import { eventLoopYielder } from '../../../platform/resource/yield-to-event-loop.ts'
import { taskCallerWithKey } from '../../../platform/workers/task-caller.ts'
import type { FileRows } from './file-record.ts'
import type { ImportTask } from './task.ts'
import { isAddition, refuseEqualRows, validateRow, type ValidatedRow } from './validate-row.ts'

/** Rows of a file that are stored together. */
export interface Batch {
  rows: readonly ValidatedRow[]
  /** The number of bytes of the file that have been read. */
  bytesRead: number
  /** Whether this is the last batch. */
  isLast: boolean
  /** The problem because of which the following rows cannot be read. */
  problem?: Problem
}

/** The options for reading the rows of a file. */
interface BatchOptions {
  /** The number of rows to skip, because an earlier run has stored them. */
  skip?: number
  bytesRead: () => number
  /** Whether rows are probably new; only then their texts are precomputed. */
  expectsNewRows?: () => boolean
}

/** The most rows of a batch; fewer if rows can contain long texts. A job stores each batch in one transaction. */
export const maxBatchRows = ({ longFields }: ExchangedResource): number =>
  longFields === undefined ? 2000 : 250

/** The most characters of a batch, which limits its memory. */
const maxBatchCharacters = 1_048_576

/** Precomputes values that depend on one row only, so that no transaction waits for them. */
async function precompute({ resource, access }: ImportTask, row: ValidatedRow): Promise<ValidatedRow> {
  if (!('entry' in row) || isAddition(row.entry) || !('precompute' in resource)) return row
  if (resource.precompute === undefined) return row
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
      yield { rows: refuseEqualRows(task, rows, rows), bytesRead: bytesRead(), isLast: false }
      rows = []
      characters = 0
    }
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    yield {
      rows: refuseEqualRows(task, rows, rows),
      bytesRead: bytesRead(),
      isLast: true,
      problem: error,
    }
    return
  }
  yield { rows: refuseEqualRows(task, rows, rows), bytesRead: bytesRead(), isLast: true }
}

/** Requests the next item while the current one is in use. */
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
    // a file must not be closed while it is read
    await coming.catch(() => {})
    await items.return()
  }
}
