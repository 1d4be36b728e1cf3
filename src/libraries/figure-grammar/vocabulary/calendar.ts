import type { Meanings } from '../text/phrases.ts'

/** Right before a number they make it a part of a date. */
export const dateWords: Meanings<true> = [
  [
    ['ngày', 'mùng', 'mồng', 'tháng', 'quý', 'sáng', 'chiều', 'tối', 'trưa', 'hôm', 'thế kỷ', 'những năm'],
    true,
  ],
]

export const clockWords: Meanings<true | null> = [
  // lessons that are sat in on
  [['dự giờ'], null],
  [['giờ', 'lúc', 'hồi', 'h'], true],
]

/** Between the numbers of a list or a range of years. */
export const yearLinks: readonly string[] = ['-', '–', '—', '/', ',', 'và', 'đến', 'tới']

/** Before `một` and `năm` (five, or year) a number is meant. */
export const countingVerbs: readonly string[] = [
  'có',
  'mở',
  'được',
  'với',
  'cử',
  'gồm',
  'thêm',
  'và',
  'chức',
  'thành',
  'hiện',
  'bản',
  'cho',
  'nạp',
  'viết',
  'đăng',
  'còn',
  'giảng',
  'tiếp',
  'chủ',
  'trì',
  'khoảng',
  'hơn',
  'gần',
  'trên',
  'số',
  'của',
]

/** Before a year that something is compared with, or that is no period of the figures. */
export const comparisonWords: Meanings<true> = [
  [['so với', 'so với cùng kỳ', 'so với năm', 'cùng kỳ', 'sinh'], true],
]
