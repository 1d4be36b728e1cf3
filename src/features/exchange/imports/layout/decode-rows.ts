import { vietnameseNumber } from '../../../../libraries/vietnamese/number.ts'
import { fontDecoder, type FontDecoder } from '../../../../libraries/vietnamese/font-codes.ts'
import type { WarningList } from './sheet-warnings.ts'
import type { SourceRow } from './source-row.ts'

/** Stands between the cells of a row while it is decoded as one line. */
const between = '\u001f'

const codeNames = { tcvn3: 'TCVN3 (ABC)', vni: 'VNI' }

/** Letters that texts in a code do not have. */
const beyondLatin = /[\u0100-\uffff]/

/** Letters that texts in a code have. */
const mayBeCoded = /[\u00a1-\u00ff]/

/** Turns the texts of rows that are in the code of an old font into Unicode. @param first rows that show the code */
export function rowDecoder(
  first: readonly SourceRow[],
  warnings: WarningList,
): (row: SourceRow) => SourceRow {
  const lineOf = ({ cells }: SourceRow) =>
    cells.map((cell) => (typeof cell === 'string' ? cell.replaceAll(between, ' ') : '')).join(between)
  const lines = first.map(lineOf)
  let decoder: FontDecoder | null = lines.some((line) => mayBeCoded.test(line)) ? fontDecoder(lines) : null
  let from = 0
  let to = 0
  let rows = 0
  let code: FontDecoder['code'] = 'tcvn3'
  warnings.addLater(() =>
    rows === 0
      ? undefined
      : {
          line: from,
          code: 'font_code',
          message: {
            en: `Text of ${rows} rows (${from} to ${to}) is in the code of old ${codeNames[code]} fonts and was turned into Unicode: look whether it is right, capitals above all.`,
            vi: `Chữ của ${vietnameseNumber(rows)} dòng (từ dòng ${from} đến dòng ${to}) theo bảng mã phông cũ ${codeNames[code]}, đã được chuyển sang Unicode: hãy kiểm tra lại, nhất là chữ hoa.`,
          },
        },
  )
  return (row) => {
    const line = lineOf(row)
    const isCoded = mayBeCoded.test(line)
    if (!isCoded && row.capitals === undefined) return row
    // the rows that come later may be the first ones in a code
    if (isCoded) decoder ??= fontDecoder([line])
    const decoded = decoder?.decode(line) ?? line
    const texts = decoded.split(between)
    for (const at of row.capitals ?? [])
      if (!beyondLatin.test(String(row.cells[at]))) texts[at] = texts[at]!.toUpperCase()
    if (texts.join(between) === line) return row
    if (rows === 0) from = row.line
    to = row.line
    rows += 1
    code = decoder?.code ?? 'tcvn3'
    return { ...row, cells: row.cells.map((cell, at) => (typeof cell === 'string' ? texts[at]! : cell)) }
  }
}
