import { openPromise } from 'yauzl'

/** More than any document has. */
const maxEntries = 20_000
const maxUnpackedBytes = 2_147_483_648

/** What is wrong with the archive of a document. */
type ArchiveFault = 'damaged' | 'macros' | 'too_large_unpacked'

/** Reads the directory of the archive that an office document is. @returns undefined if nothing is wrong with it */
export async function archiveFault(file: string, mainEntry: string): Promise<ArchiveFault | undefined> {
  try {
    const zip = await openPromise(file, { lazyEntries: true, autoClose: false })
    try {
      if (zip.entryCount > maxEntries) return 'too_large_unpacked'
      let unpackedBytes = 0
      let hasMain = false
      for await (const { fileName, uncompressedSize } of zip.eachEntry()) {
        unpackedBytes += uncompressedSize
        if (unpackedBytes > maxUnpackedBytes) return 'too_large_unpacked'
        if (/(^|\/)vbaProject\.bin$/i.test(fileName) || fileName.startsWith('Basic/')) return 'macros'
        if (fileName === mainEntry) hasMain = true
      }
      return hasMain ? undefined : 'damaged'
    } finally {
      zip.close()
    }
  } catch {
    // yauzl throws plain errors for archives that are damaged
    return 'damaged'
  }
}
