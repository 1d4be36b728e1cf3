import type { Labels } from '../../../platform/resource/labels.ts'
import type { gradingOutcomes } from './columns.ts'
import type { grades } from '../../../libraries/figure-grammar/figure.ts'

export const gradeLabels: Labels<(typeof grades)[number]> = {
  excellent: { vi: 'Hoàn thành xuất sắc nhiệm vụ', en: 'Excellent' },
  good: { vi: 'Hoàn thành tốt nhiệm vụ', en: 'Good' },
  completed: { vi: 'Hoàn thành nhiệm vụ', en: 'Completed' },
  not_completed: { vi: 'Không hoàn thành nhiệm vụ', en: 'Not completed' },
}

export const outcomeLabels: Labels<(typeof gradingOutcomes)[number]> = {
  graded: { vi: 'Được xếp loại', en: 'Graded' },
  exempt: { vi: 'Không thuộc diện đánh giá, xếp loại', en: 'Exempt' },
  not_graded: { vi: 'Chưa đánh giá, xếp loại', en: 'Not graded' },
}
