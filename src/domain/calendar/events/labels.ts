import type { Labels } from '../../../platform/resource/labels.ts'
import type { eventSessions, eventStatuses } from './table.ts'

export const eventSessionLabels: Labels<(typeof eventSessions)[number]> = {
  morning: { vi: 'Sáng', en: 'Morning' },
  afternoon: { vi: 'Chiều', en: 'Afternoon' },
  all_day: { vi: 'Cả ngày', en: 'All day' },
}

export const eventStatusLabels: Labels<(typeof eventStatuses)[number]> = {
  scheduled: { vi: 'Theo lịch', en: 'Scheduled' },
  postponed: { vi: 'Hoãn', en: 'Postponed' },
  cancelled: { vi: 'Hủy', en: 'Cancelled' },
}
