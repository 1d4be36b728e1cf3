import type { HeaderNames } from '../../../platform/resource/headers.ts'

/** Column headers of Party cells in Vietnamese spreadsheets. Case and accents are ignored. */
export const partyCellsHeaders: HeaderNames = {
  external_id: ['Mã chi bộ'],
  name: ['Tên chi bộ', 'Chi bộ'],
  slug: ['Đường dẫn'],
  kind: ['Loại tổ chức', 'Loại hình tổ chức'],
  established_on: ['Ngày thành lập'],
  origin: ['Trường trước sáp nhập', 'Trường cũ'],
  dissolved_on: ['Ngày giải thể'],
}
