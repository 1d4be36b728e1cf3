import type { Cell } from '../../../libraries/xlsx/writer/cell.ts'
import type { Answer, Value } from '../result.ts'

/** A statistic as a table in Vietnamese: a line for each group and year, then those of the whole school. */
export interface StatisticSheet {
  name: string
  heads: string[]
  rows: Cell[][]
}

const sourceWords = { register: 'Sổ đăng ký', figures: 'Số liệu đã xác nhận' } as const
const qualifierWords = { exact: '', about: ' (khoảng)', over: ' (trên)', under: ' (dưới)' } as const

function valueCells({ value, change, source, qualifier }: Value): Cell[] {
  const from = source === null ? null : sourceWords[source] + qualifierWords[qualifier ?? 'exact']
  return [value, change, from]
}

/** Lines of the whole school: what is stated, and what the rows add up to where there are rows. */
function totalLines({ statistic, group_by, totals }: Answer): Cell[][] {
  const { measures } = statistic
  const others = group_by.slice(1).map(() => null)
  return totals.flatMap((total) => {
    const named = (name: string, cells: Cell[]): Cell[] => [
      total.year,
      ...(group_by.length > 0 ? [name, ...others] : []),
      ...cells,
    ]
    const stated = named(
      'Tổng số',
      measures.flatMap(({ name }) => valueCells(total[name]!)),
    )
    const sums = measures.flatMap(({ name }): Cell[] => [total[name]!.sum_of_rows, null, null])
    return group_by.length > 0 ? [stated, named('Cộng các dòng', sums)] : [stated]
  })
}

/** The table that CSV and XLSX hold. */
export function sheetOf(answer: Answer): StatisticSheet {
  const { statistic, group_by, rows } = answer
  const { measures, groupings, title } = statistic
  const heads = [
    'Năm',
    ...group_by.map((key) => groupings[key]!.label.vi),
    ...measures.flatMap(({ label: { vi } }) => [vi, `${vi}: tăng, giảm`, `${vi}: nguồn`]),
  ]
  const lines = rows.flatMap(({ group, years }) =>
    years.map((ofYear): Cell[] => [
      ofYear.year,
      ...group.map(({ label }) => label.vi),
      ...measures.flatMap(({ name }) => valueCells(ofYear[name]!)),
    ]),
  )
  return { name: title.vi, heads, rows: [...lines, ...totalLines(answer)] }
}
