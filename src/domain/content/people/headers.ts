import type { HeaderNames } from '../../../platform/resource/headers.ts'

/** How Vietnamese spreadsheets head the columns of people. Case and accents do not matter. */
export const peopleHeaders: HeaderNames = {
  external_id: ['Mã người', 'Mã cán bộ'],
  name: ['Họ và tên', 'Họ tên', 'Tên'],
  degree: ['Học vị', 'Trình độ'],
  position: ['Chức vụ'],
  unit: ['Đơn vị', 'Khoa, phòng'],
}
