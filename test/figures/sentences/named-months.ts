import type { Sentence } from './sentence.ts'

/** `Cùng kỳ năm 2021` at the beginning of a clause are the same months of that year, for its sentence only. */
export const samePeriodSentences: readonly Sentence[] = [
  [
    '10 tháng năm 2022, kết nạp 318 đảng viên. Cùng kỳ năm 2021, kết nạp 245 đảng viên.',
    '318 member admission @2022-01-01..2022-10-31',
    '245 member admission @2021-01-01..2021-10-31',
  ],
  [
    'Quý II năm 2022, kết nạp 31 đảng viên. Cùng kỳ năm trước kết nạp 28 đảng viên.',
    '31 member admission @2022-04-01..2022-06-30',
    '28 member admission @2021-04-01..2021-06-30',
  ],
  [
    '6 tháng đầu năm, Trường mở 19 lớp; cùng kỳ năm 2021, Trường mở 16 lớp.',
    '19 class opened @2022-01-01..2022-06-30',
    '16 class opened @2021-01-01..2021-06-30',
  ],
  [
    'Trong tháng 3/2022, mở 4 lớp. Cùng kỳ năm ngoái, mở 2 lớp.',
    '4 class opened @2022-03-01..2022-03-31',
    '2 class opened @2021-03-01..2021-03-31',
  ],
  [
    'Đến ngày 30/9/2022, Đảng bộ có 571 đảng viên. Cùng kỳ năm 2021, Đảng bộ có 548 đảng viên.',
    '571 member @..2022-09-30',
    '548 member @..2021-09-30',
  ],
  [
    'Đến ngày 29/2/2020, Đảng bộ có 571 đảng viên. Cùng kỳ năm 2019, Đảng bộ có 548 đảng viên.',
    '571 member @..2020-02-29',
    '548 member @..2019-02-28',
  ],
  [
    'Năm 2022, Trường mở 40 lớp. Cùng kỳ năm 2021, Trường mở 36 lớp.',
    '40 class opened @2022',
    '36 class opened @2021',
  ],
  ['Cùng kỳ năm 2021, Trường mở 36 lớp.', '36 class opened @none'],
  [
    'Quý I năm 2022, mở 9 lớp. Cùng kỳ năm 2021, mở 7 lớp. Chi bộ có 31 đảng viên.',
    '9 class opened @2022-01-01..2022-03-31',
    '7 class opened @2021-01-01..2021-03-31',
    // what there is at the end of them
    '31 member @..2022-03-31',
  ],
  // comparisons
  ['Mở 40 lớp, tăng 4 lớp so với cùng kỳ năm 2021.', '40 class opened @2022', '4 class opened change @2022'],
  ['Kết nạp 52 đảng viên, bằng cùng kỳ năm 2021.', '52 member admission @2022'],
]

/** What is done up to a month is no figure of that month alone, and `cả năm` is the year. */
export const upToMonthSentences: readonly Sentence[] = [
  [
    'Đến hết tháng 9, Trường mở 19 lớp. Ước cả năm mở 25 lớp.',
    '19 class opened @..2022-09-30',
    '25 class opened @2022',
  ],
  [
    '9 tháng đầu năm 2022 mở 20 lớp; ước cả năm mở 27 lớp.',
    '20 class opened @2022-01-01..2022-09-30',
    '27 class opened @2022',
  ],
  [
    'Quý I kết nạp 12 đảng viên. Cả năm kết nạp 60 đảng viên.',
    '12 member admission @2022-01-01..2022-03-31',
    '60 member admission @2022',
  ],
  [
    'Đến hết tháng 10, kết nạp 41 đảng viên, ước thực hiện cả năm kết nạp 50 đảng viên.',
    '41 member admission @..2022-10-31',
    '50 member admission @2022',
  ],
  [
    'Trong tháng 6 mở 3 lớp, cả năm mở 30 lớp.',
    '3 class opened @2022-06-01..2022-06-30',
    '30 class opened @2022',
  ],
  ['Cả năm 2021 mở 30 lớp.', '30 class opened @2021'],
  [
    'Quý III, mở 6 lớp, đạt 40% kế hoạch cả năm.',
    '6 class opened @2022-07-01..2022-09-30',
    '40 percent of_plan @2022-07-01..2022-09-30',
  ],
  ['Tính đến hết tháng 11, Đảng bộ có 412 đảng viên.', '412 member @..2022-11-30'],
  [
    'Từ tháng 1 đến hết tháng 9, Trường mở 19 lớp. Trong tháng 9, mở 2 lớp.',
    '19 class opened @2022-01-01..2022-09-30',
    '2 class opened @2022-09-01..2022-09-30',
  ],
  ['Kế hoạch cả năm 2022 là 50 lớp với 3.300 học viên.', '50 class plan @2022', '3300 learner plan @2022'],
  ['Mở 22 lớp, đạt 44% so với kế hoạch cả năm.', '22 class opened @2022', '44 percent of_plan @2022'],
]

/** Those who lead a class are none of its numbers. */
export const classBoardSentences: readonly Sentence[] = [
  ['Lớp có 48 học viên. Ban cán sự lớp có 5 đồng chí.', '48 learner'],
  ['Lớp có 60 học viên, Ban cán sự lớp gồm 3 đồng chí.', '60 learner'],
  ['Hội nghị bầu Ban cán sự lớp gồm 5 đồng chí.'],
  ['Ban Cán sự các lớp có 12 người.'],
  ['Ban chủ nhiệm lớp có 2 đồng chí; lớp có 71 học viên.', '71 learner'],
  ['Ban giám khảo gồm 7 đồng chí.'],
  ['Lớp có 65 đồng chí.', '65 learner'],
  [
    'Ban cán sự lớp ra mắt; lớp có 52 học viên, trong đó 20 đồng chí là nữ.',
    '52 learner',
    '20 learner female',
  ],
]
