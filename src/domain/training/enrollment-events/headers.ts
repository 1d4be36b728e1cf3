import type { HeaderNames } from '../../../platform/resource/headers.ts'

/** Column headers of the events of enrollments in Vietnamese spreadsheets. Case and accents are ignored. */
export const enrollmentEventHeaders: HeaderNames = {
  'enrollment.external_id': ['Mã ghi danh'],
  'learner.external_id': ['Mã học viên'],
  'learner.code': ['Mã số học viên', 'Số thẻ học viên'],
  'learner.origin': ['Trường cũ của học viên', 'Trường trước sáp nhập của học viên'],
  'class.code': ['Mã lớp'],
  'class.origin': ['Trường cũ của lớp', 'Trường trước sáp nhập của lớp'],
  kind: ['Sự kiện', 'Loại sự kiện', 'Biến động'],
  on: ['Ngày', 'Từ ngày', 'Ngày hiệu lực'],
  reason: ['Lý do'],
  decision_number: ['Số quyết định', 'Quyết định số'],
  'to_class.code': ['Lớp chuyển đến', 'Mã lớp chuyển đến', 'Chuyển đến lớp'],
  'to_class.origin': ['Trường cũ của lớp chuyển đến'],
  corrected_kind: ['Đính chính thành'],
}
