import type { Readable } from 'node:stream'
import type { Api } from '../../../platform/http/api.ts'
import { maxCellCharacters } from '../../../libraries/xlsx/writer/row-xml.ts'
import { csv } from './csv.ts'
import type { FormatName } from './formats.ts'
import { ndjson } from './ndjson.ts'
import { openRows, type ExportRequest, type ExportRows, type Portion } from './rows.ts'
import type { TakeSlot } from './slots.ts'
import { unlessStalled } from './stalled.ts'
import { textStream, type FileShape } from './text-stream.ts'

/** The writer of a file format. */
interface FileMaker {
  /** The maximum number of characters of a cell; undefined: no limit. */
  longestText?: number
  stream: (portions: AsyncIterable<Portion>, shape: FileShape) => Readable | Promise<Readable>
}

const makers: Record<FormatName, FileMaker> = {
  ndjson: { stream: textStream(ndjson) },
  csv: { stream: textStream(csv) },
  xlsx: {
    longestText: maxCellCharacters,
    // only requests for a workbook need this library
    stream: async (portions, shape) => (await import('./xlsx.ts')).xlsxStream(portions, shape),
  },
}

/** Yields portions, and ends after their resources are released, so that the reader can start another export. */
async function* thenClose(portions: AsyncIterable<Portion>, close: () => Promise<void>) {
  yield* portions
  await close()
}

/** Opens the file of an export with a slot and a connection; both are released when it ends or fails. */
export async function openFile(
  { database }: Api,
  format: FormatName,
  asked: ExportRequest,
  shape: FileShape,
  takeSlot: TakeSlot,
): Promise<Readable> {
  const { stream, longestText } = makers[format]
  const release = takeSlot(asked.access.caller)
  let rows: ExportRows | undefined
  let gone: Promise<void> | undefined
  const close = () => (gone ??= Promise.resolve(rows?.close()).finally(release))
  try {
    rows = await openRows(database, asked, longestText)
    let file: Readable | undefined
    const giveUp = () => file?.destroy(new Error('the reader of an export has stopped reading'))
    file = await stream(thenClose(unlessStalled(rows.portions(), giveUp), close), shape)
    file.once('close', () => void close())
    return file
  } catch (error) {
    await close()
    throw error
  }
}
