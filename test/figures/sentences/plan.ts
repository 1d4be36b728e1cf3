import type { Sentence } from './sentence.ts'

/** What is measured by the plan is done; what a heading or a parenthesis sets as a target is planned. */
export const planSentences: readonly Sentence[] = [
  [
    'Các đơn vị vượt chỉ tiêu gồm: Công an (150%); Quân sự (110%).',
    '150 percent of_plan',
    '110 percent of_plan',
  ],
  [
    'Đảng bộ A kết nạp 18 đảng viên, đạt 90% chỉ tiêu được giao.',
    '18 member admission',
    '90 percent of_plan',
  ],
  ['Tỷ lệ đạt 96% (chỉ tiêu là 95%).', '96 percent', '95 percent plan'],
  ['III. Chỉ tiêu phấn đấu\n- Duy trì 11 lớp', '11 class plan'],
  // our own
  [
    'Trường thực hiện 58 lớp, vượt 11,5% kế hoạch (52 lớp).',
    '58 class',
    '11.5 percent change',
    '52 class plan',
  ],
  [
    'Mở 45 lớp, đạt 90% kế hoạch năm (50 lớp).',
    '45 class opened',
    '90 percent of_plan',
    '50 class plan opened',
  ],
  ['Mở 32 lớp, đạt 106,7% chỉ tiêu.', '32 class opened', '106.7 percent of_plan'],
  [
    'Trường mở 20 lớp với 1.400 học viên, đạt 100% kế hoạch năm.',
    '20 class opened',
    '1400 learner opened',
    '100 percent of_plan',
  ],
  [
    'So với chỉ tiêu Tỉnh ủy giao, đảng bộ đã kết nạp 45 đảng viên, đạt 112,5%.',
    '45 member admission',
    '112.5 percent of_plan',
  ],
  ['Kết nạp 12 đảng viên (chỉ tiêu 10 đảng viên).', '12 member admission', '10 member plan admission'],
  ['Chỉ tiêu giao mở 40 lớp, trường đã mở 43 lớp.', '40 class plan opened', '43 class opened'],
  [
    'Phương hướng năm 2023: mở 50 lớp với 4.000 học viên.',
    '50 class plan opened',
    '4000 learner plan opened',
  ],
  [
    'II. Mục tiêu năm 2023\n- Mở 45 lớp\n- Kết nạp 8 đảng viên',
    '45 class plan opened',
    '8 member plan admission',
  ],
  ['I. Kết quả đạt được\n- Mở 45 lớp\n- Kết nạp 8 đảng viên', '45 class opened', '8 member admission'],
  [
    '5/5 đơn vị hoàn thành chỉ tiêu kết nạp đảng viên, trong đó Chi bộ 2 kết nạp 4 đảng viên.',
    '4 member admission',
  ],
  ['Tỷ lệ khá, giỏi đạt 88% (mục tiêu 85%).', '88 percent', '85 percent plan'],
]

/** A stage holds for the clause of its verb. */
export const stageSentences: readonly Sentence[] = [
  [
    'Trường bế giảng 6 lớp với 400 học viên, tổ chức thi tốt nghiệp 4 lớp, chấm thi 3 lớp.',
    '6 class closed',
    '400 learner closed',
    '4 class',
    '3 class',
  ],
  // our own
  [
    'Nhà trường khai giảng 5 lớp với 350 học viên, kiểm tra 12 lớp.',
    '5 class opened',
    '350 learner opened',
    '12 class',
  ],
  ['Khai giảng 8 lớp, bế giảng 5 lớp, tổ chức thi 6 lớp.', '8 class opened', '5 class closed', '6 class'],
  ['Bế giảng 3 lớp, 210 học viên.', '3 class closed', '210 learner closed'],
  [
    'Mở 4 lớp cho 280 học viên; quản lý 15 lớp với 1.050 học viên.',
    '4 class opened',
    '280 learner opened',
    '15 class',
    '1050 learner',
  ],
  ['Tổ chức thi tốt nghiệp cho 5 lớp với 330 học viên.', '5 class', '330 learner'],
  ['Trường đang quản lý 14 lớp, khai giảng thêm 2 lớp.', '14 class running', '2 class opened'],
  ['Mở 10 lớp (4 lớp tại trường, 6 lớp tại huyện).', '10 class opened', '4 class opened', '6 class opened'],
  ['Trao bằng tốt nghiệp cho 65 học viên.', '65 learner closed'],
  ['Chiêu sinh 6 lớp, ôn thi cho 3 lớp.', '6 class opened', '3 class'],
  ['Trường khai giảng 2 lớp và bế giảng 3 lớp.', '2 class opened', '3 class closed'],
  [
    'Trong quý I, khai giảng 4 lớp, chấm bài 7 lớp, xét tốt nghiệp 2 lớp.',
    '4 class opened',
    '7 class',
    '2 class',
  ],
]

/** The account of the classes of a year. */
export const accountSentences: readonly Sentence[] = [
  [
    'Chuyển tiếp 14 lớp, mở mới 48 lớp, bế giảng 40 lớp, còn 22 lớp chuyển sang năm 2023.',
    '14 class carried_over @2022',
    '48 class opened @2022',
    '40 class closed @2022',
    '22 class running @2022',
  ],
  [
    'Trong tháng mở 12 lớp, lũy kế từ đầu năm 45 lớp.',
    '12 class opened @none',
    '45 class opened @2022-01-01..2022-12-31',
  ],
  // our own
  [
    'Năm 2021 chuyển sang 9 lớp; năm 2022 mở mới 31 lớp, kết thúc 30 lớp, còn 10 lớp chuyển tiếp sang năm 2023.',
    '9 class carried_over @2022',
    '31 class opened @2022',
    '30 class closed @2022',
    '10 class running @2022',
  ],
  ['Mở mới 20 lớp, 5 lớp chuyển tiếp từ năm 2021.', '20 class opened @2022', '5 class carried_over @2022'],
  ['Bế giảng 18 lớp, 7 lớp tiếp tục học trong năm 2023.', '18 class closed @2022', '7 class running @2022'],
  [
    'Tháng 5/2022, trường mở 3 lớp; lũy kế từ đầu năm mở 17 lớp.',
    '3 class opened @2022-05-01..2022-05-31',
    '17 class opened @2022-01-01..2022-05-31',
  ],
  [
    'Trong tháng 9/2022 kết nạp 6 đảng viên, lũy kế 9 tháng kết nạp 41 đảng viên.',
    '6 member admission @2022-09-01..2022-09-30',
    '41 member admission @2022-01-01..2022-09-30',
  ],
  [
    'Quý III năm 2022 khai giảng 8 lớp, cộng dồn từ đầu năm 25 lớp.',
    '8 class opened @2022-07-01..2022-09-30',
    '25 class opened @2022-01-01..2022-09-30',
  ],
  ['Còn 12 lớp chuyển sang năm 2023.', '12 class running @2022'],
  ['Lớp chuyển tiếp từ năm 2021 sang: 6 lớp.', '6 class carried_over @2022'],
  [
    'Tổng số 62 lớp: chuyển tiếp 14 lớp, mở mới 48 lớp.',
    '62 class @2022',
    '14 class carried_over @2022',
    '48 class opened @2022',
  ],
  ['Số lớp chuyển sang năm 2023 là 8 lớp.', '8 class running @2022'],
]

/** Periods that are open at an end. */
export const periodSentences: readonly Sentence[] = [
  ['Từ năm 2006 đến nay, trường đào tạo 9.000 học viên.', '9000 learner degree @2006-01-01..2022-12-31'],
  ['Đến năm 2009, trường đã đào tạo 313 học viên.', '313 learner degree @..2009-12-31'],
  ['Từ đầu nhiệm kỳ, đã kỷ luật 40 đảng viên.', '40 member @none'],
  // our own
  ['Từ năm 2015 đến nay, đảng bộ kết nạp 120 đảng viên.', '120 member admission @2015-01-01..2022-12-31'],
  ['Từ năm 2010 đến năm 2020, trường mở 300 lớp.', '300 class opened @2010-01-01..2020-12-31'],
  ['Tính đến năm 2019, đảng bộ có 56 chi bộ.', '56 cell @..2019-12-31'],
  ['Đến hết năm 2021, toàn tỉnh có 45.200 đảng viên.', '45200 member @..2021-12-31'],
  [
    'Trong nhiệm kỳ 2015 - 2020, đảng bộ kết nạp 64 đảng viên.',
    '64 member admission @2015-01-01..2020-12-31',
  ],
  [
    'Nhiệm kỳ 2020 - 2025 đã qua nửa chặng đường. Từ đầu nhiệm kỳ đến nay, đảng bộ kết nạp 33 đảng viên.',
    '33 member admission @2020-01-01..2025-12-31',
  ],
  ['Đến cuối năm 2020, chi bộ có 41 đảng viên.', '41 member @..2020-12-31'],
  ['Nửa đầu nhiệm kỳ, đảng bộ đã kết nạp 21 đảng viên.', '21 member admission @none'],
  ['Kể từ năm 2018 đến nay, trường có 14 đề tài được nghiệm thu.', '14 topic @2018-01-01..2022-12-31'],
  ['Đến nay, trường có 35 giảng viên.', '35 lecturer'],
  ['Đến tháng 6/2021, huyện có 3.400 đảng viên.', '3400 member @..2021-06-30'],
]

/** A count in a bracket directly behind its year, and results behind a target. */
export const nearestPeriodSentences: readonly Sentence[] = [
  ['So với năm 2020 (52 lớp), năm 2021 giảm 6 lớp.', '52 class @2020', '6 class change @2021'],
  [
    'Sáu tháng đầu năm 2022, kết nạp 64 đảng viên, tăng 11 đảng viên so với cùng kỳ năm 2021 (53 đảng viên).',
    '64 member admission @2022-01-01..2022-06-30',
    '11 member change admission',
    '53 member @2021',
  ],
  ['Năm 2022 mở 40 lớp, nhiều hơn năm 2021 (35 lớp).', '40 class opened @2022', '35 class opened @2021'],
  [
    'Phấn đấu 100% chi bộ hoàn thành tốt nhiệm vụ trở lên; năm qua đạt 97%.',
    '100 percent plan',
    '97 percent',
  ],
  ['Dự kiến mở 30 lớp; năm vừa qua mở 25 lớp.', '30 class plan opened', '25 class opened'],
  ['Trường mở 41 lớp (kế hoạch 40 lớp).', '41 class opened', '40 class plan opened'],
  [
    'Trường mở 27 lớp, đạt 90% (kế hoạch giao là 30 lớp).',
    '27 class opened',
    '90 percent',
    '30 class plan opened',
  ],
  [
    'Đảng bộ kết nạp 21 đảng viên (chỉ tiêu 20 đảng viên).',
    '21 member admission',
    '20 member plan admission',
  ],
  ['Mở 12 lớp (kế hoạch năm: 10 lớp).', '12 class opened', '10 class plan opened'],
  ['Mở 46 lớp (ngoài kế hoạch 4 lớp).', '46 class opened', '4 class opened unplanned'],
]

/** Stages and plans between a noun and its number. */
export const headingStageSentences: readonly Sentence[] = [
  [
    'Số lớp đã hoàn thành: 17; số lớp đang học: 9; số lớp sẽ mở: 4.',
    '17 class closed',
    '9 class running',
    '4 class opened plan',
  ],
  ['Số lớp mở mới: 12; số lớp chuyển tiếp: 8.', '12 class opened', '8 class carried_over'],
  ['Tổng số lớp bế giảng: 21; tổng số học viên bế giảng: 1.402.', '21 class closed', '1402 learner closed'],
  ['Số lớp đã mở: 31; số học viên: 2.104 người.', '31 class opened', '2104 learner opened'],
  ['Số học viên tốt nghiệp: 188.', '188 learner closed'],
  ['Có 05 lớp bồi dưỡng hoàn thành trước ngày 30/6.', '5 class in_service'],
  ['Mở 3 lớp bồi dưỡng bắt đầu từ tháng 9.', '3 class in_service opened'],
  ['Hội có hội viên là đảng viên 1.480 đồng chí.', '1480 member'],
  ['Thanh niên là đảng viên: 8 đồng chí.', '8 member'],
]
