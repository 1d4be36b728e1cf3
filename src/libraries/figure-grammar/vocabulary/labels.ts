import type { Meanings } from '../text/phrases.ts'

/** Degrees of persons: 30 thạc sĩ. */
export const degreeHolders: Meanings<true> = [
  [
    ['thạc sĩ', 'thạc sỹ', 'tiến sĩ', 'tiến sỹ', 'đại học', 'cao đẳng', 'trung cấp', 'sơ cấp', 'cao cấp'],
    true,
  ],
  [
    [
      'giáo sư',
      'phó giáo sư',
      'phó giáo sư, tiến sĩ',
      'phó giáo sư - tiến sĩ',
      'PGS',
      'PGS.TS',
      'PGS, TS',
      'ThS',
      'sau đại học',
      'trên đại học',
      'cử nhân',
      'trình độ đại học',
      'trình độ thạc sĩ',
      'trình độ tiến sĩ',
    ],
    true,
  ],
]

/** Badges, and the words that make one a badge of the Party: Huy hiệu 70 năm tuổi Đảng. */
export const badges: Meanings<true> = [[['huy hiệu'], true]]
export const partyBadges: Meanings<true> = [[['đảng', 'tuổi đảng'], true]]

/** Measures of discipline, directly before those whom they hit; `null`: any of them. */
export const measures: Meanings<true | null> = [
  [['khiển trách', 'cảnh cáo', 'cách chức', 'khai trừ', 'xóa tên', 'đình chỉ', 'đình chỉ sinh hoạt'], true],
  [['đình chỉ sinh hoạt đảng', 'rút tên', 'cho rút tên', 'ra khỏi đảng', 'chấp thuận ra khỏi đảng'], true],
  [['xóa tên, chấp thuận ra khỏi đảng', 'xóa tên, cho ra khỏi đảng', 'cho ra khỏi đảng'], true],
  [['kỷ luật', 'thi hành kỷ luật', 'xử lý kỷ luật'], null],
]

/** Labels of a closed list: their numbers are parts even if they are not all of the whole. */
export const closedLabels: Meanings<true> = [
  ...degreeHolders,
  [['khiển trách', 'cảnh cáo', 'cách chức', 'khai trừ', 'xóa tên', 'đình chỉ'], true],
]

/** Words between the disciplined and the list of measures: kỷ luật 12 đảng viên bằng hình thức khiển trách 8, cảnh cáo 4. */
export const measureOpeners: Meanings<true> = [
  [['bằng hình thức', 'bằng các hình thức', 'với hình thức', 'với các hình thức', 'hình thức'], true],
]

/** Words that no label has: what they name is a day, an age, a measure. */
export const labelStops: readonly string[] = [
  'năm',
  'tháng',
  'ngày',
  'tuổi',
  'từ',
  'đến',
  'khoảng',
  'nhất',
  'bình',
  'thứ',
  'điểm',
  'giờ',
  'phút',
  'tiết',
  'tỷ',
  'lệ',
  'tăng',
  'giảm',
  'so',
  'là',
  'được',
  'có',
]

/** Words whose number is a name: `đợt 1`, `Chi bộ 2`, `lớp 5`. */
export const unnamedLabelEnds: readonly string[] = [
  'lớp',
  'khối',
  'khóa',
  'tổ',
  'phường',
  'quận',
  'khu',
  'đội',
  'đợt',
  'kỳ',
  'số',
  'bài',
  'khoa',
  'phòng',
  'thôn',
  'xóm',
  'ấp',
  'bộ',
  'điều',
  'khoản',
  'quý',
  'câu',
  'nhóm',
  'hạng',
  'loại',
  'ban',
  'tập',
  'phần',
  'tuần',
  'vòng',
]
