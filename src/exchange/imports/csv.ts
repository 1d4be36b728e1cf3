import { Readable } from 'node:stream'
import { CsvError, parse } from 'csv-parse'
import type { ResourceDefinition } from '../../resource/definition.ts'
import { fromSafeCell } from '../safe-cell.ts'
import { unreadableFile } from './fault.ts'
import type { FileRecord, FileRows } from './file-record.ts'
import { columnsUnder } from './table-columns.ts'
import { tableRecord, type TableReader } from './table-rows.ts'
import { textBlocks } from './text-blocks.ts'

interface CsvRow {
  line: number
  cells: string[]
}

/** The longest row that is read, in bytes: one that is longer has a quote that does not close. */
const longestRow = 4 * 1_048_576

const separators = [',', ';', '\t']

/** What separates the cells: whichever the header has most of, outside quotes. */
export function separatorOf(header: string): string {
  const bare = header.replace(/"(?:[^"]|"")*"/g, '')
  const counts = separators.map((separator) => bare.split(separator).length)
  return separators[counts.indexOf(Math.max(...counts))]!
}

function faultOf(error: CsvError): Error {
  const line = Number(error['lines'] ?? 0) || undefined
  if (error.code === 'CSV_QUOTE_NOT_CLOSED' || error.code === 'CSV_MAX_RECORD_SIZE') {
    return unreadableFile(
      'open_quote',
      {
        en: 'A quote that opens here, or before, is never closed. What came before this row has been read.',
        vi: 'Dấu nháy kép mở ở đây hoặc phía trước không được đóng. Các dòng trước đó đã được đọc.',
      },
      line,
    )
  }
  return unreadableFile(
    'stray_quote',
    {
      en: 'A quote stands in the middle of a cell: put the whole cell in quotes, and double each quote inside it.',
      vi: 'Có dấu nháy kép ở giữa ô: hãy đặt cả ô trong dấu nháy kép và viết đôi mỗi dấu nháy bên trong.',
    },
    line,
  )
}

const lineBreaks = (cells: readonly string[]): number =>
  cells.reduce((sum, cell) => (cell.includes('\n') ? sum + cell.split('\n').length - 1 : sum), 0)

async function* rowsOf(blocks: AsyncIterable<string>, separator: string): AsyncGenerator<CsvRow> {
  const parser = Readable.from(blocks, { objectMode: false }).pipe(
    parse({
      delimiter: separator,
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      max_record_size: longestRow,
      record_delimiter: ['\r\n', '\n'],
    }),
  )
  try {
    for await (const { record, info } of parser as AsyncIterable<{
      record: string[]
      info: { lines: number }
    }>) {
      if (record.every((cell) => cell === '')) continue
      yield { line: info.lines - lineBreaks(record), cells: record }
    }
  } catch (error) {
    throw error instanceof CsvError ? faultOf(error) : error
  }
}

const emptyFile = () =>
  unreadableFile('empty_file', {
    en: 'The file is empty: its first line must name the columns.',
    vi: 'Tệp trống: dòng đầu phải là tên các cột.',
  })

/** What is wrong with the text is thrown by whoever reads it, through the parser; here it only has to come across. */
async function* textOf(
  first: string,
  blocks: AsyncIterator<{ text: string }>,
  onFault: (error: unknown) => void,
) {
  yield first
  try {
    for (let next = await blocks.next(); !next.done; next = await blocks.next()) yield next.value.text
  } catch (error) {
    onFault(error)
  }
}

async function* recordsOf(
  rows: AsyncIterable<CsvRow>,
  reader: TableReader,
  fault: () => unknown,
): AsyncGenerator<FileRecord> {
  for await (const { line, cells } of rows) {
    yield tableRecord(
      reader,
      line,
      cells.map((cell) => (cell === '' ? null : fromSafeCell(cell))),
    )
  }
  const thrown = fault()
  if (thrown !== undefined) throw thrown
}

/**
 * A table with a header.
 * @throws Problem 422 for a file without one, or with columns that are not known
 */
export async function readCsv(
  chunks: AsyncIterable<Uint8Array>,
  resource: ResourceDefinition,
): Promise<FileRows> {
  const blocks = textBlocks(chunks)[Symbol.asyncIterator]()
  const first = await blocks.next()
  if (first.done) throw emptyFile()
  const { text } = first.value
  const separator = separatorOf(text.trimStart().split('\n', 1)[0] ?? '')
  let fault: unknown
  const rows = rowsOf(
    textOf(text, blocks, (error) => {
      fault = error
    }),
    separator,
  )[Symbol.asyncIterator]()
  const header = await rows.next()
  if (header.done) throw fault ?? emptyFile()
  const { cells: heads, line } = header.value
  const reader: TableReader = {
    columns: columnsUnder(resource, heads, line),
    resource,
    hasDecimalComma: separator === ';',
  }
  const rest = { [Symbol.asyncIterator]: () => rows }
  return {
    heads,
    records: recordsOf(rest, reader, () => fault),
    reread: (at, raw) => tableRecord(reader, at, raw),
  }
}
