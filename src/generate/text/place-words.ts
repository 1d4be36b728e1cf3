import type { Random } from './random.ts'

const LOCALITY_KINDS = ['xã', 'xã', 'phường', 'thị trấn', 'huyện']
const OFFICES = [
  'Ủy ban nhân dân',
  'Đảng ủy',
  'Hội đồng nhân dân',
  'Mặt trận',
  'Hội Nông dân',
  'Hội Phụ nữ',
  'Hội Cựu chiến binh',
  'Đoàn Thanh niên',
  'Trạm Y tế',
  'Công an',
  'Ban Chỉ huy quân sự',
  'Hợp tác xã nông nghiệp',
  'Trung tâm Phục vụ hành chính công',
]

export const UNITS = [
  'Khoa Lý luận cơ sở',
  'Khoa Xây dựng Đảng',
  'Khoa Nhà nước và pháp luật',
  'Khoa Dân vận',
  'Khoa Kinh tế và quản lý',
  'Phòng Đào tạo và khoa học',
  'Phòng Tổ chức, hành chính, quản trị',
  'Phòng Bồi dưỡng cán bộ cơ sở',
  'Phòng Khảo thí và kiểm định',
  'Tổ Ngoại ngữ, tin học',
  'Tổ Tư liệu, bản tin',
  'Ban Thanh tra nhân dân',
  'Công đoàn trường',
  'Đoàn trường',
  'Chi bộ Khoa Dân vận',
  'Chi bộ Phòng Đào tạo',
]

const ROOMS = [
  'hội trường A',
  'hội trường lớn',
  'giảng đường',
  'phòng học',
  'phòng họp trực tuyến',
  'nhà thi đấu',
]

/** A place whose name says that it was invented (`xã Mẫu 12`), small numbers far more often than large ones. */
export function locality(random: Random): string {
  return `${random.pick(LOCALITY_KINDS)} Mẫu ${earlyNumber(random, 400)}`
}

/** An office of an invented place (`Hội Nông dân xã Mẫu 12`). */
export function localOffice(random: Random): string {
  return `${random.pick(OFFICES)} ${locality(random)}`
}

/** A room of the school or a hall of an invented place. */
export function venue(random: Random): string {
  if (random.oneIn(3)) return `trung tâm chính trị huyện Mẫu ${earlyNumber(random, 40)}`
  if (random.oneIn(3)) return `nhà văn hóa thôn Mẫu ${earlyNumber(random, 200)}`
  const room = random.pick(ROOMS)
  return room.startsWith('phòng') || room.startsWith('giảng') ? `${room} ${random.between(1, 30)}` : room
}

/** The number of an invented thing: small ones return often, as the name of a busy place does. */
function earlyNumber(random: Random, most: number): number {
  return 1 + Math.min(random.below(most), random.below(most), random.below(most))
}
