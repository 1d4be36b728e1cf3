import { Problem } from '../../http/problems.ts'
import type { ResourceDefinition } from '../../resource/definition.ts'
import { readCsv } from './csv.ts'
import type { FileRows } from './file-record.ts'
import type { ImportFormat } from './file-type.ts'
import { readNdjson } from './ndjson.ts'
import { refuseNoWorkbook } from './xlsx/file-kind.ts'

/** What is to be read of a file, and as what. */
export interface FileReading {
  format: ImportFormat
  resource: ResourceDefinition
  /** The sheet of a workbook; null: the first. */
  sheet: string | null
}

/**
 * The rows of a file; whoever takes them closes it afterwards.
 * @throws Problem 422 for one whose beginning cannot be read
 */
export async function readFile(
  chunks: AsyncIterable<Uint8Array>,
  { format, resource, sheet }: FileReading,
): Promise<FileRows> {
  if (format === 'ndjson') return readNdjson(chunks)
  if (format === 'csv') return await readCsv(chunks, resource)
  // loaded with the first workbook
  const { readXlsx } = await import('./xlsx/read-xlsx.ts')
  return await readXlsx(chunks, resource, sheet)
}

/** A sheet is so many times as large as the same rows in a text. */
const sheetOverhead = 4

/**
 * Whether a small file has more rows than a sender should wait for, as a workbook can have, which is packed.
 * @throws Problem 422 for a workbook that cannot be read
 */
export async function holdsMore(
  chunks: AsyncIterable<Uint8Array>,
  { format, sheet }: FileReading,
  mostBytes: number,
): Promise<boolean> {
  if (format !== 'xlsx') return false
  const { sheetSize } = await import('./xlsx/sheet-size.ts')
  return (await sheetSize(chunks, sheet)) > mostBytes * sheetOverhead
}

async function* one(bytes: Buffer): AsyncGenerator<Buffer> {
  yield bytes
}

/** Faults of a beginning that the rest of the file may mend. */
const mendable = new Set(['open_quote', 'empty_file'])

/**
 * Tells what can be told of a file by its beginning, before the rest of it has come.
 * @throws Problem 422 for what cannot be read
 */
export async function refuseUnreadable(begin: Buffer, reading: FileReading): Promise<void> {
  if (reading.format === 'xlsx') return refuseNoWorkbook(begin)
  const whole = begin.subarray(0, begin.lastIndexOf(10) + 1)
  if (whole.length === 0) return
  try {
    const { records } = await readFile(one(whole), reading)
    await records[Symbol.asyncIterator]().next()
  } catch (error) {
    if (error instanceof Problem && mendable.has(error.errors[0]?.code ?? '')) return
    throw error
  }
}
