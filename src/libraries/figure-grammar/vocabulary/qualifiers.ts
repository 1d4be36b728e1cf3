import type { Qualifier } from '../figure.ts'
import type { Meanings } from '../text/phrases.ts'

/** Words directly before a number that say how exact it is. `gần 3.000` is less than 3.000. */
export const qualifiersBefore: Meanings<Qualifier> = [
  [
    ['khoảng', 'xấp xỉ', 'ước', 'ước khoảng', 'chừng', 'trên dưới', 'khoảng chừng', 'ước đạt', 'ước tính'],
    'about',
  ],
  [['trên', 'hơn', 'ít nhất', 'tối thiểu', 'không dưới', 'không ít hơn'], 'over'],
  [['gần', 'dưới', 'tối đa', 'không quá', 'nhiều nhất', 'ít hơn', 'chưa đến', 'chưa đầy'], 'under'],
]

/** Words directly after the noun that say how exact its number is. */
export const qualifiersAfter: Meanings<Qualifier> = [
  [['trở lên'], 'over'],
  [['trở xuống'], 'under'],
]
