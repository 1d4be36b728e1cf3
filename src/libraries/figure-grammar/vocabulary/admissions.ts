import type { Meanings } from '../text/phrases.ts'

/** Persons who may enter the Party; the others enter other organisations too. */
export const candidates: Meanings<'masses' | 'others'> = [
  [['quần chúng', 'quần chúng ưu tú', 'quần chúng tích cực'], 'masses'],
  [['đoàn viên', 'đoàn viên ưu tú', 'học sinh', 'sinh viên', 'thanh niên', 'đoàn viên thanh niên'], 'others'],
  [['công nhân', 'hội viên', 'người', 'đồng chí', 'em học sinh', 'em sinh viên', 'học viên'], 'others'],
]

export const admissions: Meanings<true> = [[['kết nạp'], true]]

/** Words between kết nạp and the number, or between the persons and kết nạp. */
export const admissionLinks: readonly string[] = [
  'được',
  'mới',
  'thêm',
  'cho',
  'đã',
  'trên',
  'hơn',
  'gần',
  'khoảng',
]

export const intoTheParty: Meanings<true> = [[['vào đảng', 'vào đảng cộng sản', 'đứng vào hàng ngũ'], true]]
