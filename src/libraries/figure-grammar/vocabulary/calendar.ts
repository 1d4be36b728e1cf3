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

/** Words before a number of years that are a period together: trải qua 70 năm. */
export const manyYearsBefore: Meanings<true> = [
  [['trải qua', 'trải qua hơn', 'trải qua gần', 'suốt', 'trong suốt', 'cả', 'tính cả', 'suốt hơn'], true],
]

/** Words behind a number of years that make them one: 5 năm qua, 70 năm xây dựng và trưởng thành. */
export const manyYearsAfter: Meanings<true> = [
  [['qua', 'vừa qua', 'gần đây', 'trở lại đây', 'gần nhất', 'xây dựng', 'hình thành', 'hoạt động'], true],
  [['thực hiện', 'triển khai', 'đổi mới', 'phấn đấu', 'thành lập', 'trưởng thành', 'phát triển'], true],
]
