import { isArchive, isOpenDocument, isOldWorkbook } from '../../../libraries/xlsx/reader/file-kind.ts'
import { assertXlsx, openDocument } from './xlsx/xlsx-problem.ts'

/** A kind of file that can be imported. */
export type ImportFormat = 'ndjson' | 'csv' | 'xlsx'

/** The media type of each. */
export const importTypes: Record<ImportFormat, string> = {
  ndjson: 'application/x-ndjson',
  csv: 'text/csv',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
}

/** Under these, senders name tables of every kind: Windows the first, CSV included. */
export const ambiguousTypes = ['application/vnd.ms-excel', 'application/octet-stream']

/** Other workbooks come under these, too: their first bytes tell which ones are read; the error for others says what to do. */
export const furtherTypes = [
  'application/vnd.oasis.opendocument.spreadsheet',
  'application/vnd.ms-excel.sheet.macroenabled.12',
]

/** The format that a Content-Type names; undefined where the file itself decides. */
export function formatOfType(contentType: string | undefined): ImportFormat | undefined {
  const essence = contentType?.split(';', 1)[0]?.trim().toLowerCase()
  return (Object.keys(importTypes) as ImportFormat[]).find((format) => importTypes[format] === essence)
}

/**
 * The format of a file, as it begins. A text is CSV unless it begins as an object does.
 * @throws Problem 422 for what is not read, with how to save it
 */
export function formatOfBeginning(head: Buffer): ImportFormat {
  if (isOpenDocument(head)) throw openDocument()
  if (isArchive(head)) return 'xlsx'
  if (isOldWorkbook(head)) assertXlsx(head)
  return /^[\s\uFEFF]*\{/.test(head.subarray(0, 1000).toString('utf8')) ? 'ndjson' : 'csv'
}
