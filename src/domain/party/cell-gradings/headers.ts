import type { HeaderNames } from '../../../platform/resource/headers.ts'

/** Column headers of Party cell gradings in Vietnamese spreadsheets. Case and accents are ignored. */
export const partyCellGradingsHeaders: HeaderNames = {
  external_id: ['Mã xếp loại'],
  'party_cell.slug': ['Chi bộ', 'Tổ chức, tập thể'],
  'party_cell.external_id': ['Mã chi bộ', 'Mã tổ chức'],
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
