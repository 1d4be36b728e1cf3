import { formOf } from '../text/letters.ts'

/** The words of periods, as the forms that tokens have. */
export const [nam, thang, quy, ky, hoc, dau, cuoi, den, toi, tinh, ngay, het] = [
  'năm',
  'tháng',
  'quý',
  'kỳ',
  'học',
  'đầu',
  'cuối',
  'đến',
  'tới',
  'tính',
  'ngày',
  'hết',
].map(formOf)
export const [tu, ke, nay, trong, sang, chuyen, luy, cong, don, nua, ca, giua, suot, qua, vua, tuan] = [
  'từ',
  'kể',
  'nay',
  'trong',
  'sang',
  'chuyển',
  'lũy',
  'cộng',
  'dồn',
  'nửa',
  'cả',
  'giữa',
  'suốt',
  'qua',
  'vừa',
  'tuần',
].map(formOf)
export const [accumulated, tiep, tuc] = ['kế', 'tiếp', 'tục'].map(formOf)
export const six = formOf('sáu')
export const [uoc, hien, cung] = ['ước', 'hiện', 'cùng'].map(formOf)
export const [nhiem, truoc, ngoai] = ['nhiệm', 'trước', 'ngoái'].map(formOf)
