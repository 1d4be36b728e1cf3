import type { HeaderNames } from '../../../platform/resource/headers.ts'

/** Column headers of kinds of documents in Vietnamese spreadsheets. Case and accents are ignored. */
export const documentKindsHeaders: HeaderNames = {
  external_id: ['Mã ngoài'],
  code: ['Mã loại văn bản'],
  name_vi: ['Tên loại văn bản', 'Tên tiếng Việt'],
  name_en: ['Tên tiếng Anh'],
  abbreviation: ['Viết tắt', 'Ký hiệu'],
}
