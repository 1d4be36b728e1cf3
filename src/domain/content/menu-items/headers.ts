import type { HeaderNames } from '../../../platform/resource/headers.ts'

/** Column headers of menu items in Vietnamese spreadsheets. Case and accents are ignored. */
export const menuItemsHeaders: HeaderNames = {
  external_id: ['Mã mục'],
  'menu.slug': ['Trình đơn'],
  'menu.external_id': ['Mã trình đơn'],
  'parent.external_id': ['Mã mục cha'],
  label: ['Nhãn', 'Tên mục'],
  label_en: ['Nhãn tiếng Anh'],
  position: ['Thứ tự'],
  'post.slug': ['Bài viết'],
  'post.external_id': ['Mã bài viết'],
  'section.slug': ['Chuyên mục'],
  'section.external_id': ['Mã chuyên mục'],
  url: ['Địa chỉ'],
}
