import { lockedWorkbook, notAWorkbook, oldWorkbook } from './faults.ts'

const encryptedPart = Buffer.from('EncryptedPackage', 'utf16le')

const startsWith = (bytes: Uint8Array, ...start: number[]) => start.every((byte, at) => bytes[at] === byte)

/** Files of another kind are told by how they begin. @throws Problem 422 */
export function refuseNoWorkbook(head: Buffer): void {
  if (startsWith(head, 0xd0, 0xcf, 0x11, 0xe0)) {
    throw head.includes(encryptedPart) ? lockedWorkbook() : oldWorkbook()
  }
  if (!startsWith(head, 0x50, 0x4b)) throw notAWorkbook()
}
