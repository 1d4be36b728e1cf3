import type { HeaderNames } from '../../../platform/resource/headers.ts'

/** How Vietnamese spreadsheets head the columns of tags. Case and accents do not matter. */
export const tagsHeaders: HeaderNames = {
  external_id: ['Mã thẻ'],
  name: ['Tên thẻ', 'Tên'],
  slug: ['Đường dẫn'],
  description: ['Mô tả'],
}
