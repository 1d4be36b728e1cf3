import type { Unit } from '../figure.ts'
import type { Meanings } from '../text/phrases.ts'

/**
 * What schools count. Longer phrases win, so that `lớp trưởng` (a person) is no class; `null` means no unit. Spellings
 * without accents serve texts without accents.
 */
export const unitNouns: Meanings<Unit | null> = [
  [['lớp trưởng', 'lớp phó'], null],
  // they are no staff of a school
  [['cán bộ lão thành', 'cán bộ hưu trí', 'cán bộ, chiến sĩ', 'cán bộ chiến sĩ'], null],
  [
    ['lớp quan hệ', 'lớp nghĩa', 'lớp ý nghĩa', 'lớp người', 'lớp từ', 'lớp vỏ', 'lớp đất', 'lớp bảo vệ'],
    null,
  ],
  [['lớp học phần', 'lớp bạt', 'lớp sơn', 'lớp dày', 'lớp mỏng', 'lớp vữa', 'lớp cát', 'lớp nhựa'], null],
  [['lớp phủ', 'lớp lót', 'lớp vải', 'lớp bê tông', 'lớp giấy', 'lớp băng', 'lớp màng', 'lớp rào'], null],
  // a time of day
  [['buổi sáng', 'buổi chiều', 'buổi tối', 'buổi trưa'], null],
  [['lớp', 'lớp học', 'lop'], 'class'],
  [['học viên', 'họcviên', 'hoc vien', 'hv'], 'learner'],
  [['lượt học viên', 'lược học viên', 'luot hoc vien', 'lượt người học'], 'learner_turn'],
  [['chi bộ', 'chi bo'], 'cell'],
  [['đảng viên', 'đảngviên', 'dang vien'], 'member'],
  [['lượt đảng viên', 'lược đảng viên', 'luot dang vien'], 'member_turn'],
  [['giảng viên', 'giảngviên', 'giang vien', 'gv'], 'lecturer'],
  [['lượt giảng viên', 'lược giảng viên', 'luot giang vien'], 'lecturer_turn'],
  [['cán bộ', 'viên chức', 'công chức', 'công nhân viên', 'người lao động'], 'staff'],
  [
    ['CBGV', 'CBVC', 'CBCNV', 'CBGVNV', 'CBCCVC', 'CBCC', 'CBNV', 'CCVC', 'CB, GV', 'CB, GV, NV', 'CB,GV'],
    'staff',
  ],
  [['loại hình lớp', 'loại hình lớp học'], 'class'],
  [
    ['cán bộ, giáo viên', 'cán bộ giáo viên', 'cán bộ, giáo viên, nhân viên', 'cán bộ quản lý, giáo viên'],
    'staff',
  ],
  [
    ['cán bộ quản lý, giáo viên, nhân viên', 'cán bộ giáo viên nhân viên', 'cán bộ giáo viên, nhân viên'],
    'staff',
  ],
  [['cán bộ quản lý', 'cán bộ, giáo viên và nhân viên', 'cán bộ quản lý, giáo viên và nhân viên'], 'staff'],
  [['can bo', 'vien chuc', 'cong chuc', 'nguoi lao dong'], 'staff'],
  [['lượt cán bộ', 'lượt viên chức', 'lượt công chức', 'lược cán bộ', 'luot can bo'], 'staff_turn'],
  [['bài báo cáo', 'bài báo cáo viên', 'bài viết thu hoạch'], null],
  [['đề tài', 'de tai'], 'topic'],
  [['hội thảo', 'cuộc hội thảo', 'buổi hội thảo', 'hoi thao'], 'seminar'],
  [['buổi', 'buoi'], 'session'],
  [['tham luận', 'bài tham luận', 'bản tham luận', 'báo cáo tham luận', 'tham luan'], 'paper'],
  [['bài báo', 'bài viết', 'bài đăng', 'bài nghiên cứu', 'bài tạp chí', 'bài khoa học', 'bai bao'], 'paper'],
]

/** Nouns that count only in some texts: ĐV are Party members or members of the Youth Union, a khóa may be a class. */
export const doubtfulNouns: Meanings<'member' | 'class'> = [
  [['ĐV', 'đ.v'], 'member'],
  [['khóa', 'khóa học'], 'class'],
]

/** Words of texts on the Party, and of texts on the Youth Union. */
export const partyWords: Meanings<'party' | 'union'> = [
  [['đảng', 'chi bộ', 'đảng bộ', 'đảng ủy', 'đảng viên', 'chi ủy', 'đồng chí'], 'party'],
  [['đoàn', 'chi đoàn', 'đoàn viên', 'đoàn thanh niên', 'đoàn trường', 'BCH Đoàn', 'công đoàn'], 'union'],
  // delegations are no union
  [['đoàn kết', 'đoàn thể', 'đoàn công tác', 'đoàn kiểm tra', 'đoàn giám sát'], 'party'],
]

/** Words between a number and its noun that only say how it is counted. */
export const classifiers: Meanings<true> = [
  [['đồng chí', 'đ / c', 'vị', 'nữ', 'nam', 'tân', 'em', 'người là', 'thầy cô'], true],
]

/** Words for persons whose kind is read from the words before them. */
export const persons: Meanings<true | null> = [
  [['người', 'đồng chí', 'đ / c', 'em', 'người dân tộc'], true],
  [
    ['em học sinh', 'em sinh viên', 'em thiếu nhi', 'em đội viên', 'em nhỏ', 'người dân', 'người nghèo'],
    null,
  ],
  [['người có công', 'người khuyết tật', 'người cao tuổi', 'người bệnh', 'người có uy tín'], null],
]

/** Persons of whom `đồng chí`, `người` and `em` behind them are counted: dân quân 24 đồng chí. */
export const otherPersons: Meanings<true | null> = [
  [['người dân tộc', 'người dân tộc thiểu số'], null],
  [['dân quân', 'dân phòng', 'hội viên', 'đoàn viên', 'đội viên', 'thanh niên', 'thiếu niên'], true],
  [['học sinh', 'sinh viên', 'phụ huynh', 'công nhân', 'nông dân', 'bệnh nhân', 'thí sinh'], true],
  [['cựu chiến binh', 'vận động viên', 'cộng tác viên', 'tình nguyện viên', 'đại biểu', 'cử tri'], true],
  [['ban chấp hành', 'ban thường vụ', 'ủy ban kiểm tra', 'ban chi ủy', 'ban giám hiệu', 'thường trực'], true],
  [['ban cán sự', 'ban cán sự lớp', 'ban cán sự các lớp', 'ban chủ nhiệm lớp', 'ban giám khảo'], true],
  [['chiến sĩ', 'chiến sỹ', 'quân nhân', 'người dân', 'bị can', 'bị cáo', 'du khách', 'trẻ em', 'trẻ'], true],
]

/** Pupils and students, whom `em` counts. */
export const pupils: Meanings<true> = [
  [['học sinh', 'sinh viên', 'trẻ', 'trẻ em', 'thiếu nhi', 'đội viên'], true],
]

/** Words behind which `lớp` is no class: lên lớp, đứng lớp, ra lớp. */
export const classVerbs: readonly string[] = ['lên', 'đứng', 'ra', 'bỏ']

/** Turns of persons, who are learners directly after their classes. */
export const personTurns: Meanings<true> = [
  [['lượt người', 'lượt người tham dự', 'lượt người tham gia'], true],
]

/** Forms of address of Party members. */
export const comrades: Meanings<true> = [[['đồng chí', 'đ / c'], true]]

/** Words for those who get a badge of the Party, behind their number. */
export const badgeHolders: Meanings<true> = [[['đồng chí', 'đ / c', 'người'], true]]

/** The unit that a later `người` means, by the unit counted before. */
export const personsOf: Partial<Record<Unit, Unit>> = {
  class: 'learner',
  learner: 'learner',
  cell: 'member',
  member: 'member',
  lecturer: 'lecturer',
  staff: 'staff',
}

/** Joined with another kind of person they are counted as staff: cán bộ, giảng viên. */
export const staffLike: Partial<Record<Unit, { readonly joinedWith: readonly Unit[]; readonly sum: Unit }>> =
  {
    staff: { joinedWith: ['staff', 'lecturer', 'member', 'learner'], sum: 'staff' },
    lecturer: { joinedWith: ['staff'], sum: 'staff' },
    staff_turn: { joinedWith: ['staff', 'lecturer', 'member', 'learner'], sum: 'staff_turn' },
    lecturer_turn: { joinedWith: ['staff'], sum: 'staff_turn' },
  }
