import type { Cell, StyledCell } from './cell.ts'

/** Characters that XML cannot hold, and text that looks like their escaped form (`_x000D_`). */
const unencodable = /(?![\t\n])[\p{Cc}\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)/gu

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** Escapes a text for XML, so that reading it gives the same text. */
export const xmlText = (text: string): string =>
  text
    .replace(
      unencodable,
      (character) => `_x${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`,
    )
    .replace(/[&<>"]/g, (character) => escapes[character]!)

/** `A`, `B`, ... `Z`, `AA`: the name of a column, counted from 0. */
export function columnName(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26))
  return index < 26 ? letter : columnName(Math.floor(index / 26) - 1) + letter
}

/** The longest text of a cell, in UTF-16 code units. */
export const maxCellCharacters = 32_767
/** The most rows of a sheet, its head included. */
export const maxSheetRows = 1_048_576

/** The formats of cells, by their index in `styles.xml`. */
const styles = { plain: 0, head: 1, title: 2, printed: 3, day: 4, fault: 5 } as const
type Style = keyof typeof styles

/** The first day that all spreadsheets count alike. */
const firstDay = '1901-01-01'

/** The number of a day in a spreadsheet; undefined for one that they do not count. */
function serialOf(day: string): number | undefined {
  const time = day >= firstDay ? Date.parse(`${day}T00:00:00Z`) : Number.NaN
  return Number.isNaN(time) ? undefined : Math.round((time - Date.UTC(1899, 11, 30)) / 86_400_000)
}

function cellXml(cell: StyledCell, cellName: string, style: Style): string {
  if (cell === null || typeof cell !== 'object') return valueXml(cell, cellName, style)
  if ('fault' in cell) return valueXml(cell.fault, cellName, 'fault')
  const serial = serialOf(cell.day)
  return serial === undefined ? valueXml(cell.day, cellName, style) : valueXml(serial, cellName, 'day')
}

function valueXml(cell: Cell, cellName: string, style: Style): string {
  const styled = styles[style] === 0 ? '' : ` s="${styles[style]}"`
  // a printed table has borders around empty cells too
  if (cell === null) return styled && `<c r="${cellName}"${styled}/>`
  if (typeof cell === 'number') return `<c r="${cellName}"${styled}><v>${cell}</v></c>`
  if (typeof cell === 'boolean') return `<c r="${cellName}"${styled} t="b"><v>${cell ? 1 : 0}</v></c>`
  if (cell.length > maxCellCharacters) throw new Error(`a text of ${cell.length} characters fits no cell`)
  return `<c r="${cellName}"${styled} t="inlineStr"><is><t xml:space="preserve">${xmlText(cell)}</t></is></c>`
}

/** The XML of a row, counted from 1. Texts have the type of texts, so that none is read as a formula. @param height in lines */
export const rowXml = (
  cells: readonly StyledCell[],
  row: number,
  style: Style = 'plain',
  height = 1,
): string =>
  `<row r="${row}"${height > 1 ? ` ht="${height * lineHeight}" customHeight="1"` : ''}>${cells.map((cell, index) => cellXml(cell, `${columnName(index)}${row}`, style)).join('')}</row>`

/** The height of a line in points. */
const lineHeight = 15

/** The number of lines in which a text is broken at its spaces, in a column of a width. */
function linesOf(text: string, width: number): number {
  let [lines, used] = [1, 0]
  for (const { length } of text.split(' ')) {
    const isNext = used > 0 && used + 1 + length > width
    lines += (isNext ? 1 : 0) + Math.max(0, Math.ceil(length / width) - 1)
    used = isNext || used === 0 ? length : used + 1 + length
  }
  return lines
}

/** The height of a row in lines, where its texts are wrapped: spreadsheets do not compute it when they open a file. */
export const heightOf = (cells: readonly StyledCell[], widths: readonly number[]): number =>
  Math.max(1, ...cells.map((cell, index) => (typeof cell === 'string' ? linesOf(cell, widths[index]!) : 1)))
