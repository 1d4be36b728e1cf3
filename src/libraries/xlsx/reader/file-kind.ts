import { XlsxError } from './xlsx-error.ts'

const encryptedPart = Buffer.from('EncryptedPackage', 'utf16le')
const openDocumentStart = 'mimetypeapplication/vnd.oasis.opendocument.'

const startsWith = (bytes: Uint8Array, ...start: number[]) => start.every((byte, at) => bytes[at] === byte)

/** Whether a file is a zip archive, as workbooks are since 2007. */
export const isArchive = (head: Buffer): boolean => startsWith(head, 0x50, 0x4b)

/** Whether a file is in the format before 2007, which Excel still uses for encrypted workbooks. */
export const isOldWorkbook = (head: Buffer): boolean => startsWith(head, 0xd0, 0xcf, 0x11, 0xe0)

/** Whether a file is an OpenDocument archive: its first part is the media type, uncompressed. */
export const isOpenDocument = (head: Buffer): boolean =>
  isArchive(head) && head.subarray(0, 200).includes(openDocumentStart)

/** Checks by the first bytes of a file that it is a workbook. @throws XlsxError for a file of another kind */
export function assertWorkbook(head: Buffer): void {
  if (isOldWorkbook(head)) {
    throw new XlsxError({ code: head.includes(encryptedPart) ? 'encrypted' : 'old_workbook' })
  }
  if (isOpenDocument(head)) throw new XlsxError({ code: 'open_document' })
  if (!isArchive(head)) throw new XlsxError({ code: 'not_a_workbook' })
}
