import { vietnameseDay } from '../../../libraries/vietnamese/day.ts'
import type { Cell } from '../../../libraries/xlsx/writer/cell.ts'
import { trainingStatistic } from '../training/statistic.ts'
import type { Compared, Movement, MovementNumbers } from './compute.ts'
import type { Period } from './period.ts'
import { stageHeads, type Stage } from './stages.ts'

const title = 'Mở mới, chuyển tiếp, bế giảng, còn lại'

const dayCells = ({ from, as_of }: Period): Cell[] => [vietnameseDay(from), vietnameseDay(as_of)]

/** The lines of a count: what they are called, the days of their period, and their numbers. */
const linesOfCount = ({ period, period_before }: Movement) =>
  [
    ['Kỳ báo cáo', dayCells(period), ({ value }: Compared) => value],
    ['Cùng kỳ năm trước', dayCells(period_before), ({ before }: Compared) => before],
    ['Tăng, giảm', [null, null], ({ change }: Compared) => change],
    ['Tăng, giảm (%)', [null, null], ({ change_percent }: Compared) => change_percent],
  ] as const

/** The table of CSV and XLSX: for each group and the whole school, lines of classes and lines of learners. */
export function movementSheet(movement: Movement) {
  const { period, period_before, group_by, stages, rows, total } = movement
  const lines = linesOfCount(movement)
  const rowsOf = (labels: Cell[], { classes, learners, without_learners }: MovementNumbers): Cell[][] => {
    const rowsOfCount = (
      name: string,
      numbers: Partial<Record<Stage, Compared>>,
      last: Compared | undefined,
    ) =>
      lines.map(([line, days, numberOf]): Cell[] => {
        const counted = [...stages.map((stage) => numbers[stage]), last]
        return [
          ...labels,
          name,
          line,
          ...days,
          ...counted.map((number) => (number === undefined ? null : numberOf(number))),
        ]
      })
    return [
      ...rowsOfCount('Số lớp', classes, without_learners),
      ...rowsOfCount('Số học viên', learners, undefined),
    ]
  }
  const [from, to] = dayCells(period)
  const [fromBefore, toBefore] = dayCells(period_before)
  return {
    name: title,
    titles: [title, `Từ ${from} đến ${to}, so với cùng kỳ năm trước (từ ${fromBefore} đến ${toBefore})`],
    headers: [
      ...group_by.map((key) => trainingStatistic.groupings[key]!.label.vi),
      'Chỉ tiêu',
      'Kỳ',
      'Từ ngày',
      'Đến ngày',
      ...stages.map((stage) => stageHeads[stage].vi),
      'Số lớp chưa có số học viên',
    ],
    rows: [
      ...rows.flatMap(({ group, ...numbers }) =>
        rowsOf(
          group.map(({ label }) => label.vi),
          numbers,
        ),
      ),
      ...rowsOf(
        group_by.map((_, index) => (index === 0 ? 'Tổng số' : null)),
        total,
      ),
    ],
  }
}
