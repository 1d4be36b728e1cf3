import { CsvError, parse, type Parser } from 'csv-parse'
import { hasVisibleText } from '../../../libraries/vietnamese/text.ts'
import type { ExchangedResource } from '../../../platform/resource/definition.ts'
import { fromSafeCell } from '../safe-cell.ts'
import { emptyFile, readBeginning, tooManyColumns, type CsvBeginning } from './csv-beginning.ts'
import { unreadableFile } from './unreadable-file.ts'
import type { FileRecord, FileRows } from './file-record.ts'
import type { TableOptions } from './layout/mapping.ts'
import { openTable, type TableSource } from './layout/read-table.ts'
import type { SourceRow } from './layout/source-row.ts'
import type { BodyRow } from './layout/table-body.ts'
import { tableRecord, type TableReader } from './table-rows.ts'
import { textBlocks } from './text-blocks.ts'

interface CsvRow {
  line: number
  cells: string[]
}

/** The longest row in bytes; a longer one probably has a quote that is not closed. */
const maxRowBytes = 4 * 1_048_576

function errorOf(error: CsvError, line: number): Error {
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

/** Counts line breaks in cells, as editors do. */
const lineBreaks = (cells: readonly string[]): number =>
  cells.reduce((sum, cell) => (cell.includes('\n') ? sum + cell.split('\n').length - 1 : sum), 0)

/** Writes text to the parser, or ends it. @returns the error of the parser, if any */
function feed(parser: Parser, text: string | undefined): Promise<unknown> {
  return new Promise((resolve) => {
    const onError = (error: unknown) => resolve(error)
    parser.once('error', onError)
    const done = () => {
      parser.off('error', onError)
      resolve(undefined)
    }
    if (text === undefined) parser.once('end', done).end()
    else parser.write(text, (error) => (error ? resolve(error) : done()))
  })
}

/** Yields rows as they are parsed; rows before an error are yielded before it. */
async function* rowsOf(
  blocks: AsyncIterable<string>,
  { separator, line: first }: CsvBeginning,
): AsyncGenerator<CsvRow> {
  let rows: CsvRow[] = []
  // the parser counts a line break of two characters inside quotes twice
  let line = first
  const lineNow = () => line + parser.info.empty_lines
  const parser: Parser = parse({
    delimiter: separator,
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: maxRowBytes,
    record_delimiter: ['\r\n', '\n'],
    on_record: (cells: string[]) => {
      if (cells.some(hasVisibleText)) rows.push({ line: lineNow(), cells })
      line += 1 + lineBreaks(cells)
      return null
    },
  })
  parser.on('error', () => {}) // `feed` throws it
  parser.resume()
  const take = () => {
    const taken = rows
    rows = []
    return taken
  }
  for await (const text of blocks) {
    const error = await feed(parser, text)
    yield* take()
    if (error !== undefined) throw error instanceof CsvError ? errorOf(error, lineNow()) : error
  }
  const error = await feed(parser, undefined)
  yield* take()
  if (error !== undefined) throw error instanceof CsvError ? errorOf(error, lineNow()) : error
}

async function* joinedText(first: string, blocks: AsyncIterator<{ text: string }>): AsyncGenerator<string> {
  yield first
  for (let next = await blocks.next(); !next.done; next = await blocks.next()) yield next.value.text
}

async function* sourceRows(rows: AsyncIterable<CsvRow>): AsyncGenerator<SourceRow> {
  for await (const { line, cells } of rows)
    yield { line, cells: cells.map((cell) => (cell === '' ? null : fromSafeCell(cell))) }
}

async function* recordsOf(rows: AsyncIterable<BodyRow>, reader: TableReader): AsyncGenerator<FileRecord> {
  for await (const { row, error, added } of rows) {
    const cells = row.cells as readonly (string | null)[]
    const width = reader.columns.length - added.length
    const own =
      added.length === 0 || cells.length < width
        ? cells
        : [...cells.slice(0, width), ...added, ...cells.slice(width)]
    yield tableRecord(reader, row.line, own, error)
  }
}

/**
 * Reads the rows of a CSV file.
 * @throws Problem 422 for a file without one, or in which no column is known
 */
export async function readCsv(
  chunks: AsyncIterable<Uint8Array>,
  resource: ExchangedResource,
  options: TableOptions,
): Promise<FileRows> {
  const blocks = textBlocks(chunks)[Symbol.asyncIterator]()
  const beginning = await readBeginning(blocks)
  const { separator } = beginning
  const source: TableSource = {
    rows: sourceRows(rowsOf(joinedText(beginning.text, blocks), beginning)),
    merged: [],
    hiddenColumns: [],
    empty: emptyFile,
    tooManyColumns,
  }
  const table = await openTable(source, resource, options)
  const { headers, layout, warnings, frame } = table
  const reader: TableReader = {
    columns: table.columns,
    resource,
    hasDecimalComma: separator === ';',
    hasThousandsPoint: separator !== ',',
  }
  return {
    headers,
    separator,
    layout,
    warnings: warnings.list,
    frame,
    records: recordsOf(table.rows, { ...reader, note: warnings.add }),
    reread: (at, raw) => tableRecord(reader, at, raw),
  }
}
