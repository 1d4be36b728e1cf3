import type { Cell } from './cell.ts'
import { declaration, main } from './namespaces.ts'
import { columnName, heightOf, rowXml } from './row-xml.ts'

/** How a sheet looks. */
export interface SheetLayout {
  /** The rows above the head: a line, or cells of which none is a title. */
  titles: readonly (string | readonly Cell[])[]
  /** The widths of the columns in characters. */
  widths: readonly number[]
  /** Whether it is made to be printed, on A4 across. Others get a filter on their head. */
  isPrinted: boolean
}

/** The row of the head, counted from 1: an empty row lies between it and the titles. */
export const headRow = ({ titles }: SheetLayout): number => (titles.length === 0 ? 1 : titles.length + 2)

/** The sheet before its rows: the widths, the titles and the head, which stays in place while one scrolls. */
export function sheetBegin(layout: SheetLayout, headers: readonly string[]): string {
  const { titles, widths, isPrinted } = layout
  const head = headRow(layout)
  const columns = widths.map(
    (width, index) => `<col min="${index + 1}" max="${index + 1}" width="${width + 2}" customWidth="1"/>`,
  )
  return [
    `${declaration}<worksheet xmlns="${main}">`,
    isPrinted ? '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>' : '',
    `<sheetViews><sheetView workbookViewId="0"><pane ySplit="${head}" topLeftCell="A${head + 1}" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>`,
    columns.length === 0 ? '' : `<cols>${columns.join('')}</cols>`,
    '<sheetData>',
    ...titles.map((title, index) =>
      typeof title === 'string'
        ? rowXml([title], index + 1, index === 0 ? 'title' : 'plain')
        : rowXml(title, index + 1),
    ),
    rowXml(headers, head, 'head', heightOf(headers, widths)),
  ].join('')
}

/** The sheet after its rows. @param lastRow the number of the last row */
export function sheetEnd(layout: SheetLayout, headers: readonly string[], lastRow: number): string {
  const lastColumn = columnName(Math.max(0, headers.length - 1))
  return layout.isPrinted
    ? '</sheetData><pageMargins left="0.4" right="0.4" top="0.6" bottom="0.6" header="0.3" footer="0.3"/><pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/></worksheet>'
    : `</sheetData><autoFilter ref="A${headRow(layout)}:${lastColumn}${lastRow}"/></worksheet>`
}
