import { setImmediate } from 'node:timers/promises'
import { Problem } from '../../../platform/http/problems.ts'
import type { ExchangedResource } from '../../../platform/resource/definition.ts'
import type { TaskCaller } from '../../../platform/workers/task-caller.ts'
import { readCsv } from './csv.ts'
import type { FileRows } from './file-record.ts'
import type { ImportFormat } from './file-type.ts'
import type { TableOptions } from './layout/mapping.ts'
import { maxInlineRows } from './limits.ts'
import { readNdjson } from './ndjson.ts'
import { assertXlsx } from './xlsx/xlsx-problem.ts'

/** A file to read, and its format. */
export interface FileReading {
  format: ImportFormat
  resource: ExchangedResource
  /** The name of the sheet of a workbook; null: the first sheet. */
  sheet: string | null
  /** How a table is to be read. */
  table: TableOptions
}

/**
 * Opens the rows of a file; the caller must close it.
 * @throws Problem 422 for one whose beginning cannot be read
 */
export async function readFile(
  chunks: AsyncIterable<Uint8Array>,
  { format, resource, sheet, table }: FileReading,
): Promise<FileRows> {
  if (format === 'ndjson') return readNdjson(chunks)
  if (format === 'csv') return await readCsv(chunks, resource, table)
  // only workbooks need this library
  const { readXlsx } = await import('./xlsx/read-xlsx.ts')
  return await readXlsx(chunks, resource, sheet, table)
}

/** The size of a sheet in XML, relative to the same rows in a text. */
const sheetOverhead = 4

function hasManyLines(bytes: Buffer): boolean {
  let lines = 0
  for (let at = bytes.indexOf(10); at !== -1; at = bytes.indexOf(10, at + 1)) {
    lines += 1
    if (lines > maxInlineRows) return true
  }
  return false
}

/** The size of the pieces of a file in memory; the event loop continues between them. */
const pieceBytes = 64 * 1024

async function* piecesOf(bytes: Buffer): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += pieceBytes) {
    yield bytes.subarray(at, at + pieceBytes)
    await setImmediate()
  }
}

/**
 * The rows of a small complete file; undefined if it has too many rows for an inline import. A text with very short lines
 * or a compressed workbook may have.
 * @throws Problem 422 for one whose beginning cannot be read, 503 where no thread is free for a workbook
 */
export async function readSmall(
  bytes: Buffer,
  reading: FileReading,
  { maxBytes, caller }: { maxBytes: number; caller: TaskCaller },
): Promise<FileRows | undefined> {
  const { format, resource, sheet, table } = reading
  if (format !== 'xlsx') {
    return hasManyLines(bytes) ? undefined : await readFile(piecesOf(bytes), reading)
  }
  const { readSheetInWorker } = await import('./xlsx/read-in-worker.ts')
  const content = await readSheetInWorker({ bytes, sheet, maxBytes: maxBytes * sheetOverhead }, caller)
  if (content === undefined) return undefined
  const { sheetTable } = await import('./xlsx/sheet-table.ts')
  return await sheetTable(content, resource, table)
}

/** Errors of the beginning of a file that may disappear with the rest of it. */
const recoverableErrors = new Set(['open_quote', 'empty_file'])

/**
 * Checks the beginning of a file, before the rest of it is received.
 * @throws Problem 422 for what cannot be read
 */
export async function assertReadableStart(begin: Buffer, reading: FileReading): Promise<void> {
  if (reading.format === 'xlsx') return assertXlsx(begin)
  const whole = begin.subarray(0, begin.lastIndexOf(10) + 1)
  if (whole.length === 0) return
  try {
    const { records } = await readFile(piecesOf(whole), reading)
    await records[Symbol.asyncIterator]().next()
  } catch (error) {
    if (error instanceof Problem && recoverableErrors.has(error.errors[0]?.code ?? '')) return
    throw error
  }
}
