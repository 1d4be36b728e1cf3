import type { HeaderNames } from '../../../platform/resource/headers.ts'

/** Column headers of figures in Vietnamese spreadsheets. Case and accents are ignored. */
export const figuresHeaders: HeaderNames = {
  external_id: ['Mã số liệu'],
  'indicator.code': ['Mã chỉ tiêu'],
  value: ['Giá trị'],
  unit: ['Đơn vị tính'],
  denominator: ['Mẫu số'],
  percent: ['Tỷ lệ phần trăm'],
  'document.external_id': ['Mã văn bản'],
  note: ['Ghi chú'],
}
