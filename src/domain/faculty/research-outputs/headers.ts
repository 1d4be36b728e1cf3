import type { HeaderNames } from '../../../platform/resource/headers.ts'

/** Column headers of research outputs in Vietnamese spreadsheets. Case and accents are ignored. */
export const researchOutputsHeaders: HeaderNames = {
  external_id: ['Mã đề tài', 'Mã ngoài'],
  kind: ['Loại'],
  level: ['Cấp'],
  stage: ['Giai đoạn', 'Tiến độ'],
  title: ['Tên đề tài', 'Tên'],
  partner: ['Đơn vị phối hợp'],
  year: ['Năm'],
  started_on: ['Ngày bắt đầu', 'Từ ngày'],
  ended_on: ['Ngày kết thúc', 'Đến ngày'],
  people: ['Tác giả', 'Thành viên'],
  'post.slug': ['Bài viết'],
}
