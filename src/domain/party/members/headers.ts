import type { HeaderNames } from '../../../platform/resource/headers.ts'

/** How Vietnamese spreadsheets head the columns of Party members. Case and accents do not matter. */
export const partyMembersHeaders: HeaderNames = {
  external_id: ['Mã đảng viên'],
  full_name: ['Họ và tên', 'Họ tên'],
  'party_cell.slug': ['Chi bộ'],
  'party_cell.external_id': ['Mã chi bộ'],
  joined_on: ['Ngày vào Đảng'],
  position: ['Chức vụ'],
}
