import type { Meanings } from '../text/phrases.ts'

/** What a noun names: an organisation, a place, a department of an organisation, or one class. */
export type BodyKind = 'organisation' | 'place' | 'department' | 'class'

/** A noun that begins the name of an organisation, a place or a class; the widest have the lowest rank. */
export interface BodyHead {
  readonly kind: BodyKind
  readonly rank: number
}

const head = (kind: BodyKind, rank: number): BodyHead => ({ kind, rank })

const [schoolRank, agencyRank, departmentRank] = [3, 6, 9]
/** The rank of a Khối. */
export const blockRank = 10

/** The ranks of what is only a part of its place: schools, agencies, departments, parts of a Party organisation. */
export const narrowRanks: ReadonlySet<number> = new Set([schoolRank, agencyRank, departmentRank, blockRank])

/** Nouns that begin names. `null`: words that begin with such a noun and name nothing. */
export const bodyHeads: Meanings<BodyHead | null> = [
  [['tỉnh ủy', 'tỉnh', 'tỉnh đoàn'], head('place', 1)],
  [['thành phố', 'thành ủy', 'thành đoàn', 'tp', 'tp .', 't.p'], head('place', 2)],
  [['trường', 'nhà trường', 'học viện', 'viện'], head('organisation', schoolRank)],
  [['đảng bộ', 'đảng ủy'], head('organisation', 4)],
  [['huyện ủy', 'thị ủy', 'quận ủy', 'huyện', 'quận', 'thị xã', 'huyện đoàn', 'đặc khu'], head('place', 5)],
  [['tx', 'tx .', 't.x'], head('place', 5)],
  [
    ['trung tâm', 'bệnh viện', 'công ty', 'tổng công ty', 'tập đoàn', 'công an'],
    head('organisation', agencyRank),
  ],
  [
    ['sở', 'cục', 'chi cục', 'bộ chỉ huy', 'quân sự', 'tòa án', 'viện kiểm sát'],
    head('organisation', agencyRank),
  ],
  [['xã', 'phường', 'thị trấn'], head('place', 7)],
  [['chi bộ', 'chi ủy', 'liên chi bộ', 'chi đoàn', 'đoàn cơ sở', 'công đoàn'], head('organisation', 8)],
  [['hội nông dân', 'hội phụ nữ', 'hội liên hiệp phụ nữ', 'hội cựu chiến binh'], head('organisation', 8)],
  [['liên đoàn lao động', 'đoàn thanh niên', 'hội'], head('organisation', 8)],
  [['bảo hiểm xã hội', 'kho bạc', 'ngân hàng', 'điện lực', 'hải quan'], head('organisation', agencyRank)],
  [['đài phát thanh', 'đài phát thanh và truyền hình', 'đài truyền hình'], head('organisation', agencyRank)],
  [['báo và phát thanh, truyền hình', 'báo và phát thanh - truyền hình'], head('organisation', agencyRank)],
  [
    ['thư viện', 'bảo tàng', 'nhà máy', 'xí nghiệp', 'trạm y tế', 'đồn biên phòng'],
    head('organisation', agencyRank),
  ],
  [['khoa', 'phòng', 'ban', 'bộ môn', 'tổ', 'văn phòng', 'ủy ban'], head('department', departmentRank)],
  [
    ['khối', 'cụm', 'tổ dân phố', 'khu phố', 'thôn', 'xóm', 'ấp', 'bản', 'làng'],
    head('department', blockRank),
  ],
  [['lớp', 'khóa'], head('class', 11)],
  [['trường hợp', 'trường kỳ', 'thị trường', 'môi trường', 'lập trường', 'hiện trường', 'hội trường'], null],
  [['quảng trường', 'tỉnh táo', 'khoa học', 'phòng chống', 'phòng ngừa', 'phòng học', 'phòng, chống'], null],
  [['hội nghị', 'hội thảo', 'hội thi', 'hội đồng', 'hội viên', 'hội thao', 'hội nhập', 'hội diễn'], null],
  [['hội chợ', 'hội trại', 'hội họp', 'hội ý', 'hội đàm', 'hội khỏe', 'hội thánh', 'hội chứng'], null],
  [['đại hội', 'cơ hội', 'quốc hội', 'lễ hội', 'chi hội', 'ngày hội', 'dạ hội', 'tổ hội'], null],
  [['ban hành', 'ban đầu', 'ban ngày', 'bản tin', 'bản thân', 'bản sắc', 'bản lĩnh', 'tổ chức'], null],
  [['xã hội', 'sở hữu', 'sở thích', 'công an nhân dân', 'ban giám hiệu', 'ban giám đốc', 'khối lượng'], null],
  [['cơ sở', 'cấp tỉnh', 'cấp huyện', 'cấp xã', 'cấp trường', 'cấp khoa', 'cấp cơ sở', 'tổ trưởng'], null],
  [['hợp tác xã', 'khoa giáo', 'ban chấp hành', 'ban thường vụ', 'ban chỉ đạo', 'ban tổ chức'], null],
  [['đảng bộ cơ sở', 'đảng ủy cơ sở', 'chi bộ cơ sở', 'đảng bộ bộ phận', 'đảng ủy trực thuộc'], null],
  [['chi bộ trực thuộc', 'đảng bộ trực thuộc', 'hiệu trưởng', 'phòng trào', 'lớp trưởng', 'lớp học'], null],
]

/** Words of the kind of a school or centre, which tell it from no other one of its kind. */
export const bodyTypes: Meanings<true> = [
  [['nhân dân', 'nhân dân khu vực', 'nhân dân tỉnh', 'khu vực', 'cơ sở'], true],
  [['đa khoa', 'đa khoa khu vực', 'y học cổ truyền', 'phục hồi chức năng'], true],
  [['chính trị', 'bồi dưỡng chính trị', 'đại học', 'cao đẳng', 'trung cấp', 'tiểu học', 'mầm non'], true],
  [['trung học', 'trung học cơ sở', 'trung học phổ thông', 'thcs', 'thpt', 'tiểu học và thcs'], true],
]

/** Words behind khối that name a part of a Party organisation, without a capital letter. */
export const blockWords: Meanings<true> = [
  [['doanh nghiệp', 'doanh nghiệp ngoài nhà nước', 'doanh nghiệp nhà nước', 'cơ quan', 'các cơ quan'], true],
  [['cơ quan hành chính', 'sự nghiệp', 'trường học', 'giáo dục', 'y tế', 'nội chính', 'kinh tế'], true],
  [
    ['lực lượng vũ trang', 'vũ trang', 'nông thôn', 'dân cư', 'xã, phường', 'xã', 'phường', 'chính quyền'],
    true,
  ],
  [['mặt trận, đoàn thể', 'mặt trận', 'đoàn thể', 'đảng', 'đảng, đoàn thể', 'cơ quan, doanh nghiệp'], true],
  [['cơ quan và doanh nghiệp', 'các cơ quan và doanh nghiệp', 'dân chính đảng', 'đại học, cao đẳng'], true],
  [
    [
      'các khu công nghiệp',
      'các khu chế xuất và công nghiệp',
      'các khu kinh tế',
      'các khu kinh tế, công nghiệp',
    ],
    true,
  ],
  [['các cơ quan đảng', 'cơ quan đảng', 'các cơ quan đảng, đoàn thể', 'các cơ quan chính quyền'], true],
]

/** Words of names of which only the first has a capital letter. */
export const bodyNameWords: Meanings<true> = [
  [['nội vụ', 'tuyên giáo', 'dân vận', 'nội chính', 'kiểm tra', 'tổ chức', 'tổ chức - hành chính'], true],
  [['chữ thập đỏ', 'người cao tuổi', 'khuyến học', 'luật gia', 'nhà báo', 'người mù', 'làm vườn'], true],
  [['quản lý đào tạo', 'xây dựng đảng', 'lý luận cơ sở', 'nhà nước và pháp luật', 'hành chính'], true],
  [['nhà nước, pháp luật', 'giáo dục và đào tạo', 'giáo dục', 'đào tạo', 'các cơ quan', 'cơ quan'], true],
  [['các cơ quan và doanh nghiệp', 'doanh nghiệp', 'dân chính đảng', 'quân sự', 'công an', 'nhân dân'], true],
  [['kinh tế', 'ngoại ngữ', 'tin học', 'y tế', 'tài chính', 'kế hoạch', 'tư pháp', 'văn hóa'], true],
  [
    ['nông nghiệp', 'công thương', 'xây dựng', 'giao thông vận tải', 'lao động', 'thanh tra', 'biên phòng'],
    true,
  ],
  [
    ['quản lý', 'quản lý giáo dục', 'cán bộ quản lý', 'cán bộ quản lý giáo dục', 'đào tạo cán bộ', 'cán bộ'],
    true,
  ],
  [['tài nguyên và môi trường', 'khoa học và công nghệ', 'thông tin và truyền thông', 'bộ đội'], true],
]

/** Words behind a name after a merger: it is another organisation than before. */
export const mergerWords: Meanings<true> = [
  [
    ['hợp nhất', 'sau hợp nhất', 'trước hợp nhất', 'sau sáp nhập', 'trước sáp nhập', '( mới )', '( cũ )'],
    true,
  ],
  [['mới sau hợp nhất', 'sau khi hợp nhất', 'trước khi hợp nhất', 'mới thành lập'], true],
]

/** Words before a noun that make it one of several, or a number of them: các chi bộ, mỗi lớp. */
export const pluralWords: readonly string[] = [
  'các',
  'những',
  'mỗi',
  'từng',
  'số',
  'nhiều',
  'mọi',
  'một',
  'hai',
  'ba',
  'cấp',
  'liên',
]

/** Words that may stand between the beginning of a clause and its subject. */
export const subjectOpeners: readonly string[] = [
  'riêng',
  'tại',
  'ở',
  'toàn',
  'như',
  'nay',
  'đó',
  'còn',
  'hiện',
  'là',
  'cho',
  'thì',
  'năm',
  'và',
  'của',
]

/** The first words of verbs behind a subject: có, mở, khai giảng. */
export const subjectVerbs: readonly string[] = 'có mở đã kết đạt là tổ khai bế cử được hiện số'.split(' ')

/** Words of a sentence about all: Tính chung toàn tỉnh mở 28 lớp. */
export const wholeWords: Meanings<true> = [
  [['toàn tỉnh', 'toàn trường', 'toàn huyện', 'toàn đảng bộ', 'toàn thành phố', 'toàn xã', 'cả tỉnh'], true],
  [['tính chung', 'tổng cộng', 'cả trường', 'toàn ngành', 'nhà trường', 'toàn quốc', 'cả nước'], true],
  [['trong toàn tỉnh', 'trên địa bàn tỉnh', 'toàn quận', 'toàn thị xã', 'toàn phường'], true],
]

/** Words that end the name of a class. */
export const classNameEnds: readonly string[] = [
  'có',
  'với',
  'gồm',
  'được',
  'đã',
  'đang',
  'tại',
  'ở',
  'do',
  'cho',
  'là',
  'vào',
  'trong',
  'tháng',
  'ngày',
  'tổ',
  'sẽ',
  'khai',
  'bế',
  'diễn',
  'từ',
  'theo',
  'thu',
  'hút',
  'dành',
  'của',
  'cử',
  'đi',
]

/** Words of a clause that restrict nothing: they stand around a number of all that there are. */
export const neutralWords: readonly string[] = (
  'đã đang sẽ có mở được tổ chức với cho là gồm trong năm tháng quý ngày này đó kia qua nay hiện toàn tổng số cộng cả ' +
  'nhà trường đơn vị tiếp tục mới đạt vượt so trước tăng giảm kế hoạch chỉ tiêu học theo chung tính kết quả cụ ' +
  'thể và các những khoảng trên gần hơn dưới thực hiện hoàn thành giao lượt người đồng chí lớp viên tham gia đông đủ ' +
  'nhiệm vụ công tác chất lượng chương trình đào tạo bồi dưỡng khóa vẫn còn chỉ lên xuống riêng thêm ra vào đến từ khi ' +
  'việc để như bằng tỷ lệ chiếm phần trăm tốt lần lượt đối về ta em vị đại trở lên nâng duy trì hiện tại'
).split(' ')

/** Words directly after what is counted that begin to say which of them are counted. */
export const restrictionOpeners: Meanings<true> = [
  [
    ['được', 'bị', 'là', 'thuộc', 'tham gia', 'dự', 'tham dự', 'tại', 'ở', 'của', 'do', 'đi', 'có', 'trúng'],
    true,
  ],
  [
    ['từ', 'hoàn thành', 'tốt nghiệp', 'thi', 'bảo vệ', 'nghiên cứu', 'đang', 'chưa', 'không', 'thiếu', 'đủ'],
    true,
  ],
  [
    ['trả lời', 'đồng ý', 'nhận', 'nghỉ', 'vắng', 'ngành', 'hệ', 'khối', 'tiêu biểu', 'xuất sắc', 'ưu tú'],
    true,
  ],
  [['phải', 'thi lại', 'học lại', 'bảo lưu', 'bỏ', 'xin', 'thôi', 'hoãn', 'tạm', 'trượt', 'ốm'], true],
  [['đăng ký', 'nội trú', 'ngoại trú', 'học trực tuyến', 'trực tuyến', 'nộp', 'viết', 'vay', 'hưởng'], true],
]

/** Words directly after new Party members that say which of all new ones they are. */
export const admittedOpeners: Meanings<true> = [
  [['là', 'thuộc', 'trong khối', 'ở khối', 'khối', 'tại', 'trong các', 'trong doanh nghiệp', 'người'], true],
  [['trong học sinh', 'trong sinh viên', 'trong công nhân', 'trong lực lượng', 'trong vùng', 'ở vùng'], true],
]

/** Words before a number that counts all of a school, a province or several classes, and not one class alone. */
export const allWords: Meanings<true> = [
  [['toàn trường', 'toàn tỉnh', 'toàn huyện', 'toàn thành phố', 'cả trường', 'cả nước'], true],
  [['các lớp', 'các khóa', 'cả năm'], true],
]

/** Words behind a number of classes that point at those that the text has named: hai lớp này. */
export const pointingWords: readonly string[] = ['này', 'trước', 'đó', 'kia']

/** Nouns of `cả hai lớp`: all learners of some classes. */
export const severalNouns: Meanings<true> = [
  [['lớp', 'khóa', 'đợt', 'kỳ', 'học kỳ', 'cơ sở', 'chi nhánh', 'khoa'], true],
]
