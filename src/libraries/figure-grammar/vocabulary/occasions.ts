import type { Meanings } from '../text/phrases.ts'

/** What is done on one day with some of those of a year. `null`: words that begin like it. */
export const occasionWords: Meanings<'ceremony' | 'act' | null> = [
  [['khai giảng', 'bế giảng', 'khai mạc', 'bế mạc'], 'ceremony'],
  [['kết nạp', 'trao bằng', 'phát bằng', 'trao giấy chứng nhận'], 'act'],
]

/** Words directly before the number of a day, or that name today. */
export const dayWords: Meanings<'before-number' | 'today'> = [
  [['ngày', 'sáng', 'chiều', 'tối', 'trưa', 'hôm', 'sáng ngày', 'chiều ngày', 'tối ngày'], 'before-number'],
  [['sáng nay', 'chiều nay', 'tối nay', 'hôm nay', 'hôm qua', 'sáng qua', 'chiều qua'], 'today'],
]

/** Words before a day that make it the end of a period, or the day of a document. */
export const noOccasionWords: Meanings<true> = [
  [['đến', 'tới', 'hết', 'tính đến', 'từ', 'kể từ', 'trước', 'sau', 'số', 'ký', 'ban hành'], true],
]

/** Words before the number of one of several shifts in a year. `null`: they name none. */
export const shiftWords: Meanings<true | null> = [
  [['đợt'], true],
  [['các đợt', 'mỗi đợt', 'từng đợt', 'nhiều đợt', 'cả đợt'], null],
]

/** Numbers of shifts that are no digits. */
export const shiftNumbers: Meanings<true> = [
  [['i', 'ii', 'iii', 'iv', 'v', 'thứ nhất', 'thứ hai', 'thứ ba', 'thứ tư', 'một', 'đầu', 'cuối'], true],
]

/** Words for handing out diplomas: those who get one on an occasion are not all graduates of a year. */
export const diplomaWords: Meanings<true> = [
  [
    ['trao bằng', 'phát bằng', 'cấp bằng', 'cấp phát bằng', 'trao bằng tốt nghiệp', 'phát bằng tốt nghiệp'],
    true,
  ],
  [
    ['cấp bằng tốt nghiệp', 'trao giấy chứng nhận', 'cấp giấy chứng nhận', 'trao chứng chỉ', 'cấp chứng chỉ'],
    true,
  ],
]
