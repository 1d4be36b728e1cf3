import type { HeaderNames } from '../../../platform/resource/headers.ts'
import { workHeaders } from '../work/headers.ts'

/** Column headers of learners in Vietnamese spreadsheets. Case and accents are ignored. */
export const learnersHeaders: HeaderNames = {
  external_id: ['Mã học viên'],
  code: ['Mã số học viên', 'Số thẻ học viên'],
  origin: ['Trường trước sáp nhập', 'Trường cũ'],
  full_name: ['Họ và tên', 'Họ tên', 'Họ và tên học viên', 'Họ tên học viên'],
  birth_date: ['Ngày sinh', 'Ngày, tháng, năm sinh'],
  birth_year: ['Năm sinh'],
  sex: ['Giới tính'],
  nationality: ['Quốc tịch'],
  ethnicity: ['Dân tộc'],
  ...workHeaders,
}
