import type { Readable } from 'node:stream'
import type { Entry } from 'yauzl'
import { storeFile, type StoredFile } from './stored-file.ts'
import { XlsxError } from './xlsx-error.ts'

/** The parts of a workbook, by their place in it. */
export interface Archive {
  /** Size of the file itself. */
  bytes: number
  has(place: string): boolean
  /** How large a part is when it is unpacked. @throws XlsxError as `read` does */
  sizeOf(place: string): number
  /** The bytes of a part, unpacked as they are read. @throws XlsxError where it is not there, or too large */
  read(place: string, mostBytes?: number): AsyncGenerator<Buffer>
  close(): void
}

/** Pictures and the like are parts, too; what is made to do harm has many more. */
const mostParts = 10_000
/** Text packs well, but not as well as this; small parts may. */
const mostRatio = 100
const smallBytes = 16 * 1_048_576

// places are compared without regard to case (ECMA-376 part 2)
const folded = (place: string) => place.replace(/^\/+/, '').toLowerCase()

/** Errors of the package that unpacks as errors of ours. */
const archiveError = (error: unknown): XlsxError => {
  if (error instanceof XlsxError) return error
  const message = error instanceof Error ? error.message : String(error)
  return new XlsxError({ code: 'invalid_archive', message: message.slice(0, 100) })
}

async function partsOf({ zip }: StoredFile): Promise<Map<string, Entry>> {
  if (zip.entryCount > mostParts) throw new XlsxError({ code: 'too_many', what: 'parts' })
  const parts = new Map<string, Entry>()
  try {
    for await (const entry of zip.eachEntry()) {
      const place = folded(entry.fileName)
      if (parts.has(place)) throw new XlsxError({ code: 'duplicate_part', name: entry.fileName.slice(0, 60) })
      parts.set(place, entry)
    }
  } catch (error) {
    throw archiveError(error)
  }
  return parts
}

function refuseHarm(entry: Entry, mostBytes: number): void {
  if (entry.isEncrypted()) throw new XlsxError({ code: 'encrypted' })
  const { uncompressedSize: size, compressedSize: packed } = entry
  if (size > Math.max(smallBytes, packed * mostRatio) || size > mostBytes)
    throw new XlsxError({ code: 'unpacks_too_large' })
}

async function* unpacked({ zip }: StoredFile, entry: Entry): AsyncGenerator<Buffer> {
  let stream: Readable | undefined
  try {
    // more than the stated size is an error of the library
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
  const entryAt = (place: string, mostBytes: number): Entry => {
    const entry = parts.get(folded(place))
    if (entry === undefined) throw new XlsxError({ code: 'missing_part', name: place.slice(0, 60) })
    refuseHarm(entry, mostBytes)
    return entry
  }
  return {
    bytes: file.bytes,
    has: (place) => parts.has(folded(place)),
    sizeOf: (place) => entryAt(place, Number.MAX_SAFE_INTEGER).uncompressedSize,
    read: async function* read(place, mostBytes = Number.MAX_SAFE_INTEGER) {
      yield* unpacked(file, entryAt(place, mostBytes))
    },
    close: () => file.zip.close(),
  }
}

/** Opens a workbook's archive. @throws XlsxError for what is none, is locked, damaged, or made to do harm */
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
