import type { Group, Level } from '../figure.ts'
import type { Meanings } from '../text/phrases.ts'

/** Words that open the parts of the figure before them. */
export const partOpeners: Meanings<true> = [
  [['trong đó', 'trong đó có', 'gồm', 'gồm có', 'bao gồm', 'cụ thể', 'cụ thể là', 'chia ra'], true],
  [['trong số đó', 'trong số này', 'cụ thể như sau'], true],
]

/** Words that open the results of the learners of the figure before them. */
export const resultOpeners: Meanings<'result'> = [
  [
    ['kết quả', 'kết quả học tập', 'kết quả xếp loại', 'xếp loại', 'kết quả tốt nghiệp', 'kết quả thi'],
    'result',
  ],
  [['kết quả cuối khóa', 'kết quả toàn khóa', 'kết quả rèn luyện', 'trong số học viên'], 'result'],
]

/** Groups of the persons counted. */
export const groupWords: Meanings<Group> = [
  [['nữ', 'là nữ'], 'female'],
  [['nam', 'là nam'], 'male'],
  [['chính thức'], 'official'],
  [['dự bị'], 'probationary'],
  [
    ['dân tộc thiểu số', 'người dân tộc thiểu số', 'là người dân tộc thiểu số', 'DTTS', 'người DTTS'],
    'minority',
  ],
  [['là người DTTS', 'là dân tộc thiểu số'], 'minority'],
  [
    [
      'dân tộc ít người',
      'người dân tộc ít người',
      'là người dân tộc ít người',
      'đồng bào dân tộc thiểu số',
      'là người đồng bào dân tộc thiểu số',
      'là đồng bào dân tộc thiểu số',
      'người đồng bào dân tộc thiểu số',
    ],
    'minority',
  ],
  [['là đảng viên'], 'party_member'],
  [['là đảng viên chính thức'], 'official'],
  [['là đảng viên dự bị'], 'probationary'],
]

/** Words that begin which Party members are counted, behind their noun: 14 đảng viên là giảng viên, khối doanh nghiệp. */
export const memberKinds: readonly string[] = ['là', 'khối', 'người']

/** The same, among the parts of a figure: 25 đảng viên chi bộ nông thôn. */
export const memberPartKinds: readonly string[] = ['chi', 'ngành', 'lĩnh', 'vùng', 'trong']

/** Words after the noun of Party members, cells and staff that say which of them are counted, where no dimension does. */
export const restrictions: Meanings<true> = [
  [['luân chuyển', 'biệt phái', 'kiêm nhiệm', 'kiêm chức', 'thỉnh giảng', 'hợp đồng'], true],
  [['chuyên trách', 'không chuyên trách', 'bán chuyên trách'], true],
  [['bị khiển trách', 'bị cảnh cáo', 'bị cách chức', 'bị khai trừ', 'bị xóa tên', 'bị đình chỉ'], true],
  [['xin ra khỏi đảng', 'ra khỏi đảng', 'được xóa tên', 'bị buộc thôi việc'], true],
  [['là cấp ủy viên', 'là người có đạo', 'là người có tôn giáo', 'người có đạo', 'trình độ'], true],
  [['được miễn công tác', 'được miễn sinh hoạt', 'miễn công tác', 'miễn sinh hoạt', 'được miễn'], true],
  [['có trình độ', 'có bằng', 'có học vị', 'có học hàm', 'có chứng chỉ', 'đạt chuẩn', 'trên chuẩn'], true],
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
