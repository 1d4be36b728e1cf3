import type { Labels } from '../../../platform/resource/labels.ts'
import type { programFamilies, trainingTypes } from '../../../libraries/figure-grammar/figure.ts'

export const familyLabels: Labels<(typeof programFamilies)[number]> = {
  political_theory: { vi: 'Lý luận chính trị', en: 'Political theory' },
  state_management: { vi: 'Quản lý nhà nước', en: 'State management' },
  leadership: { vi: 'Lãnh đạo, quản lý', en: 'Leadership' },
  party_work: { vi: 'Công tác Đảng, đoàn thể', en: 'Party and mass organisation work' },
  lecturer: { vi: 'Giảng viên', en: 'Lecturers' },
  academic: { vi: 'Đào tạo đại học, sau đại học', en: 'Academic degrees' },
  knowledge_update: { vi: 'Cập nhật kiến thức', en: 'Knowledge update' },
  defence: { vi: 'Quốc phòng, an ninh', en: 'Defence and security' },
  other: { vi: 'Khác', en: 'Other' },
}

export const trainingTypeLabels: Labels<(typeof trainingTypes)[number]> = {
  degree: { vi: 'Đào tạo', en: 'Degree training' },
  in_service: { vi: 'Bồi dưỡng', en: 'In-service training' },
}
