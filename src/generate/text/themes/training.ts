import { dividedCount, documentNumber, writtenCount, writtenShare } from '../numbers.ts'
import { syntheticNameWithPosition } from '../person.ts'
import { localOffice, locality, UNITS, venue } from '../place-words.ts'
import { CRAFTS, TOOLS } from '../detail-words.ts'
import type { Theme } from '../theme.ts'

export const TRAINING: Theme = {
  events: [
    'Khai giảng lớp',
    'Bế giảng lớp',
    'Tổng kết lớp',
    'Mở thêm lớp',
    'Thi hết môn lớp',
    'Gặp mặt lớp',
    'Trao chứng chỉ lớp',
  ],
  topics: [
    'trung cấp lý luận chính trị',
    'cán bộ chủ chốt cấp xã',
    'lãnh đạo cấp phòng',
    'ngạch chuyên viên',
    'ngạch chuyên viên chính',
    'nghiệp vụ công tác Đảng',
    'kiến thức quốc phòng',
    'kỹ năng đại biểu dân cử',
    'kỹ năng soạn thảo văn bản',
    'kỹ năng tiếp công dân',
    'kỹ năng nói trước công chúng',
    'kỹ năng hòa giải cơ sở',
    'nghiệp vụ mặt trận',
    'nghiệp vụ công tác phụ nữ',
    'văn thư, lưu trữ',
    'tiếng dân tộc thiểu số',
    'thống kê cơ sở',
    'sơ cấp lý luận chính trị',
    'cập nhật kiến thức cấp ủy',
    'quản lý đất đai',
  ],
  sentences: [
    (random, { year }) => {
      const classes = dividedCount(random, 8, 70)
      const learners = dividedCount(random, 30 * classes.total, 110 * classes.total)
      return (
        `Năm ${year}, nhà trường mở ${writtenCount(classes.total)} lớp với ${writtenCount(learners.total)} học viên, ` +
        `trong đó ${writtenCount(classes.most)} lớp trong kế hoạch với ${writtenCount(learners.most)} học viên ` +
        `và ${writtenCount(classes.rest)} lớp ngoài kế hoạch với ${writtenCount(learners.rest)} học viên.`
      )
    },
    (random) =>
      `Khóa học kéo dài ${random.between(2, 24)} tuần tại ${venue(random)}, gồm ${random.between(9, 32)} chuyên đề, ` +
      `${writtenCount(random.between(3, 12))} buổi thảo luận tổ và một đợt đi thực tế ở ${locality(random)}.`,
    (random) =>
      `Cuối khóa có ${writtenShare(random)} học viên xếp loại khá, giỏi; ${writtenCount(random.between(3, 28))} người ` +
      `được tặng giấy khen vì thành tích cao trong học tập và rèn luyện.`,
    (random, { topic, year }) =>
      `So với cùng kỳ năm ${year - 1}, số lượt học viên tăng ${writtenCount(random.between(12, 1900))} người, ` +
      `nhiều nhất ở các lớp ${topic}.`,
    (random) =>
      `Đồng chí ${syntheticNameWithPosition(random)}, đề nghị học viên đọc trước tài liệu, ghi chép cẩn thận ` +
      `và đối chiếu bài học với phần việc đang đảm nhận tại ${localOffice(random)}.`,
    (random, { date }) =>
      `${random.pick(UNITS)} biên soạn lại giáo trình theo văn bản số ${documentNumber(random)} ngày ${date}, ` +
      `bớt phần trùng lặp, thêm bài tập tình huống lấy từ nghề làm ${random.pickEarly(CRAFTS)}.`,
    (random) =>
      `Ban chủ nhiệm lớp bố trí chỗ nghỉ cho ${writtenCount(random.between(15, 140))} học viên ở xa, ` +
      `chuẩn bị máy chiếu, ${random.pickEarly(TOOLS)} và sổ theo dõi chuyên cần.`,
    (random, { year }) =>
      `Kế hoạch giai đoạn ${year} - ${year + 5} đặt mục tiêu mỗi cán bộ cơ sở dự ít nhất ` +
      `${writtenCount(random.between(1, 4))} lớp, ưu tiên cán bộ trẻ và cán bộ nữ.`,
  ],
}
