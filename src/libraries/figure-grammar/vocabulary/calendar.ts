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

/** Words of a plan by whose year figures are measured. */
export const planNouns: Meanings<true> = [
  [['kế hoạch', 'chỉ tiêu', 'mục tiêu', 'nghị quyết', 'KH', 'dự toán'], true],
]

/** Words before a plan that say that something is measured by it. */
export const measuringWords: Meanings<true> = [[['đạt', 'vượt', 'bằng', 'hoàn thành', '%', 'so với'], true]]

/** Words at the head of a paragraph that goes on with the one before. */
export const continuingWords: Meanings<true> = [
  [['trong đó', 'trong số đó', 'cụ thể', 'qua đó', 'theo đó', 'kết quả', 'riêng'], true],
  [['ngoài ra', 'bên cạnh đó', 'cùng với đó', 'đồng thời', 'nâng tổng số'], true],
]

/** Words before `năm qua`, `năm gần đây` that make them several years. */
export const severalYearsWords: readonly string[] = ['những', 'nhiều', 'các', 'mấy', 'vài']

/** Words before a term that say that a congress begins it. */
export const congressWords: Meanings<true> = [[['đại hội', 'ĐH'], true]]

/** Words at the beginning of a clause about what is the same each year. */
export const yearlyWords: Meanings<true> = [[['hằng năm', 'hàng năm', 'mỗi năm'], true]]

/** Words before them that still begin the clause. */
export const averageWords: readonly string[] = ['quân', 'bình', 'trung']

/** Words between the comma and the period of a later clause: , riêng trong quý III kết nạp 31 đảng viên. */
export const laterClauseWords: readonly string[] = [
  'riêng',
  'trong',
  'đó',
  'còn',
  'chỉ',
  'và',
  'thì',
  'tính',
  'đến',
  'của',
]

/** Words before the number of all that there are at a time. */
export const stockWords: readonly string[] = ['có', 'hiện', 'còn', 'lên', 'là', 'gồm', 'tổng', 'số']

/** Words that say that there are more or less of them: đã thành lập 4 chi bộ. */
export const stockChanges: readonly string[] = [
  'lập',
  'nạp',
  'mở',
  'thêm',
  'xây',
  'giải',
  'sáp',
  'tách',
  'được',
  'đã',
]

/** Words before years in a row for which somebody is honoured: 5 năm liền (2013 - 2017). */
export const inRowWords: Meanings<true> = [
  [['năm liền', 'năm liên tục', 'năm liên tiếp', 'năm liền giai đoạn', 'năm liên tục giai đoạn'], true],
  [['năm liền (', 'năm liên tục (', 'năm liên tiếp (', 'năm liền từ', 'năm liên tục từ'], true],
]

/** Words between a congress and a term that it looks back on. */
export const reviewWords: Meanings<true> = [
  [['tổng kết', 'báo cáo', 'kiểm điểm', 'đánh giá', 'nhìn lại', 'kết quả', 'sau'], true],
]

/** Words behind persons or cells that say what happened to them. */
export const happenings: readonly string[] = ['bị', 'được', 'vi', 'xin']

/** Words before the day on which something was founded. */
export const foundingWords: Meanings<true> = [
  [['thành lập', 'thành lập từ', 'thành lập vào', 'thành lập ngày', 'thành lập từ ngày'], true],
]
