import type { HeaderNames } from '../../../platform/resource/headers.ts'

/** Column headers of posts in Vietnamese spreadsheets. Case and accents are ignored. */
export const postsHeaders: HeaderNames = {
  external_id: ['Mã bài viết', 'Mã bài'],
  title: ['Tiêu đề', 'Tên bài'],
  slug: ['Đường dẫn'],
  kind: ['Loại bài'],
  summary: ['Tóm tắt'],
  body: ['Nội dung'],
  'section.slug': ['Chuyên mục'],
  'section.external_id': ['Mã chuyên mục'],
  tags: ['Thẻ'],
  byline: ['Tác giả'],
  cover: ['Ảnh bìa'],
  video_url: ['Địa chỉ video'],
  language: ['Ngôn ngữ'],
  'original.slug': ['Bài gốc'],
  'original.external_id': ['Mã bài gốc'],
  event_date: ['Ngày diễn ra', 'Ngày sự kiện'],
  pinned_until: ['Ghim đến'],
  position: ['Thứ tự ghim'],
  seo: ['Thông tin cho máy tìm kiếm'],
  correction_note: ['Nội dung đính chính', 'Đính chính'],
  corrected_on: ['Ngày đính chính'],
}
