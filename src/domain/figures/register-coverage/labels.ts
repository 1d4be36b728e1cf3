import type { Labels } from '../../../platform/resource/labels.ts'
import type { CoveredRegister } from './table.ts'

/** What registers are called in sentences: lower-case, for the middle of one. */
export const coveredRegisterLabels: Labels<CoveredRegister> = {
  classes: { vi: 'sổ theo dõi lớp', en: 'register of classes' },
  enrollments: { vi: 'sổ theo dõi học viên', en: 'register of enrollments' },
  'training-plans': { vi: 'sổ theo dõi kế hoạch đào tạo, bồi dưỡng', en: 'register of training plans' },
  'party-cell-gradings': {
    vi: 'sổ theo dõi xếp loại chi bộ',
    en: 'register of gradings of Party cells',
  },
  'party-member-gradings': {
    vi: 'sổ theo dõi xếp loại đảng viên',
    en: 'register of gradings of Party members',
  },
  commendations: { vi: 'sổ theo dõi khen thưởng', en: 'register of commendations' },
  'staff-developments': {
    vi: 'sổ theo dõi cử cán bộ, giảng viên đi đào tạo, bồi dưỡng, nghiên cứu thực tế',
    en: 'register of staff developments',
  },
  'research-outputs': { vi: 'sổ theo dõi nghiên cứu khoa học', en: 'register of research outputs' },
}
