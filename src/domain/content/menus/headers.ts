import type { HeaderNames } from '../../../platform/resource/headers.ts'

/** Column headers of menus in Vietnamese spreadsheets. Case and accents are ignored. */
export const menusHeaders: HeaderNames = {
  external_id: ['Mã trình đơn'],
  name: ['Tên trình đơn', 'Tên'],
  slug: ['Đường dẫn'],
}
