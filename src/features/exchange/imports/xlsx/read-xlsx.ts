import type { ExchangedResource } from '../../../../platform/resource/definition.ts'
import type { FileRows } from '../file-record.ts'
import { hasVisibleText } from '../../../../libraries/vietnamese/text.ts'
import { openSheet } from '../../../../libraries/xlsx/reader/sheet-content.ts'
import type { TableOptions } from '../layout/mapping.ts'
import { sheetTable } from './sheet-table.ts'
import { toXlsxProblem } from './xlsx-problem.ts'

/**
 * Reads a sheet of a workbook in this thread.
 * @throws Problem 422 for a file that is no workbook, is encrypted, damaged or malicious, or has unknown columns
 */
export async function readXlsx(
  chunks: AsyncIterable<Uint8Array>,
  resource: ExchangedResource,
  sheet: string | null,
  options: TableOptions,
): Promise<FileRows> {
  const content = await openSheet(chunks, { sheet, isVisible: hasVisibleText }).catch((error: unknown) => {
    throw toXlsxProblem(error)
  })
  if (content === undefined) throw new Error('a sheet of any size is opened')
  try {
    return await sheetTable(content, resource, options)
  } catch (error) {
    await content.close()
    throw error
  }
}
