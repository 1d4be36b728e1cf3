import type { TaskCaller } from '../../../../platform/workers/task-caller.ts'
import { runShort } from '../../../../platform/workers/short-tasks.ts'
import { threadTask } from '../../../../platform/workers/thread-task.ts'
import { heardProblem } from '../../../../platform/workers/told.ts'
import { unreadableFile } from '../fault.ts'
import type { FilledRow, SheetContent } from '../../../../libraries/xlsx/reader/sheet-content.ts'
import type { run, ToldRow, ToldSheet } from './sheet-task.ts'

const sheetTask = threadTask<typeof run>(new URL('./sheet-task.js', import.meta.url))

const heardRow = ([line, cells, across]: ToldRow): FilledRow => ({
  row: { line, cells: new Map(cells) },
  across,
})

async function* rowsOf({ pages, fault }: ToldSheet): AsyncGenerator<FilledRow> {
  for (const page of pages) yield* (JSON.parse(page) as ToldRow[]).map(heardRow)
  if (fault !== undefined) throw heardProblem(fault)
}

const tooHeavy = () =>
  unreadableFile('too_heavy', {
    en: 'The workbook takes longer to read than a request may: save the sheet as "CSV UTF-8" and send that.',
    vi: 'Đọc tệp Excel này lâu hơn thời gian cho phép: hãy lưu trang tính thành "CSV UTF-8" rồi gửi.',
  })

/**
 * The sheet of a small workbook, read in a thread.
 * @param mostBytes of the sheet, unpacked; undefined is the answer for a larger one
 * @throws Problem 422 for a workbook that cannot be read, 503 where no place is left for the caller
 */
export async function readSheetAside(
  bytes: Uint8Array,
  { sheet, mostBytes }: { sheet: string | null; mostBytes: number },
  caller: TaskCaller,
): Promise<SheetContent | undefined> {
  const read = await runShort(sheetTask, { bytes, sheet, mostBytes }, caller, { tooHeavy })
  if (read === 'larger') return undefined
  if ('refused' in read) throw heardProblem(read.refused)
  return {
    header: heardRow(read.header).row,
    rows: rowsOf(read),
    isFrom1904: read.isFrom1904,
    bytesRead: () => bytes.length,
    close: async () => {},
  }
}
