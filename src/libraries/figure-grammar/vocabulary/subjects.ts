import type { Subject } from '../figure.ts'
import type { Meanings } from '../text/phrases.ts'

/** Activities that persons were counted for, and subjects of sessions. `null`: words that are none. */
export const subjectWords: Meanings<Subject | null> = [
  // the name of a class, and candidates
  [['đối tượng kết nạp', 'đối tượng kết nạp đảng', 'công tác kết nạp', 'đề nghị kết nạp'], null],
  // members for a year already
  [
    ['chuyển đảng chính thức', 'chuyển chính thức', 'chuyển đảng viên chính thức', 'công nhận chính thức'],
    null,
  ],
  [['công nhận đảng viên chính thức', 'công nhận đảng chính thức', 'chuyển đảng'], null],
  [['tiếp dân', 'tiếp công dân'], 'citizen_reception'],
  [['tiếp xúc cử tri'], 'voter_meeting'],
  [['báo cáo viên'], 'rapporteur_meeting'],
  [
    ['phổ biến giáo dục pháp luật', 'phổ biến pháp luật', 'tuyên truyền pháp luật', 'giáo dục pháp luật'],
    'legal_education',
  ],
  [['nghiên cứu thực tế', 'đi thực tế', 'thâm nhập thực tế', 'nghiên cứu thực tiễn'], 'field_research'],
  [['đi học', 'đi đào tạo', 'học cao học', 'nghiên cứu sinh', 'theo học'], 'study'],
  [['học cao cấp', 'học trung cấp', 'học thạc sĩ', 'học tiến sĩ', 'học sau đại học', 'học đại học'], 'study'],
  [['học lớp', 'học các lớp', 'dự lớp', 'dự các lớp', 'tham dự lớp', 'tham dự các lớp'], 'study'],
  [['bồi dưỡng', 'tập huấn'], 'training'],
  [
    ['dự lớp tập huấn', 'dự các lớp tập huấn', 'tham dự lớp tập huấn', 'tham dự các lớp tập huấn'],
    'training',
  ],
  [['dự lớp bồi dưỡng', 'dự các lớp bồi dưỡng', 'học lớp bồi dưỡng', 'học các lớp bồi dưỡng'], 'training'],
  [['tham dự lớp bồi dưỡng', 'tham dự các lớp bồi dưỡng', 'học lớp tập huấn'], 'training'],
  [['kết nạp', 'đứng vào hàng ngũ', 'đứng trong hàng ngũ', 'gia nhập hàng ngũ'], 'admission'],
  [['giấy khen', 'bằng khen', 'khen thưởng', 'biểu dương', 'tuyên dương'], 'commendation'],
]

/** What is done with persons or cells, or by them, where no indicator counts it: kiểm tra 1.066 đảng viên. */
export const otherActivities: Meanings<true | null> = [
  [['dự bị', 'dự kiến', 'dự nguồn', 'dự án', 'dự toán', 'dự thảo'], null],
  [
    [
      'kiểm tra',
      'giám sát',
      'kỷ luật',
      'khiển trách',
      'cảnh cáo',
      'khai trừ',
      'cách chức',
      'xử lý',
      'kết luận',
    ],
    true,
  ],
  [
    [
      'xóa tên',
      'đình chỉ',
      'dự giờ',
      'phát thẻ',
      'trao tặng',
      'tuyên truyền',
      'giới thiệu',
      'chuyển sinh hoạt',
      'chuyển đảng chính thức',
      'chuyển chính thức',
      'chuyển đảng viên chính thức',
    ],
    true,
  ],
  [
    ['vi phạm', 'dấu hiệu vi phạm', 'tham dự', 'dự', 'tham gia', 'học tập', 'quán triệt', 'được bầu', 'bầu'],
    true,
  ],
  [['huy hiệu', 'thăm hỏi', 'tặng quà', 'hỗ trợ', 'tín nhiệm', 'bổ nhiệm', 'điều động', 'luân chuyển'], true],
  [
    ['công nhận', 'danh hiệu', 'chiến sĩ thi đua', 'chiến sỹ thi đua', 'lao động tiên tiến', 'đạt giải'],
    true,
  ],
  [['quy hoạch', 'nghỉ hưu', 'chuyển đi', 'chuyển đến', 'tinh giản', 'phân công'], true],
]

/** The beginning of a sentence about those who were admitted. */
export const admittedWholes: Meanings<true> = [
  [
    [
      'trong số đảng viên được kết nạp',
      'trong tổng số đảng viên được kết nạp',
      'trong số đảng viên kết nạp',
      'trong tổng số đảng viên kết nạp',
      'trong số đảng viên mới kết nạp',
      'trong tổng số đảng viên mới kết nạp',
    ],
    true,
  ],
  [
    [
      'trong số các đảng viên được kết nạp',
      'số đảng viên được kết nạp',
      'số đảng viên mới kết nạp',
      'trong số đảng viên mới được kết nạp',
      'trong số quần chúng được kết nạp',
      'số đảng viên mới được kết nạp',
    ],
    true,
  ],
]

/** What is done with staff who are no members of it yet. Learners who are enrolled are all of a year. */
export const recruitmentWords: Meanings<true> = [
  [['tuyển dụng', 'cần tuyển', 'tuyển', 'tuyển mới', 'tuyển thêm', 'thi tuyển', 'xét tuyển'], true],
]
