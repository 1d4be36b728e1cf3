import { writtenCount, writtenShare } from '../numbers.ts'
import { syntheticNameWithPosition } from '../person.ts'
import { localOffice, locality, UNITS } from '../place-words.ts'
import { CRAFTS, PASTIMES, PRODUCE } from '../detail-words.ts'
import type { Theme } from '../theme.ts'

export const RESEARCH: Theme = {
  events: [
    'Nghiệm thu đề tài',
    'Hội thảo về',
    'Tọa đàm về',
    'Khảo sát về',
    'Ra mắt sách về',
    'Bảo vệ đề cương',
    'Giới thiệu tài liệu về',
  ],
  topics: [
    'nông thôn mới kiểu mẫu',
    'kinh tế tập thể vùng trung du',
    'bảo tồn nghề gốm',
    'quản lý rừng cộng đồng',
    'nuôi ong dưới tán vườn',
    'du lịch sinh thái làng nghề',
    'vai trò của già làng',
    'giảm nghèo đa chiều',
    'liên kết trồng rau an toàn',
    'thích ứng với hạn hán',
    'hương ước và văn hóa dòng họ',
    'việc làm cho lao động hồi hương',
    'chăm sóc người cao tuổi',
    'xử lý rác thải nông thôn',
    'phong trào yêu nước địa phương',
    'giáo dục qua di tích',
    'tâm lý lãnh đạo',
    'dư luận trên không gian mạng',
  ],
  sentences: [
    (random, { topic }) =>
      `Nhóm tác giả phỏng vấn ${writtenCount(random.between(40, 1600))} hộ dân ở ${locality(random)} và ${locality(random)}, ` +
      `thu được bức tranh khá đầy đủ về ${topic} và nghề làm ${random.pickEarly(CRAFTS)}.`,
    (random, { year }) =>
      `Năm ${year}, toàn trường thực hiện ${writtenCount(random.between(4, 18))} đề tài cấp cơ sở, ` +
      `${writtenCount(random.between(1, 3))} đề tài cấp tỉnh và tổ chức ${writtenCount(random.between(3, 15))} buổi hội thảo của các khoa.`,
    (random) =>
      `Hội đồng gồm ${random.pick(['năm', 'bảy', 'chín'])} thành viên chấm ${random.between(81, 96)} điểm, ` +
      `đánh giá cao số liệu điều tra, song đề nghị rút gọn phần lý thuyết và bổ sung phụ lục ảnh.`,
    (random) =>
      `Chủ nhiệm đề tài là đồng chí ${syntheticNameWithPosition(random)}, người đã có ` +
      `${random.between(5, 28)} năm đứng lớp và nhiều chuyến điền dã tìm hiểu ${random.pickEarly(PASTIMES)}.`,
    (random) =>
      `Kết quả khảo sát cho thấy ${writtenShare(random)} người được hỏi ủng hộ cách làm mới, phần còn lại băn khoăn ` +
      `về vốn, mùa vụ và đầu ra cho ${random.pickEarly(PRODUCE)}, ${random.pickEarly(PRODUCE)}.`,
    (random) =>
      `${random.pick(UNITS)} phối hợp với ${localOffice(random)} dựng ${writtenCount(random.between(2, 9))} mô hình ` +
      `trồng, nuôi, chế biến ${random.pickEarly(PRODUCE)}, mời bà con đến xem tận nơi rồi ghi hình làm học liệu.`,
    (random) =>
      `Tập kỷ yếu dày ${random.between(120, 480)} trang in ${writtenCount(random.between(60, 900))} bản, ` +
      `tuyển ${random.between(14, 56)} bài viết của giảng viên, nhà báo và nghệ nhân ${random.pickEarly(CRAFTS)}.`,
  ],
}
