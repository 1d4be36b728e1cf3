import type { Labels } from '../../../platform/resource/labels.ts'
import type { approvalSteps } from './approval/table.ts'
import type { postKinds, postStatuses } from './table.ts'

/** The kinds of posts. */
export const postKindLabels: Labels<(typeof postKinds)[number]> = {
  article: { vi: 'Bài viết', en: 'Article' },
  video: { vi: 'Video', en: 'Video' },
  page: { vi: 'Trang nội dung', en: 'Page' },
}

/** The states of posts. */
export const postStatusLabels: Labels<(typeof postStatuses)[number]> = {
  draft: { vi: 'Bản nháp', en: 'Draft' },
  published: { vi: 'Đã đăng', en: 'Published' },
  archived: { vi: 'Lưu trữ', en: 'Archived' },
}

/** What is done on the way to an approval. */
export const approvalStepLabels: Labels<(typeof approvalSteps)[number]> = {
  submitted: { vi: 'Trình duyệt', en: 'Submitted' },
  returned: { vi: 'Trả lại để sửa', en: 'Returned' },
  approved: { vi: 'Duyệt', en: 'Approved' },
}
