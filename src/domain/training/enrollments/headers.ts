import type { HeaderNames } from '../../../platform/resource/headers.ts'
import { workHeaders } from '../work/headers.ts'

/** Column headers of enrollments in Vietnamese spreadsheets. Case and accents are ignored. */
export const enrollmentsHeaders: HeaderNames = {
  external_id: ['Mã ghi danh'],
  'class.code': ['Mã lớp'],
  'learner.external_id': ['Mã học viên'],
  'learner.code': ['Mã số học viên', 'Số thẻ học viên'],
  ...workHeaders,
  enrolled_on: ['Ngày nhập học', 'Ngày ghi danh'],
  planned: ['Trong kế hoạch'],
  status: ['Trạng thái'],
  result: ['Kết quả', 'Xếp loại'],
  certificate_number: ['Số bằng', 'Số chứng chỉ', 'Số bằng, chứng chỉ'],
}
