import { open, mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { fromBufferPromise, openPromise, type ZipFile } from 'yauzl'
import { assertWorkbook } from './file-kind.ts'

/** Larger files are stored on disk: an archive is read from its end, so that all of it is needed first. */
const maxBytesInMemory = 4 * 1_048_576

const options = { lazyEntries: true, autoClose: false }

/** An open archive; the caller closes `zip`. */
export interface StoredFile {
  zip: ZipFile
  bytes: number
}

async function onDisk(begin: readonly Uint8Array[], rest: AsyncIterator<Uint8Array>): Promise<StoredFile> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'bantin-xlsx-'))
  try {
    const filePath = path.join(folder, 'workbook.xlsx')
    const file = await open(filePath, 'wx', 0o600)
    let bytes = 0
    const write = async (chunk: Uint8Array) => {
      bytes += chunk.length
      await file.writeFile(chunk)
    }
    try {
      for (const chunk of begin) await write(chunk)
      for (let next = await rest.next(); !next.done; next = await rest.next()) await write(next.value)
    } finally {
      await file.close()
    }
    return { zip: await openPromise(filePath, options), bytes }
  } finally {
    // the open file stays readable, and the system frees it even if the process is killed
    await rm(folder, { recursive: true, force: true })
  }
}

/**
 * Stores an archive: in memory if it is small, else in a temporary file.
 * @throws XlsxError for a file of another kind
 */
export async function storeFile(chunks: AsyncIterable<Uint8Array>): Promise<StoredFile> {
  const source = chunks[Symbol.asyncIterator]()
  const begin: Uint8Array[] = []
  let bytes = 0
  for (let next = await source.next(); !next.done; next = await source.next()) {
    begin.push(next.value)
    bytes += next.value.length
    if (bytes > maxBytesInMemory) {
      assertWorkbook(Buffer.concat(begin))
      return await onDisk(begin, source)
    }
  }
  const whole = Buffer.concat(begin)
  assertWorkbook(whole)
  return { zip: await fromBufferPromise(whole, options), bytes }
}
