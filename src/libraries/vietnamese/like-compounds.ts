/**
 * Words of two syllables, all of them right, that differ by a tone, a hat, an initial or a final alone. Each line has words that are
 * alike: a text that has one of them says nothing about the others.
 */
const lines = `
  học viên, học viện
  công nhân, công nhận
  công tác, cộng tác
  công đoàn, công đoạn
  hội thảo, hội thao
  hội trường, hội trưởng
  truyền thông, truyền thống
  đồng chí, đông chí
  đồng tình, đồng tính
  trí thức, tri thức
  tri ân, trị an
  thị trường, thị trưởng
  chính trị, chỉnh trị
  quân sự, quân sư
  quần chúng, quân chủng
  dân ca, đàn ca
  đại lý, địa lý
  báo động, bạo động
  phân công, phản công
  cổ đông, cổ động
  thanh niên, thành niên
  thường vụ, thương vụ
  nghỉ lễ, nghi lễ
  hòa giải, hóa giải
  khoa học, khóa học
  chuyên viên, chuyển viện
  chi tiêu, chỉ tiêu
  lịch sử, lịch sự
  phê bình, phế binh
  niên khóa, liên khóa
  tín dụng, tin dùng
  kiểm soát, kiểm sát
  bản tin, bảng tin
  liên ban, liên bang
  tân binh, tăng binh
`

const words = new Set(lines.split(/[,\n]/).map((word) => word.trim()))

/** Whether two words that stand side by side are one of these. @param pair in lower case, with a space between */
export const isLikeCompound = (pair: string): boolean => words.has(pair)
