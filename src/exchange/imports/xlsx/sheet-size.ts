import { openArchive } from './archive.ts'
import { readWorkbook } from './workbook.ts'

/**
 * How large the sheet of a workbook is when it is unpacked: what there is to do tells that, not the size of the file.
 * @throws Problem 422 for what is no workbook, is locked, damaged or made to do harm, or has no such sheet
 */
export async function sheetSize(chunks: AsyncIterable<Uint8Array>, sheet: string | null): Promise<number> {
  const archive = await openArchive(chunks)
  try {
    return archive.sizeOf((await readWorkbook(archive, sheet)).sheet)
  } finally {
    archive.close()
  }
}
