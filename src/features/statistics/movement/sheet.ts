import { vietnameseDay } from '../../../libraries/vietnamese/day.ts'
import type { Cell } from '../../../libraries/xlsx/writer/cell.ts'
import { trainingStatistic } from '../training/statistic.ts'
import type { Compared, Movement, MovementNumbers } from './compute.ts'
import { stageHeads, type Stage } from './stages.ts'

/** A day as people write it. */

const compared = (head: string) => [
  head,
  `${head}: cùng kỳ năm trước`,
  `${head}: tăng/giảm`,
  `${head}: tỷ lệ %`,
]

const cellsOf = (number: Compared | undefined): Cell[] =>
  number === undefined
    ? [null, null, null, null]
    : [number.value, number.before, number.change, number.change_percent]

/** The table of CSV and XLSX: for each group and the whole school a row of classes and one of learners. */
export function movementSheet({ period, group_by, stages, rows, total }: Movement) {
  const headers = [
    'Từ ngày',
    'Đến ngày',
    ...group_by.map((key) => trainingStatistic.groupings[key]!.label.vi),
    'Chỉ tiêu',
    ...stages.flatMap((stage) => compared(stageHeads[stage].vi)),
    ...compared('Số lớp không rõ số học viên'),
  ]
  const days: Cell[] = [vietnameseDay(period.from), vietnameseDay(period.as_of)]
  const linesOf = (labels: Cell[], { classes, learners, without_learners }: MovementNumbers): Cell[][] => {
    const line = (name: string, numbers: Partial<Record<Stage, Compared>>, last: Compared | undefined) => [
      ...days,
      ...labels,
      name,
      ...stages.flatMap((stage) => cellsOf(numbers[stage])),
      ...cellsOf(last),
    ]
    return [line('Số lớp', classes, without_learners), line('Số học viên', learners, undefined)]
  }
  const totalLabels = group_by.map((_, index) => (index === 0 ? 'Tổng số' : null))
  return {
    name: 'Mở mới, chuyển tiếp, bế giảng',
    headers,
    rows: [
      ...rows.flatMap(({ group, ...numbers }) =>
        linesOf(
          group.map(({ label }) => label.vi),
          numbers,
        ),
      ),
      ...linesOf(totalLabels, total),
    ],
  }
}
