import type { Meanings } from '../text/phrases.ts'

/** Words directly before a number that is a part of a date. */
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

/** Words between the years of a list or a range. */
export const yearLinks: readonly string[] = ['-', '–', '—', '/', ',', 'và', 'đến', 'tới']

/** Words before `một` that make it a number; after others, and where it begins a sentence, it is an article. */
export const countingVerbsOfOne: readonly string[] = [
  'có',
  'mở',
  'gồm',
  'thêm',
  'cử',
  'nạp',
  'giảng',
  'chức',
  'bản',
  'viết',
  'đăng',
  'và',
  'số',
  'được',
]

/** Words before `năm` (five, or year) that make it a number. */
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

/** Words before a year that figures are compared with, or that is no period of theirs. */
export const comparisonWords: Meanings<true> = [
  [['so với', 'so với cùng kỳ', 'so với năm', 'cùng kỳ', 'sinh'], true],
]
