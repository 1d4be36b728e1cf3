import type { HeaderNames } from '../../../platform/resource/headers.ts'

/** How Vietnamese spreadsheets head the columns of staff developments. Case and accents do not matter. */
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
