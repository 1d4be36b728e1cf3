import type { HeaderNames } from '../../../platform/resource/headers.ts'

/** How Vietnamese spreadsheets head the columns of sections. Case and accents do not matter. */
export const sectionsHeaders: HeaderNames = {
  external_id: ['Mã chuyên mục'],
  name: ['Tên chuyên mục', 'Tên'],
  slug: ['Đường dẫn'],
  'parent.slug': ['Chuyên mục cha'],
  'parent.external_id': ['Mã chuyên mục cha'],
  description: ['Mô tả'],
  position: ['Thứ tự'],
}
