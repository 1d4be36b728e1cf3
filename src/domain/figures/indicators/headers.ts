import type { HeaderNames } from '../../../platform/resource/headers.ts'

/** How Vietnamese spreadsheets head the columns of indicators. Case and accents do not matter. */
export const indicatorsHeaders: HeaderNames = {
  external_id: ['Mã ngoài'],
  code: ['Mã chỉ tiêu'],
  name_vi: ['Tên chỉ tiêu', 'Tên tiếng Việt'],
  name_en: ['Tên tiếng Anh'],
  unit: ['Đơn vị tính'],
  kind: ['Loại'],
  nature: ['Tính chất'],
}
