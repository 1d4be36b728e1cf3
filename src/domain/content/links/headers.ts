import type { HeaderNames } from '../../../platform/resource/headers.ts'

/** Column headers of links in Vietnamese spreadsheets. Case and accents are ignored. */
export const linksHeaders: HeaderNames = {
  external_id: ['Mã liên kết'],
  kind: ['Loại'],
  name: ['Tên liên kết', 'Tên'],
  url: ['Địa chỉ', 'Đường dẫn'],
  group: ['Nhóm'],
  position: ['Thứ tự'],
  active: ['Hiển thị'],
  'media.external_id': ['Mã ảnh'],
  shown_from: ['Hiển thị từ'],
  shown_until: ['Hiển thị đến'],
}
