import type { HeaderNames } from '../../../platform/resource/headers.ts'

/** Column headers of training plans in Vietnamese spreadsheets. Case and accents are ignored. */
export const trainingPlansHeaders: HeaderNames = {
  external_id: ['Mã ngoài'],
  year: ['Năm', 'Năm kế hoạch'],
  'program.code': ['Mã chương trình'],
  classes: ['Số lớp'],
  learners: ['Số học viên', 'Chỉ tiêu'],
  version: ['Lần ban hành', 'Phiên bản'],
  document_number: ['Số văn bản', 'Số kế hoạch'],
  document_date: ['Ngày văn bản', 'Ngày ban hành'],
  note: ['Ghi chú'],
}
