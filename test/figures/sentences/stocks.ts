import type { Sentence } from './sentence.ts'

/** What there is at a time is no sum of months: it is of their last day, and of the text's year if they are still open. */
export const stockSentences: readonly Sentence[] = [
  [
    '6 tháng đầu năm, Đảng bộ kết nạp 30 đảng viên. Đảng bộ có 44 chi bộ.',
    '30 member admission @2022-01-01..2022-06-30',
    '44 cell @..2022-06-30',
  ],
  [
    'Quý III, mở 5 lớp. Trường có 38 giảng viên.',
    '5 class opened @2022-07-01..2022-09-30',
    '38 lecturer @..2022-09-30',
  ],
  [
    'Trong tháng 5/2022, kết nạp 12 đảng viên, nâng tổng số đảng viên lên 412 đồng chí.',
    '12 member admission @2022-05-01..2022-05-31',
    '412 member @..2022-05-31',
  ],
  [
    'Trong 2 năm 2019 - 2020, Đảng bộ kết nạp 310 đảng viên, nâng tổng số đảng viên lên 2.150 đồng chí.',
    '310 member admission @2019-01-01..2020-12-31',
    '2150 member @..2020-12-31',
  ],
  [
    'Từ đầu năm đến nay, kết nạp 25 đảng viên, nâng tổng số đảng viên lên 640 đồng chí.',
    '25 member admission @2022-01-01..2022-12-31',
    '640 member @2022',
  ],
  [
    'Nhiệm kỳ 2020 - 2025, Đảng bộ kết nạp 210 đảng viên. Đảng bộ có 31 chi bộ.',
    '210 member admission @2020-01-01..2025-12-31',
    '31 cell @2022',
  ],
  [
    'Năm 2021, kết nạp 19 đảng viên. Đảng bộ có 502 đảng viên.',
    '19 member admission @2021',
    '502 member @2021',
  ],
  ['Đến ngày 30/11/2022, Đảng bộ có 713 đảng viên.', '713 member @..2022-11-30'],
  ['Cuối năm 2021, Đảng bộ có 655 đảng viên.', '655 member @..2021-12-31'],
  ['Đầu nhiệm kỳ 2020 - 2025, Đảng bộ có 598 đảng viên.', '598 member @none'],
  ['Năm học 2021 - 2022, Trường có 41 giảng viên.', '41 lecturer @2021-09-01..2022-08-31'],
  [
    '6 tháng đầu năm, kiểm tra 14 đảng viên, giám sát 9 chi bộ.',
    '14 member @2022-01-01..2022-06-30',
    '9 cell @2022-01-01..2022-06-30',
  ],
]

/** What is so now is so in the year of the text, also behind a term. */
export const nowSentences: readonly Sentence[] = [
  [
    'Nhiệm kỳ 2020 - 2025, Đảng bộ kết nạp 210 đảng viên. Đến nay, 100% thôn có chi bộ.',
    '210 member admission @2020-01-01..2025-12-31',
    '100 percent @2022',
  ],
  [
    'Giai đoạn 2016 - 2020, xã kết nạp 61 đảng viên. Hiện nay, 12/14 chi bộ có chi ủy.',
    '61 member admission @2016-01-01..2020-12-31',
    '12/14 cell @2022',
  ],
  [
    'Từ đầu năm đến nay, kết nạp 30 đảng viên, nâng tổng số đảng viên lên 900 đồng chí (trong đó có 410 đảng viên nữ, 55 đảng viên dự bị).',
    '30 member admission @2022-01-01..2022-12-31',
    '900 member @2022',
    '410 member female @2022',
    '55 member probationary @2022',
  ],
  [
    'Năm 2021, mở 30 lớp. Đến nay, 95% đảng viên có trình độ trung cấp.',
    '30 class opened @2021',
    '95 percent detail @2021',
  ],
  ['Đảng bộ đề ra nhiệm vụ năm 2023. Trong năm qua, kết nạp 71 đảng viên.', '71 member admission @2022'],
]

/** Periods up to now: from a beginning that the text names, or from one whose day it does not say. */
export const untilNowSentences: readonly Sentence[] = [
  [
    'Từ đầu nhiệm kỳ 2020 - 2025 đến nay, Chi bộ kết nạp 17 đảng viên.',
    '17 member admission @2020-01-01..2022-12-31',
  ],
  [
    'Tính từ năm học 2019 - 2020 đến nay, Chi bộ kết nạp 10 đảng viên.',
    '10 member admission @2019-09-01..2022-12-31',
  ],
  ['Từ khi thành lập đến nay, Trường đã đào tạo 9.300 học viên.', '9300 learner degree @none'],
  ['Kể từ ngày tái lập tỉnh đến nay, Trường mở 610 lớp.', '610 class opened @none'],
  ['Từ đầu năm 2021 đến nay, Trường mở 55 lớp.', '55 class opened @2021-01-01..2022-12-31'],
  ['Từ năm 2018 đến nay, Đảng bộ kết nạp 120 đảng viên.', '120 member admission @2018-01-01..2022-12-31'],
  ['Trong những năm qua, Chi bộ kết nạp 34 đảng viên.', '34 member admission @none'],
  ['Nhiều năm qua, Trung tâm mở 400 lớp.', '400 class opened @none'],
  ['Những năm gần đây, Trường đào tạo 3.100 học viên.', '3100 learner degree @none'],
  ['Những năm qua, Trường luôn đổi mới. Năm 2022, Trường mở 33 lớp.', '33 class opened @2022'],
  [
    'Năm 2021, kết nạp 21 đảng viên; hằng năm 100% đảng viên hoàn thành tốt nhiệm vụ.',
    '21 member admission @2021',
    '100 percent g:good @none',
  ],
]

/** `Trong năm`, `năm nay`: the year of the text; `trong đó`, `ngoài ra` at the head of a paragraph go on with the one before. */
export const goingOnSentences: readonly Sentence[] = [
  [
    'Quý I, kết nạp 7 đảng viên. Trong năm, mở 31 lớp.',
    '7 member admission @2022-01-01..2022-03-31',
    '31 class opened @2022',
  ],
  [
    'Từ đầu năm đến nay, mở 9 lớp. Năm nay, Trường tuyển 320 học viên.',
    '9 class opened @2022-01-01..2022-12-31',
    '320 learner @2022',
  ],
  [
    '6 tháng đầu năm 2021, kết nạp 26 đảng viên.\nTrong đó, Đảng bộ xã Tây kết nạp 5 đảng viên.',
    '26 member admission @2021-01-01..2021-06-30',
    '5 member admission @2021-01-01..2021-06-30',
  ],
  [
    'Quý II năm 2022, mở 8 lớp.\nNgoài ra, Trường bế giảng 3 lớp.',
    '8 class opened @2022-04-01..2022-06-30',
    '3 class closed @2022-04-01..2022-06-30',
  ],
  [
    '9 tháng đầu năm, các chi bộ đều tích cực.\nKết quả, kết nạp 64 đảng viên.',
    '64 member admission @2022-01-01..2022-09-30',
  ],
  [
    'Giai đoạn 2017 - 2021, công tác Đảng có nhiều đổi mới.\nQua đó, đã kết nạp 231 đảng viên.',
    '231 member admission @2017-01-01..2021-12-31',
  ],
  [
    'Năm 2021, mở 30 lớp.\nBên cạnh đó, cử 6 giảng viên đi học.',
    '30 class opened @2021',
    '6 lecturer study @2021',
  ],
  ['Năm 2021, mở 30 lớp.\nTrường cử 6 giảng viên đi học.', '30 class opened @2021', '6 lecturer study @2022'],
  [
    'Tháng 4/2022, mở 2 lớp.\nCụ thể, có 95 học viên.',
    '2 class opened @2022-04-01..2022-04-30',
    '95 learner @2022-04-01..2022-04-30',
  ],
]

/** Beginnings with words in brackets, or without an end; years for which somebody was good in a row. */
export const openBeginningSentences: readonly Sentence[] = [
  [
    'Kể từ năm 2016 (năm đầu tiên có lớp này) đến nay, Trường mở 29 lớp.',
    '29 class opened @2016-01-01..2022-12-31',
  ],
  ['Từ năm 2019, Trường mở 41 lớp.', '41 class opened @2019-01-01..2022-12-31'],
  [
    'Đề án được ban hành. Từ năm 2018, các chi bộ kết nạp 66 đảng viên.',
    '66 member admission @2018-01-01..2022-12-31',
  ],
  ['Từ năm 2018 đến năm 2020, mở 55 lớp.', '55 class opened @2018-01-01..2020-12-31'],
  ['Từ năm 2021 chuyển sang 9 lớp.', '9 class carried_over @2022'],
  [
    'Tặng bằng khen cho 10 chi bộ trong sạch, vững mạnh tiêu biểu 5 năm liền giai đoạn 2012 - 2016.',
    '10 cell commendation @2022',
  ],
  [
    'Năm 2021, khen thưởng 6 đảng viên hoàn thành xuất sắc nhiệm vụ 5 năm liên tục (2017 - 2021).',
    '6 member g:excellent commendation @2021',
  ],
]

/** A list of what there is: each is of one time. */
export const stockListSentences: readonly Sentence[] = [
  [
    'Quý I, kết nạp 90 đảng viên. Đảng bộ tỉnh có 31 đảng bộ trực thuộc với 1.462 tổ chức cơ sở đảng; 10.225 chi bộ và 230.741 đảng viên.',
    '90 member admission @2022-01-01..2022-03-31',
    '10225 cell @..2022-03-31',
    '230741 member @..2022-03-31',
  ],
  [
    '6 tháng đầu năm, mở 9 lớp. Đảng bộ hiện có 12 chi bộ, với 310 đảng viên.',
    '9 class opened @2022-01-01..2022-06-30',
    '12 cell @..2022-06-30',
    '310 member @..2022-06-30',
  ],
  ['Trong quý II, đã thành lập 4 chi bộ.', '4 cell @2022-04-01..2022-06-30'],
  [
    'Trong tháng 9/2022, Trường có 5 khoa với 44 giảng viên và 61 cán bộ.',
    '44 lecturer @..2022-09-30',
    '61 staff @..2022-09-30',
  ],
]

/** Persons of whom the text says what happened to them are no stock, however far the verb stands. */
export const happeningSentences: readonly Sentence[] = [
  [
    'Trong 9 tháng năm 2022, có 272 đảng viên sinh hoạt tại các tổ chức đảng của địa phương này bị thi hành kỷ luật.',
    '272 member @2022-01-01..2022-09-30',
  ],
  [
    '6 tháng đầu năm, có 31 đảng viên thuộc các chi bộ cơ quan, trường học và doanh nghiệp được khen thưởng.',
    '31 member commendation @2022-01-01..2022-06-30',
  ],
  [
    'Quý II, có 12 cán bộ của các phòng, khoa và trung tâm trực thuộc bị nhắc nhở.',
    '12 staff @2022-04-01..2022-06-30',
  ],
  ['6 tháng đầu năm, Trường có 12 giảng viên.', '12 lecturer @..2022-06-30'],
]

/** The day on which something was founded is no period of what it has now. */
export const foundingSentences: readonly Sentence[] = [
  ['Chi bộ được thành lập từ tháng 10/2021, hiện có 9 đảng viên.', '9 member @2022'],
  ['Trường thành lập năm 1995, có 46 giảng viên.', '46 lecturer @2022'],
  ['Trung tâm được thành lập vào năm 2003. Trung tâm mở 21 lớp.', '21 class opened @2022'],
  ['Đảng bộ được thành lập năm 2010, kết nạp 12 đảng viên.', '12 member admission @2022'],
  ['Có 4 chi bộ được thành lập năm 2020.', '4 cell @2020'],
  ['Năm 2021, thành lập 3 chi bộ.', '3 cell @2021'],
  // what there is now is known, whatever the days of the years before
  ['Trải qua 70 năm xây dựng và phát triển, Trường hiện có 46 giảng viên.', '46 lecturer @2022'],
  ['Những năm qua, Đảng bộ không ngừng lớn mạnh. Đảng bộ có 31 chi bộ.', '31 cell @2022'],
  ['Những năm qua, Đảng bộ kết nạp 96 đảng viên.', '96 member admission @none'],
  ['Năm 2015, Chi bộ có 5 đảng viên, hiện có 14 đảng viên.', '5 member @2015', '14 member @2022'],
]
