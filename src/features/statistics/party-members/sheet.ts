import { vietnameseDay } from '../../../libraries/vietnamese/day.ts'
import type { Cell } from '../../../libraries/xlsx/writer/cell.ts'
import type { MemberMovement, MemberNumbers } from './compute.ts'
import type { MemberCount } from './count.ts'
import { inLabels, inNames, outLabels, outNames } from './ways.ts'

const title = 'Biến động đảng viên'

const cellsOf = ({ value, women, probationary, minority }: MemberCount): Cell[] => [
  value,
  women,
  probationary,
  minority,
]

const linesOf = (numbers: MemberNumbers): [string, MemberCount][] => [
  ['Đầu kỳ', numbers.start],
  ['Tăng trong kỳ', numbers.in.total],
  ...inNames.map((name): [string, MemberCount] => [`Tăng: ${inLabels[name].vi}`, numbers.in[name]]),
  ['Giảm trong kỳ', numbers.out.total],
  ...outNames.map((name): [string, MemberCount] => [`Giảm: ${outLabels[name].vi}`, numbers.out[name]]),
  ['Cuối kỳ', numbers.end],
]

/** The table of CSV and XLSX: for each cell and the whole school a line for each number. */
export function membersSheet({ period, group_by, rows, total }: MemberMovement) {
  const isGrouped = group_by.length > 0
  const rowsOf = (name: string, numbers: MemberNumbers): Cell[][] =>
    linesOf(numbers).map(([line, count]) => [...(isGrouped ? [name] : []), line, ...cellsOf(count)])
  return {
    name: title,
    titles: [title, `Từ ${vietnameseDay(period.from)} đến ${vietnameseDay(period.as_of)}`],
    headers: [
      ...(isGrouped ? ['Chi bộ'] : []),
      'Chỉ tiêu',
      'Số đảng viên',
      'Trong đó: nữ',
      'Trong đó: dự bị',
      'Trong đó: dân tộc thiểu số',
    ],
    rows: [...rows.flatMap((row) => rowsOf(row.name, row)), ...rowsOf('Toàn đảng bộ', total)],
  }
}
