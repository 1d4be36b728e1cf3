import type { Labels } from '../../../platform/resource/labels.ts'
import type { classModes, classStatuses } from './table.ts'

/** Labels of `planned`, for classes and enrollments. */
export const plannedLabels: Labels<'true' | 'false'> = {
  true: { vi: 'Trong kế hoạch', en: 'In the plan' },
  false: { vi: 'Ngoài kế hoạch', en: 'Outside the plan' },
}

export const modeLabels: Labels<(typeof classModes)[number]> = {
  full_time: { vi: 'Tập trung', en: 'Full time' },
  part_time: { vi: 'Không tập trung', en: 'Part time' },
  block: { vi: 'Theo đợt', en: 'In blocks' },
  distance: { vi: 'Từ xa', en: 'Distance' },
  online: { vi: 'Trực tuyến', en: 'Online' },
  blended: { vi: 'Kết hợp', en: 'Blended' },
}

export const statusLabels: Labels<(typeof classStatuses)[number]> = {
  scheduled: { vi: 'Chưa khai giảng', en: 'Scheduled' },
  open: { vi: 'Đang học', en: 'Open' },
  suspended: { vi: 'Tạm dừng', en: 'Suspended' },
  completed: { vi: 'Đã bế giảng', en: 'Completed' },
  cancelled: { vi: 'Không mở', en: 'Cancelled' },
}
