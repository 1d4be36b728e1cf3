import type { Readable } from 'node:stream'
import type { Api } from '../../../platform/http/api.ts'
import { maxCellCharacters } from '../../../libraries/xlsx/writer/parts.ts'
import { csv } from './csv.ts'
import type { FormatName } from './formats.ts'
import { ndjson } from './ndjson.ts'
import { openRows, type ExportRequest, type ExportRows, type Portion } from './rows.ts'
import type { TakeSlot } from './slots.ts'
import { unlessStalled } from './stalled.ts'
import { textStream, type FileShape } from './text-stream.ts'

/** How a kind of file is made. */
interface FileMaker {
  /** How many characters a cell can hold; absent: any number. */
  longestText?: number
  stream: (portions: AsyncIterable<Portion>, shape: FileShape) => Readable | Promise<Readable>
}

const makers: Record<FormatName, FileMaker> = {
  ndjson: { stream: textStream(ndjson) },
  csv: { stream: textStream(csv) },
  xlsx: {
    longestText: maxCellCharacters,
    // loaded with the first workbook
    stream: async (portions, shape) => (await import('./xlsx.ts')).xlsxStream(portions, shape),
  },
}

/** Portions to their end, which comes when what they needed is free again: their reader may ask for more then. */
async function* thenLetGo(portions: AsyncIterable<Portion>, letGo: () => Promise<void>) {
  yield* portions
  await letGo()
}

/** The file, and with it a place among the exports and a connection: both are free again when it ends, however. */
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
  const letGo = () => (gone ??= Promise.resolve(rows?.close()).finally(release))
  try {
    rows = await openRows(database, asked, longestText)
    let file: Readable | undefined
    const giveUp = () => file?.destroy(new Error('the reader of an export has stopped reading'))
    file = await stream(thenLetGo(unlessStalled(rows.portions(), giveUp), letGo), shape)
    file.once('close', () => void letGo())
    return file
  } catch (error) {
    await letGo()
    throw error
  }
}
