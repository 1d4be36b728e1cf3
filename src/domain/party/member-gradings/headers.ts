import type { HeaderNames } from '../../../platform/resource/headers.ts'
import { gradingHeaders } from '../gradings/headers.ts'

/** Column headers of Party member gradings in Vietnamese spreadsheets. Case and accents are ignored. */
export const partyMemberGradingsHeaders: HeaderNames = {
  external_id: ['Mã xếp loại'],
  'party_member.external_id': ['Mã đảng viên'],
  'party_cell.slug': ['Chi bộ'],
  'party_cell.external_id': ['Mã chi bộ'],
  holds_leadership: ['Giữ chức vụ lãnh đạo, quản lý', 'Lãnh đạo, quản lý'],
  ...gradingHeaders,
}
