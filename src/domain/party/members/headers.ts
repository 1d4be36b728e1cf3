import type { HeaderNames } from '../../../platform/resource/headers.ts'

/** Column headers of Party members in Vietnamese spreadsheets. Case and accents are ignored. */
export const partyMembersHeaders: HeaderNames = {
  external_id: ['Mã đảng viên'],
  full_name: ['Họ và tên', 'Họ tên', 'Họ và tên đảng viên', 'Họ tên đảng viên'],
  'party_cell.slug': ['Chi bộ'],
  'party_cell.external_id': ['Mã chi bộ'],
  from: ['Sinh hoạt tại chi bộ từ ngày'],
  admitted_on: ['Ngày vào Đảng', 'Ngày kết nạp'],
  official_on: ['Ngày chính thức', 'Ngày vào Đảng chính thức'],
  sex: ['Giới tính'],
  birth_date: ['Ngày sinh', 'Ngày, tháng, năm sinh'],
  ethnicity: ['Dân tộc'],
  position: ['Chức vụ'],
  holds_leadership: ['Giữ chức vụ lãnh đạo, quản lý', 'Lãnh đạo, quản lý'],
}
