import type { Labels } from '../../../platform/resource/labels.ts'
import type { certificateKinds, enrollmentStatuses } from './table.ts'
import type { enrollmentResults } from '../../../libraries/figure-grammar/figure.ts'

export const enrollmentStatusLabels: Labels<(typeof enrollmentStatuses)[number]> = {
  enrolled: { vi: 'Đang học', en: 'Enrolled' },
  completed: { vi: 'Hoàn thành', en: 'Completed' },
  withdrawn: { vi: 'Thôi học', en: 'Withdrawn' },
  deferred: { vi: 'Tạm dừng (bảo lưu)', en: 'Deferred' },
  expelled: { vi: 'Buộc thôi học', en: 'Expelled' },
  failed: { vi: 'Không hoàn thành', en: 'Failed' },
  transferred: { vi: 'Chuyển lớp', en: 'Transferred' },
  deceased: { vi: 'Từ trần', en: 'Deceased' },
}

export const enrollmentResultLabels: Labels<(typeof enrollmentResults)[number]> = {
  excellent: { vi: 'Xuất sắc', en: 'Excellent' },
  very_good: { vi: 'Giỏi', en: 'Very good' },
  good: { vi: 'Khá', en: 'Good' },
  fair: { vi: 'Trung bình khá', en: 'Fair' },
  average: { vi: 'Trung bình', en: 'Average' },
  passed: { vi: 'Đạt', en: 'Passed' },
  failed: { vi: 'Không đạt', en: 'Failed' },
}

export const certificateKindLabels: Labels<(typeof certificateKinds)[number]> = {
  diploma: { vi: 'Bằng tốt nghiệp', en: 'Diploma' },
  certificate: { vi: 'Chứng chỉ', en: 'Certificate' },
  attestation: { vi: 'Giấy chứng nhận', en: 'Attestation' },
}
