import type { Meanings } from '../text/phrases.ts'

/** Words behind a number of Party cells that say which kind of them is counted. */
export const cellKinds: Meanings<true> = [
  [['thôn', 'xóm', 'ấp', 'bản', 'khu phố', 'tổ dân phố', 'khu dân cư', 'nông thôn', 'trường học'], true],
  [
    ['cơ quan', 'quân sự', 'công an', 'doanh nghiệp', 'trạm y tế', 'làm điểm', 'mới thành lập', 'kiểu mẫu'],
    true,
  ],
]

/** Those who lead or decide; their members are none of all others: Ban cán sự lớp gồm 5 học viên. */
export const boards: Meanings<true> = [
  [
    [
      'ban chấp hành',
      'ban thường vụ',
      'ban chi ủy',
      'chi ủy',
      'ủy ban kiểm tra',
      'ban giám hiệu',
      'ban giám đốc',
    ],
    true,
  ],
  [
    [
      'ban cán sự',
      'ban cán sự lớp',
      'ban chủ nhiệm',
      'ban tổ chức',
      'ban giám khảo',
      'ban chỉ đạo',
      'hội đồng',
    ],
    true,
  ],
  [['đoàn kiểm tra', 'đoàn giám sát', 'đoàn công tác', 'tổ công tác', 'tổ giúp việc', 'đoàn chủ tịch'], true],
]

/** Words before a number of Party cells that say what is done with some of them. */
export const cellChanges: Meanings<true> = [
  [['thành lập', 'thành lập mới', 'thành lập thêm', 'giải thể', 'chọn', 'lựa chọn', 'xây dựng'], true],
]

/** Words directly before a number of Party cells that are joined or divided, and are not all. */
export const cellMergers: Meanings<true> = [
  [['sáp nhập', 'hợp nhất', 'tách', 'chia tách', 'sáp nhập được', 'giảm được', 'kiện toàn', 'củng cố'], true],
]
