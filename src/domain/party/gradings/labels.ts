import type { Labels } from '../../../platform/resource/labels.ts'
import type { gradingOutcomes, gradingReasons } from './columns.ts'
import type { grades } from '../../../libraries/figure-grammar/figure.ts'

export const gradeLabels: Labels<(typeof grades)[number]> = {
  excellent: { vi: 'Hoàn thành xuất sắc nhiệm vụ', en: 'Excellent' },
  good: { vi: 'Hoàn thành tốt nhiệm vụ', en: 'Good' },
  completed: { vi: 'Hoàn thành nhiệm vụ', en: 'Completed' },
  not_completed: { vi: 'Không hoàn thành nhiệm vụ', en: 'Not completed' },
}

/** The labels where all of them stand in one line. */
export const shortGradeLabels: Labels<(typeof grades)[number]> = {
  excellent: { vi: 'Xuất sắc', en: 'Excellent' },
  good: { vi: 'Tốt', en: 'Good' },
  completed: { vi: 'Hoàn thành', en: 'Completed' },
  not_completed: { vi: 'Không hoàn thành', en: 'Not completed' },
}

export const outcomeLabels: Labels<(typeof gradingOutcomes)[number]> = {
  graded: { vi: 'Được xếp loại', en: 'Graded' },
  exempt: { vi: 'Không thuộc diện đánh giá, xếp loại', en: 'Exempt' },
  not_graded: { vi: 'Chưa đánh giá, xếp loại', en: 'Not graded' },
}

export const reasonLabels: Labels<(typeof gradingReasons)[number]> = {
  new_member: { vi: 'Đảng viên mới kết nạp, chưa đủ 6 tháng', en: 'Member for less than six months' },
  exempt_from_activities: { vi: 'Được miễn công tác và sinh hoạt đảng', en: 'Exempt from Party activities' },
  suspended: { vi: 'Bị đình chỉ sinh hoạt đảng', en: 'Suspended' },
  new_collective: { vi: 'Tập thể mới thành lập, chưa đủ 6 tháng', en: 'Collective for less than six months' },
  other: { vi: 'Lý do khác', en: 'Another reason' },
}
