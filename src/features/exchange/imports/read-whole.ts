import { setImmediate } from 'node:timers/promises'
import { Problem } from '../../../platform/http/problems.ts'
import { taskCallerWithKey } from '../../../platform/workers/task-caller.ts'
import type { FileRows } from './file-record.ts'
import { judge, type Judged } from './judge.ts'
import { batchSize, type ImportTask } from './task.ts'

/** A small file that has been read to its end, or as far as it can be. */
export interface WholeFile extends Pick<FileRows, 'heads' | 'separator'> {
  rows: Judged[]
  /** What ended the reading; it counts where the import comes so far. */
  fault: Problem | undefined
}

/** Others have their turn after so long. */
const SLICE_MS = 10

/** Makes what can be made of a row before it is known whether it is there. */
async function withTexts({ resource, access }: ImportTask, judged: Judged): Promise<Judged> {
  if (resource.foresee === undefined || !('entry' in judged)) return judged
  const { record, entry } = judged
  try {
    entry.made = await resource.foresee(entry.values, taskCallerWithKey(access.caller))
    return judged
  } catch (error) {
    if (error instanceof Problem && error.status < 500) return { record, problem: error }
    throw error
  }
}

/**
 * Reads a small file before its transaction begins, with all that follows from its rows alone.
 * @throws Problem 503 where no thread is free for its long texts
 */
export async function readWhole(task: ImportTask, file: FileRows): Promise<WholeFile> {
  const rows: Judged[] = []
  let fault: Problem | undefined
  let hasEnd = false
  let since = performance.now()
  const records = file.records[Symbol.asyncIterator]()
  for (;;) {
    const next = await records.next().catch((error: unknown) => {
      if (!(error instanceof Problem) || error.status >= 500) throw error
      fault = error
      return { done: true as const, value: undefined }
    })
    if (next.done) break
    const judged = await withTexts(task, judge(task, next.value))
    rows.push(judged)
    hasEnd ||= task.options.on_error === 'stop' && 'problem' in judged
    // no row beyond the batch is stored, and none is looked at
    if (hasEnd && rows.length % batchSize(task.resource) === 0) break
    if (performance.now() - since > SLICE_MS) {
      await setImmediate()
      since = performance.now()
    }
  }
  const { heads, separator } = file
  return { heads, ...(separator === undefined ? {} : { separator }), rows, fault }
}
