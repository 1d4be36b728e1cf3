import { vietnameseDay } from '../../../libraries/vietnamese/day.ts'
import type { Cell } from '../../../libraries/xlsx/writer/cell.ts'
import type { PostStatistics } from './compute.ts'
import type { PostNumbers, PostSums } from './count.ts'
import { groupings } from './keys.ts'

const title = 'Thống kê tin, bài đã đăng'

const sumCells = ({ posts, words, pictures }: PostSums): Cell[] => [posts, words, pictures]
const cellsOf = ({ co_authored, ...sums }: PostNumbers): Cell[] => [
  ...sumCells(sums),
  ...sumCells(co_authored),
]

/** The table of CSV and XLSX: a line for each group, then all posts, each once. */
export function postsSheet({ period, group_by, rows, total }: PostStatistics) {
  const isGrouped = group_by.length > 0
  return {
    name: title,
    titles: [title, `Từ ${vietnameseDay(period.from)} đến ${vietnameseDay(period.as_of)}`],
    headers: [
      ...(isGrouped ? group_by.map((key) => groupings[key].label.vi) : ['Phạm vi']),
      'Số bài',
      'Số chữ',
      'Số ảnh',
      'Trong đó nhiều tác giả: số bài',
      'Trong đó nhiều tác giả: số chữ',
      'Trong đó nhiều tác giả: số ảnh',
    ],
    rows: [
      ...rows.map(({ group, ...numbers }): Cell[] => [
        ...group.map(({ label }) => label.vi),
        ...cellsOf(numbers),
      ]),
      [
        group_by.includes('author') ? 'Tổng số (mỗi bài tính một lần)' : 'Tổng số',
        ...group_by.slice(1).map(() => null),
        ...cellsOf(total),
      ],
    ],
  }
}
