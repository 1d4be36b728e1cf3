import { XlsxError } from './xlsx-error.ts'

const encryptedPart = Buffer.from('EncryptedPackage', 'utf16le')
const openDocumentStart = 'mimetypeapplication/vnd.oasis.opendocument.'

const startsWith = (bytes: Uint8Array, ...start: number[]) => start.every((byte, at) => bytes[at] === byte)

/** An archive, as workbooks are since 2007. */
export const isArchive = (head: Buffer): boolean => startsWith(head, 0x50, 0x4b)

/** What Excel wrote before 2007, and still writes where a workbook is locked. */
export const isOldWorkbook = (head: Buffer): boolean => startsWith(head, 0xd0, 0xcf, 0x11, 0xe0)

/** An archive of OpenDocument, whose first part is its media type, not packed. */
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
