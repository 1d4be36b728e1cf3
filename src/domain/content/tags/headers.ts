import type { HeaderNames } from '../../../platform/resource/headers.ts'

/** Column headers of tags in Vietnamese spreadsheets. Case and accents are ignored. */
export const tagsHeaders: HeaderNames = {
  external_id: ['Mã thẻ'],
  name: ['Tên thẻ', 'Tên'],
  slug: ['Đường dẫn'],
  description: ['Mô tả'],
}
