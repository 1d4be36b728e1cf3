import type { Meanings } from '../text/phrases.ts'

/** Words for one issue of a series: 04 số, 12 kỳ. */
export const seriesWords: Meanings<true> = [[['số', 'kỳ', 'kì'], true]]

/** What the series is: a bulletin that is printed, or a programme that is broadcast. */
export const seriesKinds: Meanings<'issue' | 'episode'> = [
  [['bản tin', 'nội san', 'tập san', 'đặc san', 'tạp chí', 'thông tin', 'kỷ yếu', 'báo', 'ấn phẩm'], 'issue'],
  [
    ['chuyên mục', 'chương trình', 'truyền hình', 'phát sóng', 'phát thanh', 'phóng sự', 'chuyên đề'],
    'episode',
  ],
]

/** The series itself, counted by its own name. */
export const seriesNouns: Meanings<'issue' | 'episode'> = [
  [['bản tin', 'nội san', 'tập san', 'đặc san'], 'issue'],
  [['chuyên mục'], 'episode'],
]
