import type { HeaderNames } from '../../../platform/resource/headers.ts'

/** Column headers of classes in Vietnamese spreadsheets. Case and accents are ignored. */
export const classesHeaders: HeaderNames = {
  external_id: ['Mã ngoài'],
  code: ['Mã lớp'],
  name: ['Tên lớp'],
  'program.code': ['Mã chương trình'],
  year: ['Năm', 'Năm mở lớp'],
  planned: ['Trong kế hoạch'],
  mode: ['Hình thức'],
  venue: ['Địa điểm', 'Nơi học'],
  opened_on: ['Ngày khai giảng', 'Khai giảng'],
  closed_on: ['Ngày bế giảng', 'Bế giảng'],
  status: ['Trạng thái'],
  cancelled_on: ['Ngày hủy', 'Ngày hủy lớp'],
  opening_decision_number: ['Số quyết định', 'Số quyết định mở lớp'],
  opening_decision_date: ['Ngày quyết định', 'Ngày quyết định mở lớp'],
  head_teacher: ['Chủ nhiệm lớp', 'Giáo viên chủ nhiệm'],
  audience: ['Đối tượng'],
  partner: ['Đơn vị phối hợp', 'Đơn vị liên kết'],
  origin: ['Trường trước sáp nhập', 'Trường cũ'],
  capacity: ['Chỉ tiêu'],
  headcount: ['Sĩ số', 'Số học viên'],
  headcount_unplanned: ['Số học viên ngoài kế hoạch'],
}
