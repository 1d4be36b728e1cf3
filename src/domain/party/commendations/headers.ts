import type { HeaderNames } from '../../../platform/resource/headers.ts'

/** Column headers of commendations in Vietnamese spreadsheets. Case and accents are ignored. */
export const commendationsHeaders: HeaderNames = {
  external_id: ['Mã khen thưởng'],
  title: ['Danh hiệu', 'Nội dung khen thưởng'],
  form: ['Hình thức'],
  'party_cell.slug': ['Chi bộ'],
  'party_cell.external_id': ['Mã chi bộ'],
  'party_member.external_id': ['Mã đảng viên'],
  'person.external_id': ['Mã cán bộ'],
  unit: ['Tập thể', 'Đơn vị'],
  count: ['Số lượng'],
  awarded_by: ['Cấp khen thưởng', 'Cơ quan khen thưởng'],
  decision_number: ['Số quyết định'],
  decided_on: ['Ngày quyết định'],
  year: ['Năm'],
  'post.slug': ['Bài viết'],
}
