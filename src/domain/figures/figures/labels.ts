import type { periodKinds, Unit } from '../../../libraries/figure-grammar/figure.ts'
import type { Labels } from '../../../platform/resource/labels.ts'
import type { DimensionKey } from './dimensions.ts'
import type { figureStatuses, quotedFields } from './table.ts'

/** What the states of figures are called in sentences. */
export const figureStatusLabels: Labels<(typeof figureStatuses)[number]> = {
  proposed: { vi: 'đề xuất', en: 'proposed' },
  confirmed: { vi: 'đã xác nhận', en: 'confirmed' },
  rejected: { vi: 'đã từ chối', en: 'rejected' },
  superseded: { vi: 'đã được thay bằng bản đính chính', en: 'superseded' },
}

/** What the dimensions of figures are called in sentences. */
export const dimensionLabels: Labels<DimensionKey> = {
  program: { vi: 'chương trình', en: 'programme' },
  family: { vi: 'nhóm chương trình', en: 'subject family' },
  training_type: { vi: 'loại hình đào tạo, bồi dưỡng', en: 'training type' },
  planned: { vi: 'kế hoạch', en: 'plan' },
  stage: { vi: 'giai đoạn', en: 'stage' },
  scenario: { vi: 'kế hoạch hay kết quả', en: 'scenario' },
  grade: { vi: 'mức xếp loại', en: 'grade' },
  result: { vi: 'kết quả', en: 'result' },
  level: { vi: 'cấp', en: 'level' },
  subject: { vi: 'nội dung hoạt động', en: 'activity' },
  group: { vi: 'đối tượng', en: 'group' },
  organiser: { vi: 'đơn vị tổ chức', en: 'organiser' },
  institution: { vi: 'đơn vị, địa phương', en: 'organisation or place' },
  detail: { vi: 'chi tiết', en: 'detail' },
}

/** What the kinds of periods are called in sentences. */
export const periodKindLabels: Labels<(typeof periodKinds)[number]> = {
  year: { vi: 'năm', en: 'year' },
  half: { vi: 'sáu tháng', en: 'half' },
  quarter: { vi: 'quý', en: 'quarter' },
  month: { vi: 'tháng', en: 'month' },
  school_year: { vi: 'năm học', en: 'school year' },
  term: { vi: 'nhiệm kỳ', en: 'term' },
  range: { vi: 'khoảng thời gian', en: 'range' },
  as_of: { vi: 'thời điểm', en: 'day' },
}

/** What the units of figures are called in sentences. */
export const unitLabels: Labels<Unit> = {
  class: { vi: 'lớp', en: 'classes' },
  learner: { vi: 'học viên', en: 'learners' },
  learner_turn: { vi: 'lượt học viên', en: 'learners' },
  cell: { vi: 'chi bộ', en: 'Party cells' },
  member: { vi: 'đảng viên', en: 'Party members' },
  member_turn: { vi: 'lượt đảng viên', en: 'Party members' },
  lecturer: { vi: 'giảng viên', en: 'lecturers' },
  lecturer_turn: { vi: 'lượt giảng viên', en: 'lecturers' },
  staff: { vi: 'cán bộ, giảng viên', en: 'staff' },
  staff_turn: { vi: 'lượt cán bộ, giảng viên', en: 'staff' },
  topic: { vi: 'đề tài', en: 'topics' },
  seminar: { vi: 'hội thảo', en: 'seminars' },
  issue: { vi: 'số', en: 'issues' },
  episode: { vi: 'số phát sóng', en: 'episodes' },
  session: { vi: 'buổi', en: 'sessions' },
  paper: { vi: 'bài báo', en: 'papers' },
  percent: { vi: '%', en: '%' },
  dong: { vi: 'đồng', en: 'dong' },
}

/** What the texts of a post that figures quote are called in sentences. */
export const quotedFieldLabels: Labels<(typeof quotedFields)[number]> = {
  title: { vi: 'tiêu đề', en: 'title' },
  summary: { vi: 'tóm tắt', en: 'summary' },
  body_text: { vi: 'nội dung', en: 'body' },
  'cover.caption': { vi: 'chú thích ảnh bìa', en: 'caption of the cover' },
}
