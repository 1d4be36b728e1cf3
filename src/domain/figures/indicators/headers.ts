import type { HeaderNames } from '../../../platform/resource/headers.ts'

/** Column headers of indicators in Vietnamese spreadsheets. Case and accents are ignored. */
export const indicatorsHeaders: HeaderNames = {
  external_id: ['Mã ngoài'],
  code: ['Mã chỉ tiêu'],
  name_vi: ['Tên chỉ tiêu', 'Tên tiếng Việt'],
  name_en: ['Tên tiếng Anh'],
  unit: ['Đơn vị tính'],
  kind: ['Loại'],
  nature: ['Tính chất'],
}
