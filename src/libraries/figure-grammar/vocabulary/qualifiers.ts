import type { Qualifier } from '../figure.ts'
import type { Meanings } from '../text/phrases.ts'

/** Words right before a number that say how exact it is. `gần 3.000` has not reached it. */
export const qualifiersBefore: Meanings<Qualifier> = [
  [
    ['khoảng', 'xấp xỉ', 'ước', 'ước khoảng', 'chừng', 'trên dưới', 'khoảng chừng', 'ước đạt', 'ước tính'],
    'about',
  ],
  [['trên', 'hơn', 'ít nhất', 'tối thiểu', 'không dưới', 'không ít hơn'], 'over'],
  [['gần', 'dưới', 'tối đa', 'không quá', 'nhiều nhất', 'ít hơn', 'chưa đến', 'chưa đầy'], 'under'],
]

/** And words right behind the noun. */
export const qualifiersAfter: Meanings<Qualifier> = [
  [['trở lên'], 'over'],
  [['trở xuống'], 'under'],
]
