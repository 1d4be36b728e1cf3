import type { Meanings } from '../text/phrases.ts'

/** Words before a number that is a change. */
export const changeWords: Meanings<true> = [
  [['tăng', 'giảm', 'tăng thêm', 'giảm đi', 'vượt', 'tăng trưởng'], true],
]

/** Words after a number that is measured by the plan. */
export const planMeasures: Meanings<true> = [
  [
    ['kế hoạch', 'so với kế hoạch', 'kế hoạch năm', 'chỉ tiêu', 'kế hoạch giao', 'kế hoạch đề ra', 'KH'],
    true,
  ],
  [['so với nghị quyết', 'nghị quyết đề ra', 'chỉ tiêu nghị quyết', 'so với chỉ tiêu nghị quyết'], true],
  [['chỉ tiêu kế hoạch', 'so với chỉ tiêu', 'dự toán', 'so với dự toán'], true],
]

/** Words of a sentence whose percentages are measured by the plan: vượt chỉ tiêu gồm Công an (150%). */
export const planComparisons: Meanings<true> = [
  [['vượt chỉ tiêu', 'đạt chỉ tiêu', 'hoàn thành chỉ tiêu', 'so với chỉ tiêu', 'đạt và vượt chỉ tiêu'], true],
  [
    ['so với kế hoạch', 'vượt kế hoạch', 'hoàn thành kế hoạch', 'vượt mức kế hoạch', 'vượt các chỉ tiêu'],
    true,
  ],
]

/** Words between a measure and its percentage. */
export const fulfilmentWords: Meanings<true> = [[['đạt', 'đạt tỷ lệ', 'bằng', 'thực hiện'], true]]

/** Words before a number that is a share. */
export const shareWords: Meanings<true> = [
  [['chiếm', 'chiếm tỷ lệ', 'tỷ lệ', 'tỉ lệ', 'đạt tỷ lệ', 'bằng'], true],
]

/** Words between a count and its denominator: 9 trong tổng số 41 đảng viên. */
export const shareLinks: Meanings<true> = [
  [['trong số', 'trong tổng số', 'trên tổng số', 'trên', 'trong tổng', 'trên số', 'trong'], true],
]

/** Words before a figure that is a total. */
export const totalWords: Meanings<true> = [
  [['tổng số', 'tổng cộng', 'tất cả', 'cả năm', 'toàn trường', 'tổng'], true],
]

/** Words between the ends of a range: từ 30 đến 40 học viên. */
export const rangeLinks: readonly string[] = ['đến', 'tới']

/** Words before a sum over a longer period. */
export const sumWords: Meanings<true> = [[['lũy kế', 'cộng dồn', 'tính chung'], true]]
