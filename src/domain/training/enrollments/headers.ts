import type { HeaderNames } from '../../../platform/resource/headers.ts'
import { workHeaders } from '../work/headers.ts'

/** Column headers of enrollments in Vietnamese spreadsheets. Case and accents are ignored. */
export const enrollmentsHeaders: HeaderNames = {
  external_id: ['Mã ghi danh'],
  'class.code': ['Mã lớp'],
  'class.origin': ['Trường cũ của lớp', 'Trường trước sáp nhập của lớp'],
  'learner.external_id': ['Mã học viên'],
  'learner.code': ['Mã số học viên', 'Số thẻ học viên'],
  'learner.origin': ['Trường cũ của học viên', 'Trường trước sáp nhập của học viên'],
  ...workHeaders,
  enrolled_on: ['Ngày nhập học', 'Ngày ghi danh'],
  planned: ['Trong kế hoạch'],
  status: ['Trạng thái'],
  result: ['Kết quả', 'Xếp loại'],
  score: ['Điểm', 'Điểm tổng kết', 'Điểm trung bình'],
  certificate_kind: ['Loại văn bằng', 'Loại văn bằng, chứng chỉ'],
  register_number: ['Số vào sổ'],
  certificate_issuer: ['Nơi cấp', 'Cơ quan cấp'],
  certificate_issued_on: ['Ngày cấp'],
  result_decision_number: ['Số quyết định công nhận', 'Quyết định công nhận'],
  certificate_number: ['Số hiệu', 'Số bằng', 'Số chứng chỉ', 'Số bằng, chứng chỉ'],
}
