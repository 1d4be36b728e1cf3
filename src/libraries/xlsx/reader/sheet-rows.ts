import { parseCellName } from './cell-name.ts'
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
  /** Whether the sheet does not show the row. */
  isHidden?: true
  /** The columns of texts in a font that shows small letters as capitals. */
  capitals?: number[]
}

/** A range of columns that the sheet does not show, counted from 0. */
export type HiddenColumns = readonly [first: number, last: number]

/** The context that rows are read in. */
interface RowContext extends CellContext {
  /** Whether a text has a visible character: a row whose cells have none counts as empty. */
  isVisible: (text: string) => boolean
}

const hasContent = ({ cells }: SheetRow, { isVisible }: RowContext): boolean =>
  [...cells.values()].some((cell) => typeof cell !== 'string' || isVisible(cell))

/** Collects the rows of a sheet as its XML is parsed. */
interface RowCollector extends XmlHandler {
  /** Returns the complete rows, and removes them. */
  take(): SheetRow[]
  /** Whether all rows were read: the rest of the part is not needed. */
  isComplete(): boolean
}

const isTrue = (attribute: string | undefined) => attribute === '1' || attribute === 'true'

/** More ranges are in no sheet that people make. */
const maxHiddenRanges = 1_000

function rowCollector(context: RowContext, hidden: HiddenColumns[]): RowCollector {
  const inline = textCollector()
  let rows: SheetRow[] = []
  let row: SheetRow = { line: 0, cells: new Map() }
  let column = -1
  let raw: RawCell | undefined
  let isValue = false
  let isComplete = false
  const openColumns = ({ min, max, hidden: isHidden }: Attributes) => {
    if (isTrue(isHidden) && hidden.length < maxHiddenRanges) hidden.push([Number(min) - 1, Number(max) - 1])
  }
  const openRow = ({ r, hidden: isHidden }: Attributes) => {
    const line = r === undefined ? row.line + 1 : Number(r)
    if (!(line > row.line)) throw new XlsxError({ code: 'row_out_of_order', name: String(r).slice(0, 20) })
    row = { line, cells: new Map(), ...(isTrue(isHidden) ? { isHidden: true } : {}) }
    column = -1
  }
  const openCell = ({ r, t = 'n', s = '0' }: Attributes) => {
    const next = r === undefined ? column + 1 : parseCellName(r).column
    if (next <= column) throw new XlsxError({ code: 'cell_out_of_order', name: String(r).slice(0, 20) })
    column = next
    raw = { type: t, style: Number(s), hasFormula: false, value: undefined, text: undefined }
  }
  const closeCell = () => {
    const cell = sheetCellOf(raw!, context)
    if (cell !== null) row.cells.set(column, cell)
    if (typeof cell === 'string' && context.numberStyles.capitals.has(raw!.style))
      (row.capitals ??= []).push(column)
    raw = undefined
  }
  const collector: RowCollector = {
    completed: 0,
    open: (name, attributes) => {
      if (name === 'row') openRow(attributes)
      else if (name === 'c') openCell(attributes)
      else if (name === 'col') openColumns(attributes)
      else if (raw === undefined) return
      else if (name === 'v') isValue = true
      else if (name === 'f') raw.hasFormula = true
      else inline.open(name)
    },
    close: (name) => {
      if (name === 'row') {
        if (hasContent(row, context)) rows.push(row)
        collector.completed++
      } else if (name === 'sheetData') isComplete = true
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
    isComplete: () => isComplete,
  }
  return collector
}

/** Reads the rows of a sheet as a stream. @param hidden receives the hidden columns before the first row comes */
export async function* sheetRows(
  bytes: AsyncIterable<Buffer>,
  context: RowContext,
  hidden: HiddenColumns[],
): AsyncGenerator<SheetRow> {
  const collector = rowCollector(context, hidden)
  for await (const _ of feedXml(bytes, collector)) {
    yield* collector.take()
    if (collector.isComplete()) return
  }
}
