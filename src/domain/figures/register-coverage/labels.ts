import type { Labels } from '../../../platform/resource/labels.ts'
import type { CoveredRegister } from './table.ts'

/** What registers are called in sentences. */
export const coveredRegisterLabels: Labels<CoveredRegister> = {
  classes: { vi: 'Sổ lớp học', en: 'register of classes' },
  enrollments: { vi: 'Sổ ghi danh', en: 'register of enrollments' },
  'training-plans': { vi: 'Sổ kế hoạch đào tạo', en: 'register of training plans' },
  'party-cell-gradings': { vi: 'Sổ xếp loại chi bộ', en: 'register of gradings of Party cells' },
  'party-member-gradings': { vi: 'Sổ xếp loại đảng viên', en: 'register of gradings of Party members' },
  commendations: { vi: 'Sổ khen thưởng', en: 'register of commendations' },
  'staff-developments': { vi: 'Sổ bồi dưỡng cán bộ', en: 'register of staff developments' },
  'research-outputs': { vi: 'Sổ nghiên cứu khoa học', en: 'register of research outputs' },
}
