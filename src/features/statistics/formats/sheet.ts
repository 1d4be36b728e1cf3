import type { Cell } from '../../../libraries/xlsx/writer/cell.ts'
import type { StatisticResult, StatisticValue, ValueSource } from '../result.ts'
import type { Measure } from '../statistic.ts'

/** A statistic as a table in Vietnamese: a row for each group and year, then the rows of the whole school. */
export interface StatisticSheet {
  name: string
  titles: string[]
  headers: string[]
  rows: Cell[][]
}

const sourceLabels: Record<ValueSource, string> = {
  register: 'Sổ theo dõi',
  register_incomplete: 'Sổ theo dõi (chưa chốt số liệu)',
  figures: 'Số liệu đã xác nhận',
}
const qualifierLabels = { exact: '', about: ' (khoảng)', over: ' (trên)', under: ' (dưới)' } as const

function valueCells({ value, percent, change, source, qualifier, suppressed }: StatisticValue): Cell[] {
  const percentCells = percent === undefined ? [] : [percent]
  if (suppressed) return [null, ...percentCells, null, 'Không công bố vì số người ít']
  const sourceCell = source === null ? null : sourceLabels[source] + qualifierLabels[qualifier ?? 'exact']
  return [value, ...percentCells, change, sourceCell]
}

const headersOf = ({ label: { vi }, hasPercent }: Measure): string[] => [
  vi,
  ...(hasPercent ? [`${vi}: tỷ lệ (%)`] : []),
  `${vi}: tăng, giảm`,
  `${vi}: nguồn`,
]

/** The rows of the whole school: the total, and the sum of the rows if there are groups. */
function totalRows({ statistic, group_by, totals }: StatisticResult): Cell[][] {
  const { measures } = statistic
  const emptyCells = group_by.slice(1).map(() => null)
  return totals.flatMap((total) => {
    const rowOf = (name: string, cells: Cell[]): Cell[] => [
      total.year,
      ...(group_by.length > 0 ? [name, ...emptyCells] : []),
      ...cells,
    ]
    const totalRow = rowOf(
      statistic.totalLabel?.(group_by).vi ?? 'Tổng số',
      measures.flatMap(({ name }) => valueCells(total[name]!)),
    )
    const sums = measures.flatMap((measure): Cell[] => [
      total[measure.name]!.sum_of_rows,
      ...headersOf(measure)
        .slice(1)
        .map(() => null),
    ])
    return group_by.length > 0 ? [totalRow, rowOf('Cộng các dòng', sums)] : [totalRow]
  })
}

function yearsTitle(years: readonly number[]): string {
  const [first, last] = [years[0], years.at(-1)]
  if (first === undefined) return 'Chưa có số liệu'
  return first === last ? `Năm ${first}` : `Từ năm ${first} đến năm ${last}`
}

/** The table that CSV and XLSX files contain. */
export function toSheet(result: StatisticResult): StatisticSheet {
  const { statistic, group_by, rows } = result
  const { measures, groupings, title } = statistic
  const headers = ['Năm', ...group_by.map((key) => groupings[key]!.label.vi), ...measures.flatMap(headersOf)]
  const groupRows = rows.flatMap(({ group, years }) =>
    years.map((values): Cell[] => [
      values.year,
      ...group.map(({ label }) => label.vi),
      ...measures.flatMap(({ name }) => valueCells(values[name]!)),
    ]),
  )
  const titles = [title.vi, yearsTitle(result.years)]
  return { name: title.vi, titles, headers, rows: [...groupRows, ...totalRows(result)] }
}

/** The table without its empty columns, for people: a workbook of all of them is too wide for a page. */
export function withoutEmptyColumns({ headers, rows, ...sheet }: StatisticSheet): StatisticSheet {
  const kept = headers.flatMap((_, index) => (rows.some((row) => row[index] !== null) ? [index] : []))
  return {
    ...sheet,
    headers: kept.map((index) => headers[index]!),
    rows: rows.map((row) => kept.map((index) => row[index]!)),
  }
}
