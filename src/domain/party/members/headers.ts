import type { HeaderNames } from '../../../platform/resource/headers.ts'

/** Column headers of Party members in Vietnamese spreadsheets. Case and accents are ignored. */
export const partyMembersHeaders: HeaderNames = {
  external_id: ['Mã đảng viên'],
  full_name: ['Họ và tên', 'Họ tên'],
  'party_cell.slug': ['Chi bộ'],
  'party_cell.external_id': ['Mã chi bộ'],
  joined_on: ['Ngày vào Đảng'],
  position: ['Chức vụ'],
}
