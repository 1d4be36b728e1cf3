import type { HeaderNames } from '../../../platform/resource/headers.ts'

/** Column headers of a learner's work in Vietnamese spreadsheets. Case and accents are ignored. */
export const workHeaders: HeaderNames = {
  position: ['Chức vụ'],
  holds_leadership: ['Lãnh đạo, quản lý', 'Giữ chức vụ lãnh đạo, quản lý', 'Chức vụ lãnh đạo, quản lý'],
  position_level: ['Cấp công tác', 'Cấp'],
  unit: ['Đơn vị công tác', 'Đơn vị', 'Nơi công tác', 'Cơ quan, đơn vị', 'Cơ quan, đơn vị công tác'],
  unit_group: ['Nhóm đơn vị', 'Khối công tác', 'Khối'],
  party_member: ['Đảng viên', 'Là đảng viên'],
}
