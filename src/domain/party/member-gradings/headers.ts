import type { HeaderNames } from '../../../platform/resource/headers.ts'

/** Column headers of Party member gradings in Vietnamese spreadsheets. Case and accents are ignored. */
export const partyMemberGradingsHeaders: HeaderNames = {
  external_id: ['Mã xếp loại'],
  'party_member.external_id': ['Mã đảng viên'],
  'party_cell.slug': ['Chi bộ'],
  'party_cell.external_id': ['Mã chi bộ'],
  holds_leadership: ['Giữ chức vụ lãnh đạo, quản lý', 'Lãnh đạo, quản lý'],
  year: ['Năm'],
  quarter: ['Quý'],
  outcome: ['Kết quả'],
  reason: ['Lý do'],
  reason_kind: ['Loại lý do', 'Lý do không xếp loại', 'Lý do chưa xếp loại'],
  grade: ['Xếp loại', 'Mức xếp loại'],
  label: ['Tên mức xếp loại'],
  score: ['Điểm'],
  decision_number: ['Số quyết định'],
  decided_on: ['Ngày quyết định'],
  'decision_document.external_id': ['Mã văn bản quyết định'],
  issuer: ['Cấp ban hành', 'Cơ quan ban hành quyết định'],
  published: ['Công bố'],
}
