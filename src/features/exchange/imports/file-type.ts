import { isArchive, isOpenDocument, isOldWorkbook } from '../../../libraries/xlsx/reader/file-kind.ts'
import { assertXlsx, openDocument } from './xlsx/xlsx-problem.ts'

/** A file format that can be imported. */
export type ImportFormat = 'ndjson' | 'csv' | 'xlsx'

/** The media types of the formats. */
export const importTypes: Record<ImportFormat, string> = {
  ndjson: 'application/x-ndjson',
  csv: 'text/csv',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
}

/** Media types that senders use for any kind of table; Windows uses the first one for CSV, too. */
export const ambiguousTypes = ['application/vnd.ms-excel', 'application/octet-stream']

/** Media types of workbooks, also of formats that are not supported: the first bytes decide which file can be read. */
export const furtherTypes = [
  'application/vnd.oasis.opendocument.spreadsheet',
  'application/vnd.ms-excel.sheet.macroenabled.12',
]

/** The format that a Content-Type names; undefined if the content of the file decides. */
export function formatOfType(contentType: string | undefined): ImportFormat | undefined {
  const essence = contentType?.split(';', 1)[0]?.trim().toLowerCase()
  return (Object.keys(importTypes) as ImportFormat[]).find((format) => importTypes[format] === essence)
}

/**
 * The format of a file by its beginning. A text is CSV unless it begins with a JSON object.
 * @throws Problem 422 for what is not read, with how to save it
 */
export function formatOfBeginning(head: Buffer): ImportFormat {
  if (isOpenDocument(head)) throw openDocument()
  if (isArchive(head)) return 'xlsx'
  if (isOldWorkbook(head)) assertXlsx(head)
  return /^[\s\uFEFF]*\{/.test(head.subarray(0, 1000).toString('utf8')) ? 'ndjson' : 'csv'
}
