import type { Meanings } from '../text/phrases.ts'

/** Words before a number that make it a rate: what each, or one on average, has. `null`: a year is no such unit. */
export const rateWords: Meanings<true | null> = [
  [['mỗi', 'từng', 'bình quân', 'trung bình mỗi', 'trung bình một', 'trung bình có', 'cứ', 'định mức'], true],
  [['một ngày', 'một tuần', 'gia đình có', 'hộ có', 'gia đình có từ'], true],
  [['mỗi năm', 'từng năm', 'từng bước', 'trong từng'], null],
]

/** What a percentage of fees stands before. */
export const feeWords: Meanings<true> = [
  [['lương', 'mức lương', 'tiền lương', 'tổng tiền lương', 'tổng thu nhập', 'phụ cấp', 'mức phụ cấp'], true],
  [['học phí', 'lệ phí', 'viện phí', 'tiền học', 'tiền ăn', 'giá vé', 'mức đóng', 'phí'], true],
]

/** What a percentage of fees stands directly behind. */
export const feeVerbs: Meanings<true> = [
  [['miễn', 'được miễn', 'nộp', 'được giảm', 'đóng', 'hỗ trợ', 'hỗ trợ thêm', 'được hưởng', 'hưởng'], true],
  [['thuế suất', 'lãi suất', 'phụ cấp', 'thuế', 'phí'], true],
  [['bồi hoàn', 'hoàn trả', 'bồi thường', 'đền bù', 'trích lại', 'cộng thêm'], true],
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
  [['không dưới', 'không thấp hơn', 'không ít hơn', 'không được quá', 'không vượt'], true],
  [['không quá', 'không vượt quá', 'nghỉ trên', 'vắng trên', 'vắng mặt trên', 'nghỉ học trên'], true],
  [['yêu cầu có', 'yêu cầu phải có', 'cần có', 'bắt buộc có'], true],
  [['nghỉ', 'được nghỉ', 'phải có', 'khi có', 'khi có đủ', 'khi đủ', 'khi có ít nhất', 'khi có từ'], true],
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

/** Words beside an amount of money that each of several has. */
export const eachWords: Meanings<true> = [
  [['mỗi', 'từng', 'một tháng', 'một suất', 'một phần quà', 'trên một'], true],
]

/** Names of prizes, before what one of them is worth. */
export const prizes: Meanings<true> = [
  [['giải nhất', 'giải nhì', 'giải ba', 'giải khuyến khích', 'giải đặc biệt', 'giải A', 'giải B'], true],
  [['giải C', 'giải tư', 'giải tập thể', 'giải cá nhân', 'giải phụ'], true],
]

/** Words of a sentence about how much a part of an examination counts. */
export const weightWords: Meanings<true> = [
  [['điểm chuyên cần', 'điểm thi chiếm', 'điểm kiểm tra chiếm', 'tổng điểm', 'bài thi chiếm'], true],
  [
    ['trọng số', 'tổng số điểm', 'điểm học phần', 'điểm môn học', 'điểm quá trình', 'điểm tổng kết môn'],
    true,
  ],
]

/** Words behind the sessions of each time: 3 buổi một tuần. */
export const timesBehind: Meanings<true> = [
  [
    ['một tuần', 'một ngày', 'một tháng', 'mỗi tuần', 'mỗi ngày', 'mỗi tháng', 'hằng tuần', 'trong tuần'],
    true,
  ],
]
