import { vietnameseNumber } from '../../../../libraries/vietnamese/number.ts'
import type { HiddenColumns } from '../../../../libraries/xlsx/reader/sheet-rows.ts'
import type { HeadColumns } from './columns-of-head.ts'
import type { WarningList } from './sheet-warnings.ts'
import type { SourceRow } from './source-row.ts'

/** The most ranges of rows that a warning names. */
const maxRanges = 20

/** Notes hidden rows: they are read like others, and the sender may not have meant to send them. */
export function noteHidden(warnings: WarningList): (row: SourceRow) => void {
  const ranges: [first: number, last: number][] = []
  let rows = 0
  warnings.addLater(() => {
    const [first] = ranges
    if (first === undefined) return undefined
    const list = ranges.map(([from, to]) => (from === to ? `${from}` : `${from}-${to}`)).join(', ')
    const further = ranges.length > maxRanges ? ', …' : ''
    return {
      line: first[0],
      code: 'hidden_rows',
      message: {
        en: `${rows} hidden rows are read like the others (${list}${further}): remove them if they do not belong to the table.`,
        vi: `${vietnameseNumber(rows)} dòng bị ẩn vẫn được đọc như các dòng khác (${list}${further}): hãy xóa nếu không thuộc bảng.`,
      },
    }
  })
  return ({ line, isHidden }) => {
    if (isHidden !== true) return
    rows += 1
    const last = ranges.at(-1)
    if (last !== undefined && last[1] === line - 1) last[1] = line
    else if (ranges.length <= maxRanges) ranges.push([line, line])
  }
}

/** Notes hidden columns that are read. */
export function noteHiddenColumns(
  warnings: WarningList,
  hidden: readonly HiddenColumns[],
  { columns, headers, own }: HeadColumns,
  line: number,
): void {
  const heads = headers
    .slice(0, own)
    .filter(
      (_, at) => typeof columns[at] === 'object' && hidden.some(([first, last]) => first <= at && last >= at),
    )
  if (heads.length === 0) return
  const list = heads.map((head) => `"${head}"`).join(', ')
  warnings.add({
    line,
    code: 'hidden_columns',
    value: heads.join(', '),
    message: {
      en: `Hidden columns are read like the others: ${list}. Remove them, or pass them over by the mapping, if they are not meant.`,
      vi: `Các cột bị ẩn vẫn được đọc như các cột khác: ${list}. Hãy xóa hoặc bỏ qua bằng "mapping" nếu không muốn đọc.`,
    },
  })
}
