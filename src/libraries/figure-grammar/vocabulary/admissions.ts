import type { Meanings } from '../text/phrases.ts'

/** Persons who may enter the Party; the others enter other organisations too. */
export const candidates: Meanings<'masses' | 'others'> = [
  [['quần chúng', 'quần chúng ưu tú', 'quần chúng tích cực'], 'masses'],
  [['đoàn viên', 'đoàn viên ưu tú', 'học sinh', 'sinh viên', 'thanh niên', 'đoàn viên thanh niên'], 'others'],
  [['công nhân', 'hội viên', 'người', 'đồng chí', 'em học sinh', 'em sinh viên', 'học viên'], 'others'],
  [['đoàn viên công đoàn', 'đoàn viên công đoàn ưu tú', 'công đoàn viên', 'công nhân lao động'], 'others'],
  [['chị', 'anh', 'em', 'ĐV', 'hội viên ưu tú', 'hội viên phụ nữ', 'nông dân'], 'others'],
]

export const admissions: Meanings<'party' | 'any'> = [
  [['kết nạp đảng viên', 'kết nạp đảng viên mới', 'kết nạp đảng', 'kết nạp vào đảng'], 'party'],
  [['kết nạp', 'đứng vào hàng ngũ', 'đứng trong hàng ngũ', 'gia nhập hàng ngũ'], 'any'],
]

/** Words behind which persons are not admitted yet: được xét kết nạp, để được kết nạp. */
export const notYetAdmitted: readonly string[] = [
  'xét',
  'để',
  'điều',
  'nguồn',
  'đề',
  'sẽ',
  'chưa',
  'cần',
  'lớp',
]

/** Words between kết nạp and the number, or between the persons and kết nạp. */
export const admissionLinks: readonly string[] = [
  'được',
  'mới',
  'thêm',
  'cho',
  'đã',
  'vinh',
  'dự',
  'trên',
  'hơn',
  'gần',
  'khoảng',
  '”',
  '"',
]

export const intoTheParty: Meanings<true> = [
  [['vào đảng', 'vào đảng cộng sản', 'kết nạp đảng', 'hàng ngũ của đảng', 'hàng ngũ đảng'], true],
]

/** Words of the sentence before that say into what they are admitted: giới thiệu 57 đoàn viên ưu tú cho Đảng. */
export const proposedToTheParty: Meanings<true> = [
  [['cho đảng', 'với đảng', 'cho đảng xem xét', 'giới thiệu vào đảng', 'học lớp nhận thức về đảng'], true],
  [['nhận thức về đảng', 'cảm tình đảng', 'đối tượng đảng', 'đối tượng kết nạp đảng'], true],
]

/** Members of Party committees, who are Party members. */
export const committeeMembers: Meanings<true> = [
  [['cấp ủy viên', 'cấp ủy viên cơ sở', 'cấp ủy viên các cấp', 'chi ủy viên', 'đảng ủy viên'], true],
  [['huyện ủy viên', 'tỉnh ủy viên', 'cấp ủy viên chi bộ', 'bí thư cấp ủy', 'bí thư chi bộ'], true],
]
