import type { HeaderNames } from '../../../platform/resource/headers.ts'

/** How Vietnamese spreadsheets head the columns of Party cell gradings. Case and accents do not matter. */
export const partyCellGradingsHeaders: HeaderNames = {
  external_id: ['Mã xếp loại'],
  'party_cell.slug': ['Chi bộ'],
  'party_cell.external_id': ['Mã chi bộ'],
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
