import { PASTIMES, PRODUCE } from './detail-words.ts'
import { COMMON_PHRASE, RARE_PHRASE } from './marks.ts'
import { writtenCount } from './numbers.ts'
import { syntheticNameWithPosition } from './person.ts'
import { localOffice, locality, UNITS, venue } from './place-words.ts'
import type { Sentence } from './theme.ts'

/** The sentences around those of a theme. In all of these the story's topic is what took place. */

export const TITLE_ENDS: readonly Sentence[] = [
  (random) => `tại ${locality(random)}`,
  (random) => `tại ${locality(random)}`,
  (random) => `ở ${locality(random)}`,
  (random, { year }) => `${random.pick(['quý I', 'quý II', 'quý III', 'quý IV'])} năm ${year}`,
  (random, { year }) => `đợt ${random.between(1, 12)} năm ${year}`,
  (random) => `lần thứ ${random.between(2, 60)}`,
]

export const SUMMARIES: readonly Sentence[] = [
  (random, { topic, host, date }) =>
    `Ngày ${date}, ${host} tổ chức ${topic} với sự có mặt của ${writtenCount(random.between(20, 600))} đại biểu đến từ ${localOffice(random)}.`,
  (random, { topic, host }) =>
    `${host} vừa hoàn thành ${topic} tại ${venue(random)}, để lại nhiều kinh nghiệm cho ${localOffice(random)} tham khảo.`,
  (random, { topic, year }) =>
    `Nằm trong chương trình công tác năm ${year}, buổi ${topic} diễn ra sôi nổi và nhận được ` +
    `${writtenCount(random.between(5, 90))} ý kiến góp ý.`,
]

export const OPENINGS: readonly Sentence[] = [
  (random, { topic, host, date }) =>
    `Ngày ${date}, tại ${venue(random)}, ${host} tổ chức ${topic}. Tới dự có đồng chí ${syntheticNameWithPosition(random)}, ` +
    `cùng ${writtenCount(random.between(20, 600))} đại biểu của ${localOffice(random)}.`,
  (random, { topic, host, date }) =>
    `Sáng ngày ${date}, ${host} phối hợp với ${localOffice(random)} tổ chức ${topic}. ` +
    `Đồng chí ${syntheticNameWithPosition(random)}, chủ trì; ${writtenCount(random.between(15, 320))} cán bộ, ` +
    `giảng viên và khách mời theo dõi.`,
  (random, { topic, host, date, year }) =>
    `Thực hiện chương trình công tác năm ${year}, chiều ngày ${date}, ${host} hoàn tất ${topic}. ` +
    `Buổi làm việc diễn ra tại ${venue(random)}, quy tụ ` +
    `${writtenCount(random.between(15, 450))} người từ ${locality(random)} và các vùng lân cận.`,
  (random, { topic, host, date }) =>
    `Trong hai ngày, bắt đầu từ ngày ${date}, ${host} dành trọn thời gian cho ${topic}. ` +
    `Khách mời đặc biệt là đồng chí ${syntheticNameWithPosition(random)}, vừa trở về từ ${locality(random)}.`,
]

export const CLOSINGS: readonly Sentence[] = [
  (random, { host }) =>
    `Kết thúc chương trình, ${host} giao ${random.pick(UNITS)} tổng hợp ý kiến, gửi biên bản cho các đơn vị ` +
    `trong vòng ${writtenCount(random.between(3, 15))} ngày làm việc.`,
  (random, { year }) =>
    `Phát biểu bế mạc, đồng chí ${syntheticNameWithPosition(random)}, mong các đơn vị giữ vững đoàn kết, ` +
    `sớm đưa kết quả vào cuộc sống trong năm ${year + 1}.`,
  (random) =>
    `Buổi làm việc khép lại lúc ${random.between(11, 17)} giờ ${random.between(10, 55)} phút trong tiếng vỗ tay; ` +
    `tài liệu được lưu tại ${random.pick(UNITS)}.`,
  (random) =>
    `Kỳ sau, địa điểm gặp gỡ sẽ chuyển về ${locality(random)}, nơi ${localOffice(random)} ` +
    `đã sẵn sàng đón khách với ${random.pickEarly(PRODUCE)} và ${random.pickEarly(PASTIMES)}.`,
]

export const COMMON_SENTENCES: readonly Sentence[] = [
  () => `Nhiều ý kiến cho rằng ${COMMON_PHRASE} là việc thường xuyên, cần sự góp sức của từng người.`,
  (random) =>
    `Về ${COMMON_PHRASE}, ${random.pick(UNITS)} cam kết dự giờ ít nhất ${writtenCount(random.between(4, 24))} tiết.`,
  (random) => `Cũng dịp này, ${random.pick(UNITS)} chia sẻ ba cách ${COMMON_PHRASE} đã áp dụng có hiệu quả.`,
]

export const RARE_SENTENCES: readonly Sentence[] = [
  (random) => `Bên lề, ${locality(random)} giới thiệu mô hình ${RARE_PHRASE} mang sách lên các bản xa.`,
  (random) => `Khách tham quan thích nhất gian trưng bày về ${RARE_PHRASE} của ${localOffice(random)}.`,
]
