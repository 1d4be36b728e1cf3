import type { HeaderNames } from '../../../platform/resource/headers.ts'

/** Column headers of links in Vietnamese spreadsheets. Case and accents are ignored. */
export const linksHeaders: HeaderNames = {
  external_id: ['Mã liên kết'],
  name: ['Tên liên kết', 'Tên'],
  url: ['Địa chỉ', 'Đường dẫn'],
  group: ['Nhóm'],
  position: ['Thứ tự'],
  active: ['Hiển thị'],
}
