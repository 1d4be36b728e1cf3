import type { Family, TrainingKind } from '../figure.ts'
import type { Meanings } from '../text/phrases.ts'

/** A programme as schools name it; `code` as in the register of programmes. */
interface ProgramWord {
  code: string
  family: Family
  training_type: TrainingKind
}

const program = (code: string, family: Family, training_type: TrainingKind = 'in_service'): ProgramWord => ({
  code,
  family,
  training_type,
})

/** Names, codes and abbreviations. The list grows with the schools that use it. */
export const programWords: Meanings<ProgramWord | null> = [
  // organisations of the Party, and no programme
  [['các cấp ủy', 'cấp ủy các cấp', 'cấp ủy đảng', 'cấp ủy địa phương', 'cấp ủy, tổ chức đảng'], null],
  [
    [
      'cấp ủy, chính quyền',
      'cấp ủy và chính quyền',
      'cấp ủy cấp trên',
      'cấp ủy cấp huyện',
      'cấp ủy trực thuộc',
    ],
    null,
  ],
  [
    [
      'trung cấp lý luận chính trị - hành chính',
      'trung cấp lý luận chính trị hành chính',
      'TCLLCT-HC',
    ].concat('trung cấp LLCT-HC', 'TC LLCT-HC', 'TCLLCTHC'),
    program('TCLLCT-HC', 'political_theory', 'degree'),
  ],
  [
    ['trung cấp lý luận chính trị', 'trung cấp lí luận chính trị', 'TCLLCT', 'trung cấp LLCT', 'TC LLCT'],
    program('TCLLCT', 'political_theory', 'degree'),
  ],
  [
    ['cao cấp lý luận chính trị', 'cao cấp lí luận chính trị', 'CCLLCT', 'cao cấp LLCT'].concat(
      'cao cấp lý luận chính trị - hành chính',
      'CCLLCT-HC',
    ),
    program('CCLLCT', 'political_theory', 'degree'),
  ],
  [['sơ cấp lý luận chính trị', 'sơ cấp LLCT', 'SCLLCT'], program('SCLLCT', 'political_theory')],
  [['hoàn chỉnh chương trình trung cấp lý luận chính trị'], program('TCLLCT', 'political_theory', 'degree')],
  [['cao học chuyên ngành lãnh đạo học', 'cao học lãnh đạo học'], program('CH-LDH', 'leadership', 'degree')],
  [['cao học', 'thạc sĩ', 'thạc sỹ'], program('CH', 'academic', 'degree')],
  [['bồi dưỡng giảng viên', 'phương pháp giảng dạy tích cực'], program('BD-GV', 'lecturer')],
  [
    [
      'lãnh đạo cấp phòng',
      'lãnh đạo, quản lý cấp phòng',
      'lãnh đạo quản lý cấp phòng',
      'lãnh đạo cấp phòng và dự nguồn lãnh đạo cấp phòng',
      'LĐ cấp phòng',
      'LĐCP',
    ],
    program('BD-LDCP', 'leadership'),
  ],
  [['lãnh đạo cấp huyện', 'lãnh đạo, quản lý cấp huyện'], program('BD-LDCH', 'leadership')],
  [
    ['lãnh đạo, quản lý cấp xã', 'lãnh đạo cấp xã', 'cán bộ chủ chốt cấp xã'],
    program('BD-LDCX', 'leadership'),
  ],
  [
    ['chuyên viên chính', 'ngạch chuyên viên chính', 'CVC', 'QLNN ngạch CVC'],
    program('BD-CVC', 'state_management'),
  ],
  [['chuyên viên cao cấp', 'CVCC'], program('BD-CVCC', 'state_management')],
  [['chuyên viên', 'ngạch chuyên viên', 'CV', 'QLNN ngạch CV'], program('BD-CV', 'state_management')],
  [['quản lý nhà nước', 'QLNN'], program('BD-QLNN', 'state_management')],
  [
    ['nghiệp vụ công tác đảng, đoàn thể cơ sở', 'nghiệp vụ công tác đảng', 'công tác đảng, đoàn thể'],
    program('BD-CTD', 'party_work'),
  ],
  [
    [
      'cấp ủy',
      'cấp ủy cơ sở',
      'cấp ủy viên',
      'cấp ủy viên cơ sở',
      'cấp ủy, bí thư chi bộ',
      'bí thư chi bộ, cấp ủy viên',
      'bí thư chi bộ và cấp ủy viên',
      'bí thư chi bộ, cấp ủy',
      'bí thư chi bộ và cấp ủy',
    ],
    program('BD-CU', 'party_work'),
  ],
  [['bí thư chi bộ', 'bí thư chi bộ, phó bí thư chi bộ'], program('BD-BTCB', 'party_work')],
  [['đảng viên mới', 'lý luận chính trị cho đảng viên mới'], program('BD-DVM', 'party_work')],
  [
    ['cảm tình đảng', 'đối tượng kết nạp đảng', 'nhận thức về đảng', 'tìm hiểu về đảng'],
    program('BD-CTND', 'party_work'),
  ],
  [
    ['quốc phòng - an ninh', 'quốc phòng, an ninh', 'quốc phòng và an ninh', 'QP-AN', 'QPAN'],
    program('BD-QPAN', 'defence'),
  ],
  [['cập nhật kiến thức'], program('BD-CNKT', 'knowledge_update')],
  [['đại biểu hội đồng nhân dân', 'đại biểu HĐND'], program('BD-HDND', 'state_management')],
]

/** Words that begin the name of a programme that is not in the list. */
export const trainingOpeners: Meanings<TrainingKind | null> = [
  // both together say no type
  [['đào tạo, bồi dưỡng', 'đào tạo bồi dưỡng', 'đào tạo và bồi dưỡng', 'đào tạo - bồi dưỡng'], null],
  [['đào tạo', 'liên kết đào tạo', 'hệ liên kết đào tạo', 'hệ đào tạo'], 'degree'],
  [['bồi dưỡng', 'tập huấn'], 'in_service'],
]

/** Degrees directly after classes say their training type, and name no programme. */
export const degreeWords: Meanings<TrainingKind> = [
  [['đại học', 'cao đẳng', 'trung cấp', 'sau đại học', 'văn bằng 2', 'liên thông', 'ĐH', 'CĐ'], 'degree'],
]

/** Words that end the name of a programme: what follows is no part of it. */
export const nameEnds: Meanings<true> = [
  [
    ['đi', 'cho', 'là', 'được', 'tại', 'ở', 'trong', 'với', 'từ', 'như', 'có', 'để', 'đã', 'sẽ', 'do', 'đạt'],
    true,
  ],
  [['thêm', 'lại', 'gồm', 'đang', 'khi', 'theo', 'tương tự', 'trực tuyến', 'trực tiếp', 'kết hợp'], true],
  [['hoàn thành', 'kết thúc', 'bắt đầu', 'lùi', 'trước', 'sau', 'vào', 'diễn ra', 'kéo dài'], true],
  [['ngắn hạn', 'dài hạn', 'thường xuyên', 'hằng năm', 'hàng năm', 'trên địa bàn', 'đối với', 'dành'], true],
]

/** Words that follow `theo` in the name of a programme: bồi dưỡng theo Kế hoạch số 91. */
export const namedByDocument: Meanings<true> = [
  [
    ['kế hoạch', 'quyết định', 'nghị quyết', 'đề án', 'chương trình', 'thông tư', 'nghị định', 'chỉ thị'],
    true,
  ],
  [['chức danh', 'vị trí việc làm', 'tiêu chuẩn', 'ngạch'], true],
]
