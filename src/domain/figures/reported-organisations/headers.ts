import type { HeaderNames } from '../../../platform/resource/headers.ts'

/** Column headers of reported organisations in Vietnamese spreadsheets. Case and accents are ignored. */
export const reportedOrganisationsHeaders: HeaderNames = {
  external_id: ['Mã ngoài'],
  post_id: ['Bài viết'],
  document_id: ['Văn bản'],
  name: ['Đơn vị, địa phương'],
  reason: ['Lý do'],
}
