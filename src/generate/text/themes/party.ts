import { dividedCount, documentNumber, writtenCount, writtenShare } from '../numbers.ts'
import { syntheticNameWithPosition } from '../person.ts'
import { localOffice, UNITS } from '../place-words.ts'
import { WORKS } from '../detail-words.ts'
import type { Theme } from '../theme.ts'

export const PARTY: Theme = {
  events: [
    'Hội nghị về',
    'Sinh hoạt chuyên đề về',
    'Quán triệt kết luận về',
    'Sơ kết công tác',
    'Giám sát việc',
    'Góp ý kiến về',
    'Tổng kết công tác',
  ],
  topics: [
    'học tập và làm theo Bác',
    'sinh hoạt chi bộ',
    'nêu gương của người đứng đầu',
    'bảo vệ nền tảng tư tưởng',
    'kiểm tra, giám sát',
    'phát triển đảng viên trẻ',
    'kiểm điểm cuối năm',
    'thực hiện quy chế dân chủ',
    'phòng, chống lãng phí',
    'xây dựng chi bộ bốn tốt',
    'dân vận khéo',
    'tự phê bình và phê bình',
    'quản lý hồ sơ đảng viên',
    'thu, nộp đảng phí',
    'chuẩn bị nhân sự đại hội',
  ],
  sentences: [
    (random, { year }) => {
      const cells = dividedCount(random, 6, 18)
      return (
        `Năm ${year}, Đảng bộ có ${writtenCount(cells.total)} chi bộ, trong đó ${writtenCount(cells.most)} chi bộ ` +
        `hoàn thành tốt nhiệm vụ và ${writtenCount(cells.rest)} chi bộ hoàn thành xuất sắc nhiệm vụ.`
      )
    },
    (random) =>
      `Qua bình xét, ${writtenShare(random)} đảng viên hoàn thành tốt nhiệm vụ trở lên; ` +
      `${writtenCount(random.between(2, 9))} quần chúng ưu tú được giới thiệu đi học lớp cảm tình Đảng.`,
    (random, { topic }) =>
      `Báo cáo chỉ rõ ưu điểm và hạn chế trong ${topic}, nêu ${random.between(3, 9)} bài học để ${random.pick(UNITS)} vận dụng.`,
    (random) =>
      `Đồng chí ${syntheticNameWithPosition(random)}, nhấn mạnh mỗi đảng viên cần nói đi đôi với làm, ` +
      `gần gũi đồng nghiệp và lắng nghe góp ý thẳng thắn của quần chúng.`,
    (random, { date }) =>
      `Căn cứ văn bản số ${documentNumber(random)} ngày ${date}, cấp ủy phân công từng ủy viên phụ trách ` +
      `${random.pick(UNITS)}, định kỳ ${random.pick(['hằng tháng', 'hằng quý', 'sáu tháng'])} báo cáo bằng văn bản.`,
    (random) =>
      `Các chi bộ đăng ký ${writtenCount(random.between(8, 40))} việc làm theo gương Bác, gắn với nếp sống giản dị ` +
      `và giúp ${localOffice(random)} sửa sang ${random.pickEarly(WORKS)}.`,
    (random, { year }) =>
      `Trong ${random.pick(['quý I', 'quý II', 'quý III', 'sáu tháng đầu năm'])} năm ${year}, ủy ban kiểm tra xem xét ` +
      `${writtenCount(random.between(2, 14))} cuộc giám sát, kết luận kịp thời và không để phát sinh khiếu nại vượt cấp.`,
  ],
}
