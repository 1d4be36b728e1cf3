import type { HeaderNames } from '../../../platform/resource/headers.ts'

/** Column headers of staff developments in Vietnamese spreadsheets. Case and accents are ignored. */
export const staffDevelopmentsHeaders: HeaderNames = {
  external_id: ['Mã ngoài'],
  kind: ['Loại'],
  level: ['Trình độ', 'Cấp'],
  title: ['Tên khóa học', 'Nội dung'],
  organiser: ['Đơn vị tổ chức'],
  year: ['Năm'],
  started_on: ['Ngày bắt đầu', 'Từ ngày'],
  ended_on: ['Ngày kết thúc', 'Đến ngày'],
  count: ['Số lượng', 'Số người'],
  people: ['Cán bộ'],
  'post.slug': ['Bài viết'],
}
