import type { HeaderNames } from '../../../platform/resource/headers.ts'

/** Column headers of sections in Vietnamese spreadsheets. Case and accents are ignored. */
export const sectionsHeaders: HeaderNames = {
  external_id: ['Mã chuyên mục'],
  name: ['Tên chuyên mục', 'Tên'],
  slug: ['Đường dẫn'],
  'parent.slug': ['Chuyên mục cha'],
  'parent.external_id': ['Mã chuyên mục cha'],
  description: ['Mô tả'],
  position: ['Thứ tự'],
}
