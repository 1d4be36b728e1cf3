import type { HeaderNames } from '../../../platform/resource/headers.ts'

/** How Vietnamese spreadsheets head the columns of figures. Case and accents do not matter. */
export const figuresHeaders: HeaderNames = {
  external_id: ['Mã số liệu'],
  'indicator.code': ['Mã chỉ tiêu'],
  value: ['Giá trị'],
  unit: ['Đơn vị tính'],
  denominator: ['Mẫu số'],
  note: ['Ghi chú'],
}
