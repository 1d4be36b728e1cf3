import type { HeaderNames } from '../../../platform/resource/headers.ts'

/** Column headers of learners in Vietnamese spreadsheets. Case and accents are ignored. */
export const learnersHeaders: HeaderNames = {
  external_id: ['Mã học viên'],
  full_name: ['Họ và tên', 'Họ tên'],
  birth_year: ['Năm sinh'],
  position: ['Chức vụ'],
  unit: ['Đơn vị công tác', 'Đơn vị'],
}
