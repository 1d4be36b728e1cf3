import type { Meanings } from '../text/phrases.ts'

/** Words after which a number is a name and not a count. */
export const namingWords: Meanings<true> = [
  [['khóa', 'lần thứ', 'thứ', 'lần', 'hạng', 'vòng', 'kỳ', 'khối', 'tuần', 'tuần thứ', 'đợt'], true],
  [
    [
      'điều',
      'khoản',
      'chương',
      'mục',
      'tiết',
      'tập',
      'trang',
      'phụ lục',
      'biểu',
      'bảng',
      'hình',
      'tr',
      'câu',
    ],
    true,
  ],
]

/** Words before both ends of a range of names: lớp 3-5, bài 3-5. */
export const gradeNames: Meanings<true> = [
  [['lớp', 'bài', 'tiết', 'ngày', 'năm học', 'môn', 'nhóm', 'đợt', 'tổ', 'khối lớp', 'học kỳ', 'phần'], true],
]

/** Kinds of documents: the number after one is the document's. */
export const documentWords: Meanings<true> = [
  [
    ['quyết định', 'nghị quyết', 'nghị định', 'chỉ thị', 'thông tư', 'công văn', 'tờ trình', 'hướng dẫn'],
    true,
  ],
  [['quy định', 'kết luận', 'thông báo', 'báo cáo', 'quy chế', 'pháp lệnh', 'QĐ', 'NQ', 'CV', 'KH'], true],
]

/** Words before `số` that make it a count and not the number of a document: tổng số 62 lớp. */
export const countingBeforeNumber: readonly string[] = [
  'tổng',
  'trong',
  'con',
  'với',
  'quân',
  'sĩ',
  'đa',
  'thiểu',
]

export const placeWords: Meanings<true> = [
  [
    ['tại phòng', 'ở phòng', 'phòng học', 'phòng họp', 'hội trường', 'giảng đường', 'nhà', 'tầng', 'dãy'],
    true,
  ],
  [
    [
      'đường',
      'ngõ',
      'ngách',
      'quốc lộ',
      'km',
      'tổ',
      'khu phố',
      'tổ dân phố',
      'phường',
      'quận',
      'xóm',
      'thôn',
    ],
    true,
  ],
]

export const telephoneWords: Meanings<true> = [
  [
    ['điện thoại', 'điện thoại liên hệ', 'đt', 'sđt', 'số điện thoại', 'hotline', 'fax', 'tel', 'di động'],
    true,
  ],
]
