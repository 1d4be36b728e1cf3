import type { HeaderNames } from '../../../platform/resource/headers.ts'

/** How Vietnamese spreadsheets head the columns of links. Case and accents do not matter. */
export const linksHeaders: HeaderNames = {
  external_id: ['Mã liên kết'],
  name: ['Tên liên kết', 'Tên'],
  url: ['Địa chỉ', 'Đường dẫn'],
  group: ['Nhóm'],
  position: ['Thứ tự'],
  active: ['Hiển thị'],
}
