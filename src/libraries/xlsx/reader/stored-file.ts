import { open, mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { fromBufferPromise, openPromise, type ZipFile } from 'yauzl'
import { assertWorkbook } from './file-kind.ts'

/** Files up to this size are held in memory: an archive is read from its end, so all of it must be there first. */
const mostInMemory = 4 * 1_048_576

const options = { lazyEntries: true, autoClose: false }

/** An archive, whose `zip` is to be closed. */
export interface StoredFile {
  zip: ZipFile
  bytes: number
}

async function onDisk(begin: readonly Uint8Array[], rest: AsyncIterator<Uint8Array>): Promise<StoredFile> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'bantin-xlsx-'))
  try {
    const place = path.join(folder, 'workbook.xlsx')
    const file = await open(place, 'wx', 0o600)
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
    return { zip: await openPromise(place, options), bytes }
  } finally {
    // what is open stays readable, and is gone when it is closed, however the process ends
    await rm(folder, { recursive: true, force: true })
  }
}

/**
 * Takes an archive in: in memory where it is small, else into a temporary file.
 * @throws XlsxError for a file of another kind
 */
export async function storeFile(chunks: AsyncIterable<Uint8Array>): Promise<StoredFile> {
  const source = chunks[Symbol.asyncIterator]()
  const begin: Uint8Array[] = []
  let bytes = 0
  for (let next = await source.next(); !next.done; next = await source.next()) {
    begin.push(next.value)
    bytes += next.value.length
    if (bytes > mostInMemory) {
      assertWorkbook(Buffer.concat(begin))
      return await onDisk(begin, source)
    }
  }
  const whole = Buffer.concat(begin)
  assertWorkbook(whole)
  return { zip: await fromBufferPromise(whole, options), bytes }
}
