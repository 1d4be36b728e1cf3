import type { Sentence } from './sentence.ts'

/** Those who get a badge of the Party are members; the years of a badge are no number of them. */
export const badgeSentences: readonly Sentence[] = [
  ['Có 12 đồng chí được trao Huy hiệu 50 năm tuổi Đảng.', '12 member'],
  [
    'Đợt này, 8 đồng chí nhận Huy hiệu 65 năm tuổi Đảng; 21 đồng chí nhận Huy hiệu 60 năm tuổi Đảng.',
    '8 member',
    '21 member',
  ],
  ['Nhận Huy hiệu 75 năm tuổi Đảng có 3 đồng chí.', '3 member'],
  ['Trong đó, 14 đ/c được tặng Huy hiệu 45 năm tuổi Đảng.', '14 member'],
  ['Có 6 người được truy tặng Huy hiệu Đảng.', '6 member'],
  ['Trao Huy hiệu 30 năm tuổi Đảng cho 19 đồng chí.', '19 member'],
  [
    'Huy hiệu 55 năm tuổi Đảng: 27 đồng chí; Huy hiệu 40 năm tuổi Đảng: 33 đồng chí.',
    '27 member',
    '33 member',
  ],
  // badges of others, and those who are honoured otherwise
  ['Có 9 đồng chí được tặng Huy hiệu Tuổi trẻ dũng cảm.'],
  ['Có 9 người được tặng quà nhân dịp này.'],
  ['Nhân kỷ niệm 90 năm ngày thành lập Đảng, xã gặp mặt 40 người cao tuổi.'],
]

/** Those who are sent to classes, one after another. */
export const sentSentences: readonly Sentence[] = [
  [
    'Chi cục cử 4 đồng chí học lớp cao cấp lý luận chính trị; 9 đồng chí học lớp trung cấp lý luận chính trị.',
    '4 staff study',
    '9 staff study',
  ],
  [
    'Đã cử 3 người học cao cấp lý luận chính trị, 12 người học trung cấp lý luận chính trị, 5 người tham gia lớp bồi dưỡng ngạch chuyên viên.',
    '3 staff study',
    '12 staff study',
    '5 staff training',
  ],
  ['Năm qua, cử 2 đ/c đi học lớp thạc sĩ và 6 đ/c đi học lớp tin học.', '2 staff study', '6 staff study'],
  ['Có 7 cán bộ được học cao cấp lý luận chính trị.', '7 staff study'],
  ['Có 2 giảng viên học tiến sĩ, 5 giảng viên học thạc sĩ.', '2 lecturer study', '5 lecturer study'],
  // other words with cử
  ['Sau bầu cử, 15 đồng chí nhận nhiệm vụ.'],
  ['Trường có 820 tân cử nhân, 45 em loại xuất sắc.'],
  ['Hội nghị tiếp xúc 150 cử tri, 11 người phát biểu.'],
  ['Có 30 người ứng cử, 19 người trúng cử.'],
  ['Xã đề cử 4 người.'],
]

/** Boards, points, classes with long names, and members of unions who enter the Party. */
export const boardAndPointSentences: readonly Sentence[] = [
  ['Đại hội bầu Ban Chấp hành khóa mới gồm 15 đồng chí.'],
  ['Bầu Ban Chấp hành Đảng bộ khóa mới gồm 11 đồng chí.'],
  ['Ra mắt Ban Thường vụ khóa mới có 3 đồng chí.'],
  ['Khóa học có 45 đồng chí tham gia.', '45 learner'],
  [
    'Lớp có 40 học viên: 12 học viên loại giỏi (9đ), 28 học viên loại khá (7đ).',
    '40 learner',
    '12 learner r:very_good',
    '28 learner r:good',
  ],
  ['Bài thi cao nhất đạt 95 đ.'],
  ['Học phí là 500 đồng.', '500 dong'],
  [
    'Mở 40 lớp tập huấn, dạy nghề, chuyển giao kỹ thuật cho 3.120 lượt người.',
    '40 class in_service opened',
    '3120 learner_turn in_service opened',
  ],
  ['Mở 6 lớp; phát quà cho 300 lượt người nghèo.', '6 class opened'],
  ['Có 24 đoàn viên công đoàn vinh dự được kết nạp Đảng.', '24 member admission'],
  ['Kết nạp 24 đoàn viên công đoàn.'],
]

/** Years that are joined: a span where they follow each other, else no period. */
export const joinedYearSentences: readonly Sentence[] = [
  ['Năm 2018 và 2019, Trường mở 30 lớp.', '30 class opened @2018-01-01..2019-12-31'],
  ['Trong các năm 2016, 2017, Trường mở 25 lớp.', '25 class opened @2016-01-01..2017-12-31'],
  ['Hai năm 2020 và 2021, kết nạp 9 đảng viên.', '9 member admission @2020-01-01..2021-12-31'],
  ['Các năm 2015, 2016 và 2017 mở 40 lớp.', '40 class opened @2015-01-01..2017-12-31'],
  ['Trong 2 năm 2021, 2022, kết nạp 14 đảng viên.', '14 member admission @2021-01-01..2022-12-31'],
  ['Năm 2015 và 2017, chi bộ kết nạp 6 đảng viên.', '6 member admission @none'],
  ['Các năm 2010, 2014, 2018, Trường mở 3 lớp.', '3 class opened @none'],
  ['Mở 12 lớp năm 2018 và năm 2019 mở 15 lớp.', '12 class opened @2018', '15 class opened @2019'],
  ['Năm 2020, 2019 học viên tốt nghiệp.'],
  ['Năm 2019, Trường mở 8 lớp.', '8 class opened @2019'],
]

/** Members for a year already, and candidates who are admitted. */
export const officialSentences: readonly Sentence[] = [
  [
    'Kết nạp 6 đảng viên, chuyển đảng chính thức cho 9 đảng viên dự bị.',
    '6 member admission',
    '9 member probationary',
  ],
  ['Đảng ủy kết nạp 11 đảng viên; chuyển chính thức cho 8 đảng viên.', '11 member admission', '8 member'],
  ['Cử 20 quần chúng học lớp nhận thức về Đảng; kết nạp 12 đồng chí.', '12 member admission'],
  ['Có 30 đoàn viên học bồi dưỡng nhận thức về Đảng, kết nạp 14 đồng chí.', '14 member admission'],
]

/** Two results without a comma, percentages of a resolution, and the letter Ð (eth) of old pages. */
export const oldPageSentences: readonly Sentence[] = [
  ['Có 100% học viên đạt khá giỏi.', '100 percent'],
  ['Tỷ lệ khá giỏi đạt 82%.', '82 percent'],
  ['Có 45 học viên xếp loại khá giỏi.', '45 learner'],
  ['Có 45 học viên xếp loại trung bình khá.', '45 learner r:fair'],
  ['Kết nạp 60 đảng viên (đạt 100% so với Nghị quyết).', '60 member admission', '100 percent of_plan'],
  [
    'Kết nạp 63 đảng viên, đạt 105% so với chỉ tiêu nghị quyết.',
    '63 member admission',
    '105 percent of_plan',
  ],
  ['\u00d0ảng bộ có 200 \u00d0ảng viên.', '200 member'],
  ['Kết nạp 5 quần chúng vào \u00d0ảng.', '5 member admission'],
  ['Kết nạp 7 \u0111ảng viên, nâng tổng số lên 90 \u00f0ồng chí.', '7 member admission', '90 member'],
  ['Trao thưởng 50.000 \u00f0ồng.', '50000 dong'],
]

/** Groups behind their noun in a list. */
export const groupListSentences: readonly Sentence[] = [
  [
    'Đảng bộ có 520 đồng chí đảng viên, trong đó đảng viên chính thức 501 đồng chí, đảng viên dự bị 19 đồng chí.',
    '520 member',
    '501 member official',
    '19 member probationary',
  ],
  [
    'Tiếp nhận 46 đảng viên, gồm: đảng viên chính thức 44 đồng chí; đảng viên dự bị 2 đồng chí.',
    '46 member',
    '44 member official',
    '2 member probationary',
  ],
  [
    'Lớp có 70 học viên, trong đó học viên nữ 31 người, học viên nam 39 người.',
    '70 learner',
    '31 learner female',
    '39 learner male',
  ],
]
