import type { HeaderNames } from '../../../platform/resource/headers.ts'

/** Column headers of people in Vietnamese spreadsheets. Case and accents are ignored. */
export const peopleHeaders: HeaderNames = {
  external_id: ['Mã người', 'Mã cán bộ'],
  name: ['Họ và tên', 'Họ tên', 'Tên'],
  degree: ['Học vị', 'Trình độ'],
  position: ['Chức vụ'],
  unit: ['Đơn vị', 'Khoa, phòng'],
}
