import type { HeaderNames } from '../../../platform/resource/headers.ts'

/** How Vietnamese spreadsheets head the columns of learners. Case and accents do not matter. */
export const learnersHeaders: HeaderNames = {
  external_id: ['Mã học viên'],
  full_name: ['Họ và tên', 'Họ tên'],
  birth_year: ['Năm sinh'],
  position: ['Chức vụ'],
  unit: ['Đơn vị công tác', 'Đơn vị'],
}
