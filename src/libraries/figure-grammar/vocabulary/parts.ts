import type { Group, Level } from '../figure.ts'
import type { Meanings } from '../text/phrases.ts'

/** Words that open the parts of the figure before them. */
export const partOpeners: Meanings<true> = [
  [['trong đó', 'trong đó có', 'gồm', 'gồm có', 'bao gồm', 'cụ thể', 'cụ thể là', 'chia ra'], true],
  [['trong số đó', 'trong số này', 'cụ thể như sau'], true],
]

/** Groups of the persons counted. */
export const groupWords: Meanings<Group> = [
  [['nữ', 'là nữ'], 'female'],
  [['nam', 'là nam'], 'male'],
  [['chính thức'], 'official'],
  [['dự bị'], 'probationary'],
]

export const levelWords: Meanings<Level> = [
  [['cấp quốc gia', 'cấp nhà nước'], 'national'],
  [['cấp bộ'], 'ministerial'],
  [['cấp tỉnh', 'cấp thành phố'], 'provincial'],
  [['cấp trường', 'cấp học viện'], 'school'],
  [['cấp khoa'], 'faculty'],
  [['cấp cơ sở'], 'grassroots'],
]

/** Words after a number without a noun that make it a part of the figure before: cử 3 giảng viên, 2 đi học. */
export const partWords: Meanings<true> = [
  [
    ['đi học', 'đi đào tạo', 'đi nghiên cứu', 'đi dự', 'được', 'đã', 'đạt', 'xếp loại', 'loại', 'thuộc'],
    true,
  ],
  [
    ['bế giảng', 'khai giảng', 'chuyển tiếp', 'đang học', 'tập trung', 'không tập trung', 'vừa làm vừa học'],
    true,
  ],
  [['bồi dưỡng', 'đào tạo', 'mở mới', 'tốt nghiệp', 'hệ tập trung', 'ngắn hạn', 'so với'], true],
]

/** Words after a number that say what the persons are, and not what they do: 30 thạc sĩ. */
export const degreeHolders: Meanings<true> = [[['thạc sĩ', 'thạc sỹ', 'tiến sĩ', 'tiến sỹ'], true]]
