import type { Labels } from '../../../platform/resource/labels.ts'
import type { enrollmentEventKinds } from './table.ts'

export const enrollmentEventLabels: Labels<(typeof enrollmentEventKinds)[number]> = {
  withdrawn: { vi: 'Thôi học', en: 'Withdrawn' },
  transferred: { vi: 'Chuyển lớp', en: 'Transferred' },
  deferred: { vi: 'Tạm dừng (bảo lưu)', en: 'Deferred' },
  resumed: { vi: 'Học tiếp', en: 'Resumed' },
  deceased: { vi: 'Từ trần', en: 'Deceased' },
  expelled: { vi: 'Buộc thôi học', en: 'Expelled' },
  completed: { vi: 'Hoàn thành', en: 'Completed' },
  failed: { vi: 'Không hoàn thành', en: 'Failed' },
  corrected: { vi: 'Đính chính', en: 'Corrected' },
}
