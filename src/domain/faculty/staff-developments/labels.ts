import type { Labels } from '../../../platform/resource/labels.ts'
import type { developmentKinds } from './table.ts'

export const developmentKindLabels: Labels<(typeof developmentKinds)[number]> = {
  study: { vi: 'Đi học', en: 'Study' },
  in_service_training: { vi: 'Bồi dưỡng, tập huấn', en: 'In-service training' },
  field_research: { vi: 'Nghiên cứu thực tế', en: 'Field research' },
  teaching_contest: { vi: 'Hội thi giảng viên dạy giỏi', en: 'Teaching contest' },
  other: { vi: 'Khác', en: 'Other' },
}
