import type { TaskCaller } from '../../../../platform/workers/task-caller.ts'
import { runInWorker } from '../../../../platform/workers/run-in-worker.ts'
import { workerTask } from '../../../../platform/workers/worker-task.ts'
import type { SheetContent } from '../../../../libraries/xlsx/reader/sheet-content.ts'
import type { SheetRow } from '../../../../libraries/xlsx/reader/sheet-rows.ts'
import { XlsxError } from '../../../../libraries/xlsx/reader/xlsx-error.ts'
import { unreadableFile } from '../unreadable-file.ts'
import type { run, SerializedRow, SerializedSheet, SheetTask } from './sheet-task.ts'
import { toXlsxProblem } from './xlsx-problem.ts'

const sheetTask = workerTask<typeof run>(new URL('./sheet-task.js', import.meta.url))

const deserializeRow = ([line, cells, isHidden, capitals]: SerializedRow): SheetRow => ({
  line,
  cells: new Map(cells),
  ...(isHidden === true ? { isHidden } : {}),
  ...(capitals === undefined ? {} : { capitals }),
})

async function* rowsOf({ pages, error }: SerializedSheet): AsyncGenerator<SheetRow> {
  for (const page of pages) yield* (JSON.parse(page) as SerializedRow[]).map(deserializeRow)
  if (error !== undefined) throw new XlsxError(error)
}

const tooHeavy = () =>
  unreadableFile('too_heavy', {
    en: 'The workbook takes longer to read than a request may: save the sheet as "CSV UTF-8" and send that.',
    vi: 'Đọc tệp Excel này lâu hơn thời gian cho phép: hãy lưu trang tính thành "CSV UTF-8" rồi gửi.',
  })

/**
 * Reads the sheet of a small workbook in a worker thread.
 * @returns undefined if the sheet is larger than `maxBytes`
 * @throws Problem 422 for a workbook that cannot be read, 503 if the queue is full for the caller
 */
export async function readSheetInWorker(
  task: SheetTask,
  caller: TaskCaller,
): Promise<SheetContent | undefined> {
  const read = await runInWorker(sheetTask, task, caller, { tooHeavy })
  if (read === 'larger') return undefined
  if (!('pages' in read)) throw toXlsxProblem(new XlsxError(read.error))
  return {
    rows: rowsOf(read),
    merged: read.merged,
    hiddenColumns: read.hiddenColumns,
    isFrom1904: read.isFrom1904,
    bytesRead: () => task.bytes.length,
    close: async () => {},
  }
}
