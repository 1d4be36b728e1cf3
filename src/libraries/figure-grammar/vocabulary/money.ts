import type { Meanings } from '../text/phrases.ts'

export const currencyWords: Meanings<boolean> = [
  [['đồng', 'VNĐ', 'VND', 'đ', 'dong', '₫', 'đồng Việt Nam'], true],
  [
    ['đồng chí', 'đồng bào', 'đồng thời', 'đồng nghiệp', 'đồng đội', 'đồng hồ', 'đồng phục', 'đồng diễn'],
    false,
  ],
  [['đồng tác giả', 'đồng chủ trì', 'đồng chủ nhiệm', 'đ / c', 'đ . c'], false],
]

/** Words whose sentence makes `5,5 triệu` without a currency an amount of money. */
export const moneyWords: Meanings<true> = [
  [
    [
      'kinh phí',
      'chi phí',
      'số tiền',
      'tiền',
      'trị giá',
      'ủng hộ',
      'quỹ',
      'ngân sách',
      'học phí',
      'quyên góp',
    ],
    true,
  ],
]
