import type { HeaderNames } from '../../../platform/resource/headers.ts'

/** How Vietnamese spreadsheets head the columns of Party member gradings. Case and accents do not matter. */
export const partyMemberGradingsHeaders: HeaderNames = {
  external_id: ['Mã xếp loại'],
  'party_member.external_id': ['Mã đảng viên'],
  year: ['Năm'],
  quarter: ['Quý'],
  outcome: ['Kết quả'],
  reason: ['Lý do'],
  grade: ['Xếp loại', 'Mức xếp loại'],
  label: ['Tên mức xếp loại'],
  score: ['Điểm'],
  decision_number: ['Số quyết định'],
  decided_on: ['Ngày quyết định'],
  published: ['Công bố'],
}
