import type { HeaderNames } from '../../../platform/resource/headers.ts'

/** Column headers of people in Vietnamese spreadsheets. Case and accents are ignored. */
export const peopleHeaders: HeaderNames = {
  external_id: ['Mã người', 'Mã cán bộ'],
  name: ['Họ và tên', 'Họ tên', 'Tên'],
  degree: ['Học vị', 'Trình độ'],
  position: ['Chức vụ'],
  unit: ['Đơn vị', 'Khoa, phòng'],
  office_phone: ['Điện thoại cơ quan', 'Số điện thoại cơ quan'],
  office_phone_public: ['Công khai điện thoại'],
  email: ['Thư điện tử', 'Địa chỉ thư điện tử'],
  email_public: ['Công khai thư điện tử'],
  'photo.external_id': ['Mã ảnh chân dung'],
  photo_public: ['Công khai ảnh'],
  contact_order: ['Thứ tự danh bạ'],
}
