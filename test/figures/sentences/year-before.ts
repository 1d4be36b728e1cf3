import type { Sentence } from './sentence.ts'

/** `Năm trước` at the beginning of a clause is the year before that of the text. */
export const yearBeforeSentences: readonly Sentence[] = [
  ['Năm 2022, Hội mở 21 lớp. Năm trước, Hội mở 17 lớp.', '21 class opened @2022', '17 class opened @2021'],
  ['Năm ngoái, Chi bộ kết nạp 3 đảng viên.', '3 member admission @2021'],
  ['Trường mở 40 lớp (năm trước 36 lớp).', '40 class opened @2022', '36 class opened @2021'],
  [
    'Kết nạp 52 đảng viên, năm trước kết nạp 47 đảng viên.',
    '52 member admission @2022',
    '47 member admission @2021',
  ],
  ['Năm trước có 12 giảng viên đi học.', '12 lecturer study @2021'],
  ['Nhiệm kỳ trước, toàn tỉnh kết nạp 5.204 đảng viên.', '5204 member admission @none'],
  // comparisons, and what comes from the year before
  ['Mở 40 lớp, tăng 4 lớp so với năm trước.', '40 class opened @2022', '4 class opened change @2022'],
  ['Năm trước chuyển sang 9 lớp.', '9 class carried_over @2022'],
  ['Kết nạp 6 đảng viên, bằng cùng kỳ năm trước.', '6 member admission @2022'],
  ['Năm 2022, kết nạp 31 đảng viên, nhiều hơn năm trước.', '31 member admission @2022'],
]

/** `em` of pupils, and numbers of one household, count nobody. */
export const pupilSentences: readonly Sentence[] = [
  ['Trường có 15 lớp, 525 học sinh; trong đó dân tộc Mông 248 em, Dao 131 em, Thái 97 em.', '15 class'],
  ['Trường có 12 lớp với 410 học sinh, trong đó khối 6 có 120 em, khối 7 có 98 em.', '12 class'],
  ['Có 30 lớp, 1.100 học sinh, trong đó nữ 560 em.', '30 class'],
  ['Toàn xã có 8 lớp mầm non với 210 trẻ, trong đó 5 tuổi 84 em.', '8 class'],
  ['Thôn có 14 gia đình có từ 3 đảng viên trở lên.'],
  ['Cả xã có 6 gia đình có 5 đảng viên.'],
  ['Lớp có 40 học viên, trong đó 12 em là người dân tộc Mông.', '40 learner', '12 learner'],
]

/** Programmes before a bracket are those of the number in it. */
export const bracketProgrammeSentences: readonly Sentence[] = [
  [
    'Khai giảng 3 lớp: lớp bồi dưỡng lãnh đạo cấp phòng (64 học viên), lớp bồi dưỡng chuyên viên (88 học viên), lớp bồi dưỡng chuyên viên chính (70 học viên).',
    '3 class opened',
    '64 learner p:BD-LDCP in_service opened',
    '88 learner p:BD-CV in_service opened',
    '70 learner p:BD-CVC in_service opened',
  ],
  [
    'Mở lớp cao cấp lý luận chính trị (72 học viên), lớp trung cấp lý luận chính trị (68 học viên).',
    '72 learner p:CCLLCT degree opened',
    '68 learner p:TCLLCT degree opened',
  ],
  [
    'Bế giảng lớp bồi dưỡng cấp ủy (120 học viên) và lớp đảng viên mới (95 học viên).',
    '120 learner p:BD-CU in_service closed',
    '95 learner p:BD-DVM in_service closed',
  ],
  // the bracket of the figure before it
  [
    'Đào tạo TCLLCT 08 lớp với 633 học viên (02 lớp ngoài kế hoạch).',
    '8 class p:TCLLCT degree',
    '633 learner p:TCLLCT degree',
    '2 class p:TCLLCT degree unplanned',
  ],
]
