import { documentNumber, writtenCount, writtenShare } from '../numbers.ts'
import { syntheticNameWithPosition } from '../person.ts'
import { localOffice, UNITS } from '../place-words.ts'
import { CRAFTS, PRODUCE } from '../detail-words.ts'
import type { Theme } from '../theme.ts'

export const REFORM: Theme = {
  events: [
    'Triển khai',
    'Sơ kết một năm',
    'Tập huấn',
    'Hướng dẫn',
    'Đánh giá kết quả',
    'Trao đổi kinh nghiệm',
    'Thử nghiệm',
  ],
  topics: [
    'chuyển đổi số',
    'dịch vụ công trực tuyến',
    'một cửa liên thông',
    'số hóa hồ sơ học viên',
    'chữ ký số',
    'rút ngắn thời gian cấp chứng chỉ',
    'sắp xếp vị trí việc làm',
    'công khai ngân sách',
    'đo lường sự hài lòng',
    'an toàn thông tin mạng',
    'kho học liệu dùng chung',
    'thi trắc nghiệm trên máy',
    'họp không giấy',
    'tự chủ tài chính',
  ],
  sentences: [
    (random, { year }) =>
      `Đến hết năm ${year}, bộ phận một cửa tiếp nhận ${writtenCount(random.between(120, 8800))} hồ sơ, ` +
      `giải quyết đúng hạn ${writtenShare(random)}, số còn lại chậm do thiếu giấy tờ phải bổ sung.`,
    (random, { topic }) =>
      `Phục vụ ${topic}, ${random.pick(UNITS)} mua ${writtenCount(random.between(3, 60))} máy quét, thay ổ cứng hỏng ` +
      `và mời kỹ sư về chỉ việc cho từng bàn.`,
    (random) =>
      `Phiếu hỏi gửi tới ${writtenCount(random.between(90, 2400))} người cho kết quả ${writtenShare(random)} hài lòng ` +
      `về thái độ phục vụ; có người góp ý nên bày thêm ${random.pickEarly(CRAFTS)} cho vui mắt.`,
    (random, { date }) =>
      `Quy trình ban hành kèm văn bản số ${documentNumber(random)} ngày ${date} cắt bớt ` +
      `${writtenCount(random.between(2, 9))} bước trung gian, quy định rõ ai ký, ai lưu, ai trả lời.`,
    (random) =>
      `Đồng chí ${syntheticNameWithPosition(random)}, lưu ý khóa tài khoản ngay khi bàn giao công việc, ` +
      `sao lưu dữ liệu hằng đêm và không mở tệp lạ.`,
    (random) =>
      `Đoàn công tác của ${localOffice(random)} thử nộp đơn xin bán ${random.pickEarly(PRODUCE)} bằng điện thoại ` +
      `và nhận thông báo chỉ sau ${random.between(3, 55)} phút.`,
    (random, { year }) =>
      `Mục tiêu năm ${year + 1} là ${writtenShare(random)} văn bản đi bằng đường điện tử, giảm ` +
      `${random.between(20, 70)} phần trăm chi phí in ấn và bưu phẩm.`,
  ],
}
