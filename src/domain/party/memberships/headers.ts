import type { HeaderNames } from '../../../platform/resource/headers.ts'

/** Column headers of memberships in Vietnamese spreadsheets. Case and accents are ignored. */
export const partyMembershipsHeaders: HeaderNames = {
  external_id: ['Mã sinh hoạt đảng'],
  'party_member.external_id': ['Mã đảng viên'],
  'party_cell.slug': ['Chi bộ'],
  'party_cell.external_id': ['Mã chi bộ'],
  from: ['Từ ngày'],
  to: ['Đến ngày'],
  kind: ['Loại đảng viên'],
  temporary: ['Sinh hoạt đảng tạm thời', 'Tạm thời'],
  joined_by: ['Lý do tăng', 'Hình thức vào'],
  left_for: ['Lý do giảm', 'Hình thức ra'],
}
