import type { HeaderNames } from '../../../platform/resource/headers.ts'

/** Column headers of programs in Vietnamese spreadsheets. Case and accents are ignored. */
export const programsHeaders: HeaderNames = {
  external_id: ['Mã ngoài'],
  code: ['Mã chương trình'],
  name: ['Tên chương trình', 'Tên'],
  level: ['Trình độ', 'Cấp'],
  partner: ['Đơn vị phối hợp', 'Đơn vị liên kết'],
  basis_document: ['Văn bản căn cứ', 'Căn cứ'],
  'basis.external_id': ['Mã văn bản căn cứ'],
  valid_from: ['Hiệu lực từ', 'Từ ngày'],
  valid_to: ['Hiệu lực đến', 'Đến ngày'],
  training_type: ['Loại hình'],
  family: ['Nhóm chương trình'],
  'successor.code': ['Chương trình thay thế', 'Mã chương trình thay thế'],
  active: ['Đang áp dụng'],
}
