import type { Readable } from 'node:stream'
import type { Entry } from 'yauzl'
import { storeFile, type StoredFile } from './stored-file.ts'
import { XlsxError } from './xlsx-error.ts'

/** The parts of a workbook, by path. */
export interface Archive {
  /** Size of the file itself. */
  bytes: number
  has(path: string): boolean
  /** Size of a part, unpacked. @throws XlsxError as `read` does */
  sizeOf(path: string): number
  /** Unpacks a part as its bytes are read. @throws XlsxError if it is missing or larger than `maxBytes` */
  read(path: string, maxBytes?: number): AsyncGenerator<Buffer>
  close(): void
}

/** Far more than workbooks have, pictures included. */
const maxParts = 10_000
/** Higher than text reaches; parts up to `smallPartBytes` may exceed it. */
const maxCompressionRatio = 100
const smallPartBytes = 16 * 1_048_576

// paths are compared case-insensitively (ECMA-376 part 2)
const pathKey = (path: string) => path.replace(/^\/+/, '').toLowerCase()

/** An error of the package that unpacks, as an XlsxError. */
const archiveError = (error: unknown): XlsxError => {
  if (error instanceof XlsxError) return error
  const message = error instanceof Error ? error.message : String(error)
  return new XlsxError({ code: 'invalid_archive', message: message.slice(0, 100) })
}

async function partsOf({ zip }: StoredFile): Promise<Map<string, Entry>> {
  if (zip.entryCount > maxParts) throw new XlsxError({ code: 'too_many', what: 'parts' })
  const parts = new Map<string, Entry>()
  try {
    for await (const entry of zip.eachEntry()) {
      const path = pathKey(entry.fileName)
      if (parts.has(path)) throw new XlsxError({ code: 'duplicate_part', name: entry.fileName.slice(0, 60) })
      parts.set(path, entry)
    }
  } catch (error) {
    throw archiveError(error)
  }
  return parts
}

function assertSafe(entry: Entry, maxBytes: number): void {
  if (entry.isEncrypted()) throw new XlsxError({ code: 'encrypted' })
  const { uncompressedSize: size, compressedSize: packed } = entry
  if (size > Math.max(smallPartBytes, packed * maxCompressionRatio) || size > maxBytes)
    throw new XlsxError({ code: 'unpacks_too_large' })
}

async function* unpacked({ zip }: StoredFile, entry: Entry): AsyncGenerator<Buffer> {
  let stream: Readable | undefined
  try {
    // yauzl throws if the data is larger than the stated size
    stream = await zip.openReadStreamPromise(entry)
    yield* stream as AsyncIterable<Buffer>
  } catch (error) {
    throw archiveError(error)
  } finally {
    stream?.destroy()
  }
}

async function archiveOf(file: StoredFile): Promise<Archive> {
  const parts = await partsOf(file)
  const entryAt = (path: string, maxBytes: number): Entry => {
    const entry = parts.get(pathKey(path))
    if (entry === undefined) throw new XlsxError({ code: 'missing_part', name: path.slice(0, 60) })
    assertSafe(entry, maxBytes)
    return entry
  }
  return {
    bytes: file.bytes,
    has: (path) => parts.has(pathKey(path)),
    sizeOf: (path) => entryAt(path, Number.MAX_SAFE_INTEGER).uncompressedSize,
    read: async function* read(path, maxBytes = Number.MAX_SAFE_INTEGER) {
      yield* unpacked(file, entryAt(path, maxBytes))
    },
    close: () => file.zip.close(),
  }
}

/** Opens the archive of a workbook. @throws XlsxError for a file that is none, or is encrypted, damaged or malicious */
export async function openArchive(chunks: AsyncIterable<Uint8Array>): Promise<Archive> {
  const file = await storeFile(chunks).catch((error: unknown) => {
    throw openingError(error)
  })
  try {
    return await archiveOf(file)
  } catch (error) {
    file.zip.close()
    throw error
  }
}

/** Errors of the file system and of the database, such as a full disk, stay as they are. */
function openingError(error: unknown): unknown {
  const isOfSystem = error instanceof Error && 'syscall' in error
  const isOfDatabase = error instanceof Error && ('severity' in error || 'code' in error)
  return isOfSystem || isOfDatabase ? error : archiveError(error)
}
