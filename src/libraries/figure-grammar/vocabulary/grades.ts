import type { Grade, Result } from '../figure.ts'
import type { Meanings } from '../text/phrases.ts'

const gradings: Meanings<Grade | null> = [
  [['hoàn thành tốt nhiệm vụ chính trị', 'hoàn thành xuất sắc nhiệm vụ chính trị'], null],
  [['hoàn thành nhiệm vụ chính trị', 'hoàn thành nhiệm vụ năm học'], null],
  [
    ['hoàn thành xuất sắc nhiệm vụ', 'hoàn thành xuất sắc', 'HTXSNV', 'HTXS', 'xếp loại xuất sắc'],
    'excellent',
  ],
  [
    ['hoàn thành xuất xắc nhiệm vụ', 'hoàn thành suất sắc nhiệm vụ', 'hoàn thành xuất sắc các nhiệm vụ'],
    'excellent',
  ],
  [['hoàn thành tốt nhiệm vụ', 'hoàn thành tốt', 'HTTNV', 'HTT', 'xếp loại tốt'], 'good'],
  [['hoàn thành nhiệm vụ', 'HTNV'], 'completed'],
  [['không hoàn thành nhiệm vụ', 'chưa hoàn thành nhiệm vụ', 'không hoàn thành'], 'not_completed'],
  [['KHTNV', 'không HTNV', 'chưa HTNV'], 'not_completed'],
  [['hoan thanh xuat sac nhiem vu', 'hoan thanh xuat sac'], 'excellent'],
  [['hoan thanh tot nhiem vu', 'hoan thanh tot'], 'good'],
  [['khong hoan thanh nhiem vu'], 'not_completed'],
  [['hoan thanh nhiem vu'], 'completed'],
]

/** Yearly gradings of cells, members and staff. `null`: a task of the school is no grading. */
export const gradeWords: Meanings<Grade | null> = [
  ...gradings,
  [['mức hoàn thành'], 'completed'],
  // `mức` does not change the grade: mức hoàn thành tốt nhiệm vụ
  ...gradings.map(([phrases, grade]) => [phrases.map((phrase) => `mức ${phrase}`), grade] as const),
]

/** Words beside a number of persons or cells that were graded, with any grade. */
export const gradedWords: Meanings<true> = [
  [['được đánh giá, xếp loại', 'được đánh giá, phân loại', 'được xếp loại', 'được phân loại'], true],
  [
    ['được đánh giá', 'được đánh giá và xếp loại', 'được đánh giá xếp loại', 'tham gia đánh giá, xếp loại'],
    true,
  ],
]

/** Words that join a heading `Hoàn thành tốt nhiệm vụ:` to the figures after it. */
export const gradeHeadingLinks: readonly string[] = [
  ':',
  'có',
  'là',
  'với',
  'đạt',
  'gồm',
  'chiếm',
  'tỷ',
  'tỉ',
  'lệ',
  '-',
  '–',
  '(',
]

/** Results of learners and of accepted topics. */
export const resultWords: Meanings<Result | null> = [
  [['khá giả', 'đạt được', 'đạt kế hoạch', 'dạy giỏi', 'khá tốt', 'thành tích xuất sắc'], null],
  [['thành tích học tập xuất sắc', 'kết quả xuất sắc', 'kết quả học tập xuất sắc'], null],
  [['khá và vững mạnh', 'vững mạnh khá', 'vững mạnh và khá', 'vững mạnh xuất sắc'], null],
  [['hoàn thành xuất sắc', 'hoàn thành tốt', 'xuất sắc tiêu biểu', 'tiêu biểu xuất sắc'], null],
  [['loại xuất sắc', 'xuất sắc'], 'excellent'],
  [['loại giỏi', 'giỏi'], 'very_good'],
  [['loại khá', 'khá'], 'good'],
  [['trung bình khá', 'loại trung bình khá', 'TB khá'], 'fair'],
  [['loại trung bình', 'trung bình'], 'average'],
  [['không đạt', 'không đạt yêu cầu', 'chưa đạt', 'chưa đạt yêu cầu'], 'failed'],
  [['đạt yêu cầu', 'loại đạt'], 'passed'],
]

/** Labels that are one only in a list with another label. */
export const listedResultWords: Meanings<Result | null> = [[['TB', 'loại TB'], 'average']]

/** Labels of such a list that no result is: they are details. */
export const otherLabels: Meanings<Result | null> = [
  [['tốt', 'loại tốt', 'yếu', 'loại yếu', 'kém', 'loại kém'], null],
]

/** Words after a grade that add the better ones to it. */
export const orBetterWords: Meanings<true> = [[['trở lên', 'trở xuống', 'và cao hơn'], true]]

/** Words between a percentage and what it is compared with: 16% so với số đảng viên hoàn thành tốt nhiệm vụ. */
export const comparedWith: Meanings<true> = [[['so với', 'trên tổng số', 'trong tổng số'], true]]

/** Words of honours: the learners have merits, and no result. */
export const honourWords: Meanings<true> = [
  [['bằng khen', 'giấy khen', 'khen thưởng', 'biểu dương', 'tuyên dương', 'vinh danh', 'tặng thưởng'], true],
  [['trao thưởng', 'học bổng', 'khen', 'phần thưởng', 'nhận thưởng', 'tôn vinh'], true],
]

/** Words of surveys, whose percentages are opinions. */
export const surveyWords: Meanings<true> = [
  [['được hỏi', 'ý kiến', 'số phiếu', 'khảo sát', 'được khảo sát', 'cho rằng', 'hài lòng', 'trả lời'], true],
  [['người dân', 'phỏng vấn', 'được phỏng vấn', 'phiếu hỏi', 'phiếu điều tra'], true],
]

/** What is graded, and has no results of learners. */
export const withoutResults: Meanings<true> = [
  [['chi hội', 'chi đoàn', 'cơ sở hội', 'cơ sở đoàn', 'công đoàn', 'tổ chức', 'chi bộ', 'đảng bộ'], true],
  [['hộ', 'gia đình', 'xã', 'thôn', 'đơn vị', 'hội viên', 'đoàn viên', 'tập thể', 'đề tài', 'chi, tổ'], true],
]
