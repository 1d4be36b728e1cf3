import type { Meanings } from '../text/phrases.ts'

/** Words before a number that make it a rate: what each, or one on average, has. `null`: a year is no such unit. */
export const rateWords: Meanings<true | null> = [
  [['mỗi', 'từng', 'bình quân', 'trung bình mỗi', 'trung bình một', 'trung bình có', 'cứ', 'định mức'], true],
  [['mỗi năm', 'từng năm', 'từng bước', 'trong từng', 'bình quân mỗi năm'], null],
]

/** What a rate is measured by: 45 học viên/lớp. */
export const rateBases: Meanings<true> = [
  [
    [
      'ngày',
      'tuần',
      'tháng',
      'quý',
      'năm',
      'năm học',
      'học kỳ',
      'kỳ',
      'khóa',
      'khóa học',
      'buổi',
      'tiết',
      'giờ',
    ],
    true,
  ],
  [
    ['lớp', 'học viên', 'học sinh', 'sinh viên', 'giảng viên', 'giáo viên', 'cán bộ', 'người', 'em', 'cháu'],
    true,
  ],
  [
    ['đảng viên', 'đồng chí', 'chi bộ', 'đảng bộ', 'dân', 'hộ', 'trường', 'đơn vị', 'cơ sở', 'xã', 'huyện'],
    true,
  ],
  [['tỉnh', 'phòng', 'tổ', 'nhóm', 'môn', 'đề tài', 'bài', 'suất', 'lượt', 'lần', 'vụ', 'km', 'ha'], true],
]

/** Things of which any number may be in one other: `14 chi bộ/100 đảng viên` are two counts, and not a rate. */
export const containers: readonly string[] = ['class', 'cell', 'seminar', 'session']

/** Words before a number that is a limit and no count. */
export const limitWords: Meanings<true> = [
  [['nghỉ quá', 'vắng quá', 'nghỉ học quá', 'vắng mặt quá', 'thiếu quá', 'được quá'], true],
]

/** Words of an obligation, before a limit: phải có tối thiểu 25 học viên. */
export const obligationWords: Meanings<true> = [
  [['phải', 'không được', 'cần có', 'bắt buộc', 'yêu cầu', 'điều kiện', 'quy định'], true],
]

/** Words between an obligation and its number. */
export const boundWords: Meanings<true> = [
  [['tối thiểu', 'ít nhất', 'từ', 'đủ', 'quá', 'tối đa', 'không quá', 'dưới', 'trên', 'nhiều nhất'], true],
]

/** Words after a condition: từ 3 đảng viên trở lên thì lập chi bộ. */
export const consequenceWords: Meanings<true> = [
  [
    [
      'thì',
      'phải',
      'được thành lập',
      'được lập',
      'mới được',
      'sẽ được',
      'có thể',
      'được bầu',
      'bầu',
      'lập',
      'thành lập',
    ],
    true,
  ],
]
