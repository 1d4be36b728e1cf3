import type { Sentence } from './sentence.ts'

/** A year that figures are compared with is not theirs, however many words stand between. */
export const comparedYearSentences: readonly Sentence[] = [
  [
    'Chi bộ kết nạp 12 đảng viên, đạt 3,1% so với tổng số đảng viên cuối năm 2021. Trong số đó có 5 đảng viên nữ.',
    '12 member admission @2022',
    '3.1 percent @2022',
    '5 member admission female @2022',
  ],
  [
    'Đảng bộ có 61 chi bộ, tăng 2 chi bộ so với cuối năm 2020. Kết nạp 18 đảng viên.',
    '61 cell @2022',
    '2 cell change @2022',
    '18 member admission @2022',
  ],
  [
    'Kết nạp 40 đảng viên, tăng 2,5% so tổng số đảng viên đầu năm 2021. Mở 4 lớp.',
    '40 member admission @2022',
    '2.5 percent change @2022',
    '4 class opened @2022',
  ],
  [
    'Số đảng viên mới cao hơn so với bình quân của năm 2019. Kết nạp 33 đảng viên.',
    '33 member admission @2022',
  ],
  [
    'Trường mở 25 lớp, nhiều hơn so với kết quả đạt được của năm 2018. Trường có 30 giảng viên.',
    '25 class opened @2022',
    '30 lecturer @2022',
  ],
  [
    'Kết nạp 35 đảng viên, bằng 6,6% số đảng viên cuối năm 2021. Trường mở 7 lớp.',
    '35 member admission @2022',
    '6.6 percent @2022',
    '7 class opened @2022',
  ],
  [
    'Đã kết nạp 15 đảng viên, đạt 3,02% tổng số đảng viên đầu năm 2020. Mở 3 lớp.',
    '15 member admission @2022',
    '3.02 percent @2022',
    '3 class opened @2022',
  ],
  // the first words of a new clause are compared no more
  [
    'Mở 40 lớp, tăng 4 lớp so với kế hoạch; năm 2021 mở 36 lớp.',
    '40 class opened @2022',
    '4 class opened change @2022',
    '36 class opened @2021',
  ],
  ['Tăng so với trước, năm 2020 Trung tâm mở 22 lớp.', '22 class opened @2020'],
  [
    'So với năm 2019, Trường mở thêm 3 lớp. Trường bế giảng 7 lớp.',
    '3 class opened @2022',
    '7 class closed @2022',
  ],
]

/** A year of the plan by which the text measures is that of the text, and of no sentence that has a period of its own. */
export const planYearSentences: readonly Sentence[] = [
  [
    '9 tháng đầu năm, kết nạp 41 đảng viên, đạt 82% kế hoạch năm 2022. Đảng bộ xã Đông kết nạp 6 đảng viên.',
    '41 member admission @2022-01-01..2022-09-30',
    '82 percent of_plan @2022-01-01..2022-09-30',
    '6 member admission @2022-01-01..2022-09-30',
  ],
  [
    '6 tháng đầu năm, mở 12 lớp, đạt 60% chỉ tiêu phấn đấu của năm 2022. Bế giảng 5 lớp.',
    '12 class opened @2022-01-01..2022-06-30',
    '60 percent of_plan @2022-01-01..2022-06-30',
    '5 class closed @2022-01-01..2022-06-30',
  ],
  [
    'Quý I, kết nạp 9 đảng viên, vượt 5% so với kế hoạch cả năm 2022 (gồm 4 đảng viên nữ).',
    '9 member admission @2022-01-01..2022-03-31',
    '5 percent change @2022-01-01..2022-03-31',
    '4 member admission female @2022-01-01..2022-03-31',
  ],
  [
    'Trong tháng 5, mở 3 lớp, hoàn thành 30% chỉ tiêu được giao trong năm 2022. Có 140 học viên.',
    '3 class opened @2022-05-01..2022-05-31',
    '30 percent of_plan @2022-05-01..2022-05-31',
    '140 learner @2022-05-01..2022-05-31',
  ],
  // the only year is that of all
  [
    'Trường mở 52 lớp, đạt 104% kế hoạch năm 2021. Có 2.600 học viên.',
    '52 class opened @2021',
    '104 percent of_plan @2021',
    '2600 learner @2021',
  ],
  [
    'Kết nạp 75 đảng viên, đạt 100% chỉ tiêu năm 2020.',
    '75 member admission @2020',
    '100 percent of_plan @2020',
  ],
  ['Kế hoạch năm 2023: mở 20 lớp.', '20 class opened plan @2023'],
]

/** A period at the beginning of a later clause is that of the figures behind it. */
export const laterClauseSentences: readonly Sentence[] = [
  [
    'Toàn huyện kết nạp 96 đảng viên, riêng quý III kết nạp 31 đảng viên.',
    '96 member admission @2022',
    '31 member admission @2022-07-01..2022-09-30',
  ],
  [
    '9 tháng đầu năm, Trường mở 30 lớp, riêng trong tháng 9/2022 mở 5 lớp.',
    '30 class opened @2022-01-01..2022-09-30',
    '5 class opened @2022-09-01..2022-09-30',
  ],
  [
    'Trường mở 20 lớp, trong đó 6 tháng cuối năm 2022 mở 12 lớp.',
    '20 class opened @2022',
    '12 class opened @2022-07-01..2022-12-31',
  ],
  [
    'Chi bộ kết nạp 8 đảng viên, năm 2020 kết nạp 6 đảng viên.',
    '8 member admission @2022',
    '6 member admission @2020',
  ],
  [
    'Đã bế giảng 14 lớp; trong quý II năm 2022 bế giảng 3 lớp.',
    '14 class closed @2022',
    '3 class closed @2022-04-01..2022-06-30',
  ],
  [
    'Thi hành kỷ luật 22 đảng viên, riêng tháng 4/2022 kỷ luật 2 đảng viên.',
    '22 member @2022',
    '2 member @2022-04-01..2022-04-30',
  ],
  // nothing is counted behind it
  ['Trường mở 44 lớp, trong năm 2021.', '44 class opened @2021'],
  ['Đã kết nạp 15 đảng viên trong quý IV năm 2021.', '15 member admission @2021-10-01..2021-12-31'],
]
