import type { HeaderNames } from '../../../platform/resource/headers.ts'

/** Column headers of documents in Vietnamese spreadsheets. Case and accents are ignored. */
export const documentsHeaders: HeaderNames = {
  external_id: ['Mã văn bản'],
  number: ['Số, ký hiệu', 'Số hiệu', 'Số văn bản'],
  kind: ['Loại văn bản', 'Tên loại văn bản'],
  title: ['Trích yếu', 'Trích yếu nội dung', 'Tên văn bản'],
  issuer: ['Cơ quan ban hành', 'Nơi ban hành', 'Tác giả văn bản'],
  issued_on: ['Ngày ban hành', 'Ngày văn bản', 'Ngày, tháng, năm văn bản'],
  effective_on: ['Ngày có hiệu lực', 'Ngày hiệu lực'],
  expires_on: ['Ngày hết hiệu lực'],
  signed_by: ['Người ký'],
  signer_position: ['Chức vụ người ký', 'Chức vụ'],
  'replaces.external_id': ['Mã văn bản được thay thế', 'Thay thế văn bản'],
  programs: ['Chương trình'],
  'post.slug': ['Bài viết'],
  media: ['Tệp đính kèm'],
  published: ['Công bố'],
}
