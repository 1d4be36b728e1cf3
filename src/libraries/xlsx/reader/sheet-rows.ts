import { placeOf } from './cell-name.ts'
import { textCollector } from './rich-text.ts'
import { sheetCellOf, type CellContext, type RawCell, type SheetCell } from './sheet-cell.ts'
import { XlsxError } from './xlsx-error.ts'
import { feedXml, type Attributes, type XmlHandler } from './xml.ts'

/** A row of a sheet that has cells. */
export interface SheetRow {
  /** Counted from 1. */
  line: number
  /** The cells that are not empty, by column, counted from 0. */
  cells: Map<number, SheetCell>
}

/** What is needed to understand the rows of a sheet. */
export interface RowContext extends CellContext {
  /** Whether a text has something to read: a row of other texts alone counts as empty. */
  isVisible: (text: string) => boolean
}

const hasContent = ({ cells }: SheetRow, { isVisible }: RowContext): boolean =>
  [...cells.values()].some((cell) => typeof cell !== 'string' || isVisible(cell))

/** Gathers the rows of a sheet as its document is read. */
interface RowCollector extends XmlHandler {
  /** The rows that are complete. */
  take(): SheetRow[]
  /** Whether all rows have been read: what comes after them need not be. */
  isOver(): boolean
}

function rowCollector(context: RowContext): RowCollector {
  const inline = textCollector()
  let rows: SheetRow[] = []
  let row: SheetRow = { line: 0, cells: new Map() }
  let column = -1
  let raw: RawCell | undefined
  let isValue = false
  let isOver = false
  const openRow = ({ r }: Attributes) => {
    const line = r === undefined ? row.line + 1 : Number(r)
    if (!(line > row.line)) throw new XlsxError({ code: 'row_out_of_order', name: String(r).slice(0, 20) })
    row = { line, cells: new Map() }
    column = -1
  }
  const openCell = ({ r, t = 'n', s = '0' }: Attributes) => {
    const next = r === undefined ? column + 1 : placeOf(r).column
    if (next <= column) throw new XlsxError({ code: 'cell_out_of_order', name: String(r).slice(0, 20) })
    column = next
    raw = { type: t, style: Number(s), hasFormula: false, value: undefined, text: undefined }
  }
  const closeCell = () => {
    const cell = sheetCellOf(raw!, context)
    if (cell !== null) row.cells.set(column, cell)
    raw = undefined
  }
  const collector: RowCollector = {
    finished: 0,
    open: (name, attributes) => {
      if (name === 'row') openRow(attributes)
      else if (name === 'c') openCell(attributes)
      else if (raw === undefined) return
      else if (name === 'v') isValue = true
      else if (name === 'f') raw.hasFormula = true
      else inline.open(name)
    },
    close: (name) => {
      if (name === 'row') {
        if (hasContent(row, context)) rows.push(row)
        collector.finished++
      } else if (name === 'sheetData') isOver = true
      else if (raw === undefined) return
      else if (name === 'c') closeCell()
      else if (name === 'v') {
        isValue = false
        raw.value ??= ''
      } else if (name === 'is') raw.text = inline.take()
      else inline.close(name)
    },
    text: (text) => {
      if (raw === undefined) return
      if (isValue) raw.value = (raw.value ?? '') + text
      else inline.text(text)
    },
    take: () => {
      const taken = rows
      rows = []
      return taken
    },
    isOver: () => isOver,
  }
  return collector
}

/** The rows of a sheet, as they are read. */
export async function* sheetRows(
  bytes: AsyncIterable<Buffer>,
  context: RowContext,
): AsyncGenerator<SheetRow> {
  const collector = rowCollector(context)
  for await (const _ of feedXml(bytes, collector)) {
    yield* collector.take()
    if (collector.isOver()) return
  }
}
