import type { HeaderNames } from '../../../platform/resource/headers.ts'

/** Column headers of media in Vietnamese spreadsheets. Case and accents are ignored. */
export const mediaHeaders: HeaderNames = {
  external_id: ['Mã tệp'],
  kind: ['Loại'],
  title: ['Tiêu đề', 'Tên'],
  alt: ['Mô tả ảnh', 'Mô tả'],
  decorative: ['Ảnh trang trí'],
  credit: ['Nguồn', 'Tác giả'],
  mime_type: ['Kiểu tệp'],
  bytes: ['Dung lượng'],
  width: ['Chiều rộng'],
  height: ['Chiều cao'],
  duration_s: ['Thời lượng'],
  sources: ['Các tệp'],
  original_url: ['Địa chỉ gốc'],
  focal_point: ['Điểm chính của ảnh'],
}
