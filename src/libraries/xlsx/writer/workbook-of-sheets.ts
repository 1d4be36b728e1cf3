import { buffer } from 'node:stream/consumers'
import { ZipFile } from 'yazl'
import type { StyledCell } from './cell.ts'
import { workbookParts } from './parts.ts'
import { columnName, heightOf, rowXml, xmlText } from './row-xml.ts'
import { sheetBegin, sheetEnd } from './sheet-xml.ts'
import { dataLayout } from './workbook.ts'

/** A column whose cells are chosen from a list in another sheet. */
export interface Choice {
  /** Counted from 0. */
  column: number
  /** Where the list is: the name of the sheet, its column, and the number of its values below the head. */
  list: { sheet: string; column: number; length: number }
}

/** A sheet that is in memory. */
export interface SmallSheet {
  name: string
  headers: readonly string[]
  widths: readonly number[]
  rows: readonly (readonly StyledCell[])[]
  /** Whether long texts go on in a further line of their cell. */
  isWrapped?: boolean
  choices?: readonly Choice[]
}

/** The last row in which a value is chosen. */
const lastChosenRow = 10_000

function choiceXml({ column, list }: Choice): string {
  const name = columnName(column)
  const from = columnName(list.column)
  const source = `'${list.sheet.replaceAll("'", "''")}'!$${from}$2:$${from}$${list.length + 1}`
  return `<dataValidation type="list" allowBlank="1" showErrorMessage="1" errorStyle="warning" sqref="${name}2:${name}${lastChosenRow}"><formula1>${xmlText(source)}</formula1></dataValidation>`
}

function sheetXml({ headers, widths, rows, isWrapped = false, choices = [] }: SmallSheet): string {
  const layout = dataLayout(headers, widths)
  const body = rows.map((cells, at) =>
    isWrapped ? rowXml(cells, at + 2, 'printed', heightOf(cells, layout.widths)) : rowXml(cells, at + 2),
  )
  const validations =
    choices.length === 0
      ? ''
      : `<dataValidations count="${choices.length}">${choices.map(choiceXml).join('')}</dataValidations>`
  const end = sheetEnd(layout, headers, rows.length + 1).replace('</worksheet>', `${validations}</worksheet>`)
  return sheetBegin(layout, headers) + body.join('') + end
}

/** Makes a workbook of several sheets. */
export async function workbookOfSheets(sheets: readonly SmallSheet[]): Promise<Buffer> {
  const zip = new ZipFile()
  const parts = {
    ...Object.fromEntries(
      sheets.map((sheet, at) => [`xl/worksheets/sheet${at + 1}.xml`, sheetXml(sheet)] as const),
    ),
    ...workbookParts(
      sheets.map(({ name }) => name),
      dataLayout([]),
    ),
  }
  for (const [path, text] of Object.entries(parts)) zip.addBuffer(Buffer.from(text), path)
  zip.end()
  return await buffer(zip.outputStream)
}
