import type { HeaderNames } from '../../../platform/resource/headers.ts'

/** Column headers of what gradings of Party cells and of members have in common. Case and accents are ignored. */
export const gradingHeaders: HeaderNames = {
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
