import { writtenCount } from '../numbers.ts'
import { syntheticName, syntheticNameWithPosition } from '../person.ts'
import { localOffice, locality, UNITS, venue } from '../place-words.ts'
import { CRAFTS, PASTIMES, PRODUCE, TOOLS } from '../detail-words.ts'
import type { Theme } from '../theme.ts'

export const EMULATION: Theme = {
  events: [
    'Phát động phong trào',
    'Tổng kết phong trào',
    'Tuyên dương gương',
    'Hưởng ứng tuần lễ',
    'Trao giải hội thi',
    'Bình chọn điển hình',
  ],
  topics: [
    'dạy tốt, học tốt',
    'giảng viên dạy giỏi',
    'công sở thân thiện',
    'hiến máu tình nguyện',
    'trồng cây đầu xuân',
    'thể thao công chức',
    'văn nghệ quần chúng',
    'giúp gia đình chính sách',
    'khuyến học, khuyến tài',
    'tiết kiệm điện nước',
    'đền ơn đáp nghĩa',
    'đọc sách mỗi tuần',
    'áo ấm vùng cao',
    'sáng kiến kỹ thuật',
  ],
  sentences: [
    (random) =>
      `Sau ${random.between(2, 11)} tháng, phong trào thu hút ${writtenCount(random.between(30, 780))} lượt đoàn viên tham gia, ` +
      `quyên góp ${writtenCount(random.between(12, 640))} triệu đồng cùng chăn bông, sách vở và ${random.pickEarly(TOOLS)}.`,
    (random) =>
      `Hai gương mặt nổi bật là ${syntheticName(random)} và ${syntheticName(random)}, lặng lẽ làm việc tử tế, ` +
      `được đồng nghiệp quý mến, bà con ${locality(random)} tin yêu.`,
    (random, { year }) =>
      `Hội đồng thi đua đề nghị tặng bằng khen cho ${writtenCount(random.between(1, 6))} tập thể, ` +
      `giấy khen cho ${writtenCount(random.between(7, 45))} cá nhân có thành tích xuất sắc năm ${year}.`,
    (random) =>
      `Đội của ${random.pick(UNITS)} giành giải nhất phần thi ${random.pickEarly(PASTIMES)}, ` +
      `còn tốp ca của ${localOffice(random)} gây bất ngờ với tiết mục về ${random.pickEarly(PASTIMES)}.`,
    (random) =>
      `Không khí tại ${venue(random)} rộn ràng tiếng trống, cờ hoa rực rỡ; ` +
      `các cụ cao niên ngồi hàng đầu gật gù tán thưởng ${random.pickEarly(PASTIMES)}.`,
    (random) =>
      `Thay mặt ban tổ chức, đồng chí ${syntheticNameWithPosition(random)}, cảm ơn tấm lòng của mọi người ` +
      `và hẹn gặp lại vào mùa ${random.pick(['xuân', 'hạ', 'thu', 'đông'])}.`,
    (random) =>
      `Công trình măng non của đoàn trường gồm ${writtenCount(random.between(2, 30))} bồn hoa, ` +
      `${random.between(40, 900)} gốc keo và một góc trưng bày ${random.pickEarly(CRAFTS)}, ${random.pickEarly(PRODUCE)}.`,
  ],
}
