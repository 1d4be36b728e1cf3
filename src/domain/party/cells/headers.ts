import type { HeaderNames } from '../../../platform/resource/headers.ts'

/** Column headers of Party cells in Vietnamese spreadsheets. Case and accents are ignored. */
export const partyCellsHeaders: HeaderNames = {
  external_id: ['Mã chi bộ', 'Mã tổ chức'],
  name: ['Tên chi bộ', 'Chi bộ', 'Tên tổ chức', 'Tên tổ chức, tập thể'],
  slug: ['Đường dẫn'],
  kind: ['Loại tổ chức', 'Loại hình tổ chức'],
  'parent.slug': ['Tổ chức cấp trên'],
  'parent.external_id': ['Mã tổ chức cấp trên'],
  committees_above: ['Quá trình trực thuộc cấp ủy cấp trên'],
  task_group: ['Nhóm nhiệm vụ'],
  'merged_into.slug': ['Sáp nhập vào'],
  'merged_into.external_id': ['Mã tổ chức tiếp nhận', 'Mã tổ chức nhập vào'],
  'split_from.slug': ['Tách từ'],
  'split_from.external_id': ['Mã tổ chức được tách'],
  established_on: ['Ngày thành lập'],
  origin: ['Trường trước sáp nhập', 'Trường cũ'],
  dissolved_on: ['Ngày giải thể'],
}
