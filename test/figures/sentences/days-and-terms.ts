import type { Sentence } from './sentence.ts'

/** Days and months whose year the text says elsewhere. */
export const dayWithoutYearSentences: readonly Sentence[] = [
  ['Tính đến ngày 30-6, các đảng bộ kết nạp 88 đảng viên.', '88 member admission @..2022-06-30'],
  ['Tính đến ngày 15/9, Đảng bộ có 912 đảng viên.', '912 member @..2022-09-15'],
  ['Đến ngày 30/11, Trường mở 27 lớp.', '27 class opened @..2022-11-30'],
  ['Đến ngày 20 tháng 5, Chi bộ có 24 đảng viên.', '24 member @..2022-05-20'],
  ['Đến tháng 9, Trường mở 19 lớp.', '19 class opened @..2022-09-30'],
  ['Tính đến tháng 6, toàn huyện kết nạp 45 đảng viên.', '45 member admission @..2022-06-30'],
  ['Đến cuối tháng 8, Trung tâm mở 11 lớp.', '11 class opened @..2022-08-31'],
  ['Từ tháng 3 đến tháng 9, Trường mở 14 lớp.', '14 class opened @2022-03-01..2022-09-30'],
  // neither December nor the year
  ['Từ nay đến tháng 12, Trường mở 6 lớp.', '6 class opened @none'],
  [
    'Năm 2021, kết nạp 50 đảng viên. Tính đến hết tháng 10, kết nạp 41 đảng viên.',
    '50 member admission @2021',
    '41 member admission @..2022-10-31',
  ],
  [
    'Năm 2020, mở 31 lớp. Đến hết tháng 9, mở 24 lớp.',
    '31 class opened @2020',
    '24 class opened @..2022-09-30',
  ],
  [
    'Năm 2021, Trường chuyển sang dạy trực tuyến. Đến hết tháng 10, Trường mở 18 lớp.',
    '18 class opened @..2021-10-31',
  ],
  ['Quý I, II năm 2022, mở 13 lớp.', '13 class opened @2022-01-01..2022-06-30'],
  ['Tháng 3, 4 năm 2021, khai giảng 5 lớp.', '5 class opened @2021-03-01..2021-04-30'],
  ['Trong tháng 7 và 8/2022, bế giảng 9 lớp.', '9 class closed @2022-07-01..2022-08-31'],
]

/** A day that the calendar does not have is of no period. */
export const unknownDaySentences: readonly Sentence[] = [
  ['Tính đến ngày 31/02/2022, Đảng bộ có 412 đảng viên.', '412 member @none'],
  ['Tính đến ngày 30/2/2024, Đảng bộ có 398 đảng viên.', '398 member @none'],
  ['Đến ngày 31 tháng 4 năm 2021, Chi bộ có 35 đảng viên.', '35 member @none'],
  ['Đến ngày 31/6, kết nạp 20 đảng viên.', '20 member admission @none'],
  ['Đến tháng 13/2022, Trường mở 22 lớp.', '22 class opened @none'],
  ['Tính đến ngày 29/02/2023, Trường mở 4 lớp.', '4 class opened @none'],
  ['Tính đến ngày 29/02/2024, Trường mở 4 lớp.', '4 class opened @..2024-02-29'],
  ['Đến hết ngày 31/11/2022, có 71 đảng viên.', '71 member @none'],
  ['Đến 00/12/2022, Đảng bộ có 60 chi bộ.', '60 cell @none'],
]

/** `Nhiệm kỳ qua` of a congress is not the term that it begins. */
export const pastTermSentences: readonly Sentence[] = [
  [
    'Đại hội Chi bộ nhiệm kỳ 2022 - 2025 diễn ra sáng nay. Nhiệm kỳ qua, Chi bộ kết nạp 9 đảng viên.',
    '9 member admission @none',
  ],
  [
    'Đại hội Đảng bộ nhiệm kỳ 2025 - 2030. Trong nhiệm kỳ qua, Đảng bộ kết nạp 96 đảng viên.',
    '96 member admission @none',
  ],
  [
    'Đại hội lần thứ X, nhiệm kỳ 2025 - 2030, được tổ chức. Trong nhiệm kỳ, Đảng bộ kết nạp 55 đảng viên.',
    '55 member admission @none',
  ],
  [
    'Nhiệm kỳ 2020 - 2025 có nhiều khó khăn. Nhiệm kỳ qua, Đảng bộ kết nạp 102 đảng viên.',
    '102 member admission @2020-01-01..2025-12-31',
  ],
  [
    'Đại hội tổng kết nhiệm kỳ 2017 - 2022 và bàn nhiệm kỳ 2022 - 2027. Nhiệm kỳ qua, mở 210 lớp.',
    '210 class opened @2017-01-01..2022-12-31',
  ],
  [
    'Nghị quyết Đại hội nhiệm kỳ 2020 - 2025 đã đi vào cuộc sống. Từ đầu nhiệm kỳ, kỷ luật 12 đảng viên.',
    '12 member @2020-01-01..2025-12-31',
  ],
  ['Nhiệm kỳ qua, Đảng bộ kết nạp 77 đảng viên.', '77 member admission @none'],
  [
    'Nhiệm kỳ 2025 - 2030, Đảng bộ phấn đấu kết nạp 120 đảng viên.',
    '120 member admission plan @2025-01-01..2030-12-31',
  ],
  [
    'Đại hội nhiệm kỳ 2020 - 2025 giao chỉ tiêu. Nửa nhiệm kỳ qua, kết nạp 61 đảng viên.',
    '61 member admission @2020-01-01..2025-12-31',
  ],
]

/** The term of a congress is its name, and no period of the sentences behind it. */
export const congressNameSentences: readonly Sentence[] = [
  [
    'Quý I, các chi bộ tổ chức đại hội nhiệm kỳ 2022 - 2025. Toàn huyện kết nạp 31 đảng viên.',
    '31 member admission @2022-01-01..2022-03-31',
  ],
  ['Đảng bộ chuẩn bị đại hội nhiệm kỳ 2025 - 2030. Kết nạp 44 đảng viên.', '44 member admission @2022'],
  [
    'Năm 2021, các chi bộ tổ chức xong đại hội nhiệm kỳ 2020 - 2022. Trường mở 18 lớp.',
    '18 class opened @2021',
  ],
  [
    'Nhiệm kỳ 2020 - 2025 có nhiều khó khăn. Đảng bộ kết nạp 102 đảng viên.',
    '102 member admission @2020-01-01..2025-12-31',
  ],
  [
    'Đại hội Đảng bộ nhiệm kỳ 2020 - 2025 đề ra chỉ tiêu kết nạp 75 đảng viên.',
    '75 member plan admission @2020-01-01..2025-12-31',
  ],
]
