import type { WrittenPost } from './written-posts.ts'

const post = (
  name: string,
  about: string,
  title: string,
  body: string,
  contradiction?: readonly number[],
): WrittenPost => ({
  name,
  about,
  publishedOn: '2022-12-28',
  title,
  body: [body],
  ...(contradiction === undefined ? {} : { contradiction }),
})

/**
 * Percentages beside a part without its whole, beside shares that only words tell apart, and of quần chúng; lists of a programme and a
 * training type. All were written down before they were compared.
 */
export const partPosts: readonly WrittenPost[] = [
  // contradictions
  post(
    'W1',
    'a percentage behind a part',
    'Đảng viên nữ năm 2022',
    'Năm 2022, Đảng bộ có 200 đảng viên, trong đó 60 đảng viên nữ, chiếm 45%.',
    [60],
  ),
  post(
    'W2',
    'a percentage in brackets behind a part',
    'Học viên là đảng viên năm 2022',
    'Lớp có 90 học viên, trong đó có 81 học viên là đảng viên (80%).',
    [81],
  ),
  post(
    'W3',
    'a percentage behind the persons of a group',
    'Giảng viên năm 2022',
    'Nhà trường có 50 giảng viên, trong đó giảng viên nữ 30 người, chiếm tỷ lệ 75%.',
    [30],
  ),
  post(
    'W4',
    'a percentage of new members',
    'Kết nạp đảng viên năm 2022',
    'Năm 2022, Đảng bộ kết nạp 64 đảng viên, trong đó có 16 đảng viên là người dân tộc thiểu số, chiếm 30%.',
    [16],
  ),
  post(
    'W5',
    'a percentage of learners with a result',
    'Kết quả thi năm 2022',
    'Năm 2022, có 120 học viên tốt nghiệp, trong đó 18 học viên loại giỏi, chiếm 25%.',
    [18],
  ),
  post(
    'W6',
    'a share that only words tell apart',
    'Chuẩn hóa giảng viên năm 2022',
    'Năm 2022, Trường có 33/44 giảng viên có trình độ sau đại học, đạt 85%.',
    [33],
  ),
  post(
    'W7',
    'a share of staff in brackets',
    'Cán bộ cấp xã năm 2022',
    'Năm 2022, huyện có 150/200 cán bộ có trình độ trung cấp trở lên (chiếm 65%).',
    [150],
  ),
  post(
    'W8',
    'a share of quần chúng',
    'Phát triển đảng năm 2022',
    'Năm 2022, có 30/120 quần chúng ưu tú được kết nạp Đảng, bằng 20%.',
    [30],
  ),
  post(
    'W9',
    'a share of quần chúng behind other words',
    'Kết nạp đảng năm 2022',
    'Năm 2022, kết nạp được 6/24 quần chúng, chiếm 35%.',
    [6],
  ),
  post(
    'W10',
    'a list behind gồm of a programme and a type that is more than its whole',
    'Trường Chính trị tổng kết năm 2022',
    'Năm 2022, Trường mở 26 lớp, gồm 9 lớp trung cấp lý luận chính trị và 19 lớp bồi dưỡng.',
    [26, 9, 19],
  ),
  post(
    'W11',
    'such a list that is less than its whole',
    'Trung tâm Chính trị huyện năm 2022',
    'Năm 2022, Trung tâm mở 40 lớp, bao gồm: 12 lớp trung cấp lý luận chính trị, 26 lớp bồi dưỡng.',
    [40, 12, 26],
  ),
  post(
    'W12',
    'such a list of learners',
    'Kết quả đào tạo năm 2022',
    'Năm 2022, Trường có 1.200 học viên, gồm 300 học viên trung cấp lý luận chính trị và 800 học viên bồi dưỡng.',
    [1200, 300, 800],
  ),
  // no contradictions
  post(
    'V13',
    'a list of a programme and a type that is all, with another view of it',
    'Trường Chính trị tổng kết năm 2022',
    'Năm 2022, Trường mở 26 lớp, gồm 9 lớp trung cấp lý luận chính trị và 17 lớp bồi dưỡng; trong đó 20 lớp mở tại trường.',
  ),
  post(
    'V14',
    'an open list of a programme and a type',
    'Trung tâm Chính trị huyện năm 2022',
    'Năm 2022, Trung tâm mở 18 lớp, gồm 4 lớp trung cấp lý luận chính trị, 12 lớp bồi dưỡng và các lớp khác.',
  ),
  post(
    'V15',
    'a programme that lies in a type',
    'Mở lớp năm 2022',
    'Năm 2022, Trường mở 31 lớp, gồm 5 lớp trung cấp lý luận chính trị và 26 lớp bồi dưỡng. Trong đó có 8 lớp bồi dưỡng ngạch chuyên viên.',
  ),
  post(
    'V16',
    'a list of a programme and a type beside plans',
    'Kết quả đào tạo năm 2022',
    'Năm 2022, Trường mở 40 lớp, gồm 12 lớp trung cấp lý luận chính trị và 28 lớp bồi dưỡng. Có 36 lớp trong kế hoạch, 4 lớp ngoài kế hoạch.',
  ),
  post(
    'V1',
    'a percentage of another whole, which is named',
    'Đảng viên nữ năm 2022',
    'Năm 2022, Đảng bộ kết nạp 80 đảng viên, trong đó 20 đảng viên nữ, chiếm 12% số đảng viên nữ được kết nạp toàn tỉnh.',
  ),
  post(
    'V2',
    'a percentage that fits',
    'Kết nạp đảng viên năm 2022',
    'Năm 2022, Đảng bộ kết nạp 64 đảng viên, trong đó có 16 đảng viên nữ, chiếm 25%, tăng 4,5% so với năm 2021.',
  ),
  post(
    'V3',
    'a percentage of an earlier whole',
    'Giảng viên năm 2022',
    'Trường có 80 cán bộ, viên chức; có 50 giảng viên, trong đó 30 giảng viên nữ, chiếm 37,5%.',
  ),
  post(
    'V4',
    'a percentage of a target',
    'Kết nạp đảng viên năm 2022',
    'Năm 2022, Đảng bộ kết nạp 64 đảng viên, trong đó có 16 đảng viên là học sinh, đạt 80%.',
  ),
  post(
    'V5',
    'percentages that are rounded or bounds',
    'Kết quả thi năm 2022',
    'Năm 2022, có 120 học viên tốt nghiệp, trong đó 19 học viên loại giỏi, chiếm gần 16%; 80 học viên loại khá, chiếm 66,7%.',
  ),
  post(
    'V6',
    'a percentage of two parts together',
    'Kết quả thi năm 2022',
    'Có 120 học viên tốt nghiệp, trong đó 20 học viên loại giỏi, 76 học viên loại khá, chiếm 80%.',
  ),
  post(
    'V7',
    'a percentage of a number that is not counted',
    'Đảng bộ năm 2022',
    'Đảng bộ có 200 đảng viên, trong đó có 40 cấp ủy viên, 10 đảng viên nữ, chiếm 25%.',
  ),
  post(
    'V8',
    'a percentage of several results, which are named',
    'Kết quả thi năm 2022',
    'Lớp có 50 học viên, trong đó 10 học viên giỏi, 35 học viên khá, đạt tỷ lệ khá, giỏi 90%.',
  ),
  post(
    'V9',
    'a target beside a share',
    'Chuẩn hóa giảng viên năm 2022',
    'Năm 2022, Trường có 33/44 giảng viên có trình độ sau đại học, chỉ tiêu là 85%.',
  ),
  post(
    'V10',
    'growth beside a share',
    'Cán bộ cấp xã năm 2022',
    'Năm 2022, huyện có 150/200 cán bộ có trình độ trung cấp trở lên, tăng 6% so với năm trước.',
  ),
  post(
    'V11',
    'a share of quần chúng that fits, and a target',
    'Phát triển đảng năm 2022',
    'Năm 2022, có 30/120 quần chúng ưu tú được kết nạp Đảng, bằng 25%. Có 12/20 quần chúng được kết nạp, đạt 50% chỉ tiêu.',
  ),
  post(
    'V12',
    'shares of lecturers by degrees that overlap',
    'Giảng viên năm 2022',
    'Năm 2022, có 28/35 giảng viên có trình độ thạc sĩ, 20/35 giảng viên có chứng chỉ tin học, 12/35 giảng viên có bằng cao cấp.',
  ),
  // riêng
  {
    name: 'V17',
    about: 'a part that riêng names',
    publishedOn: '2022-12-28',
    title: 'Bồi dưỡng năm 2022',
    body: [
      'Năm 2022, Trường mở 8 lớp bồi dưỡng ngạch chuyên viên với 520 học viên. Riêng ngành y tế có 3 lớp bồi dưỡng ngạch chuyên viên với 190 học viên.',
    ],
  },
  {
    name: 'V18',
    about: 'members of one field alone',
    publishedOn: '2022-12-28',
    title: 'Kết nạp đảng viên năm 2022',
    body: ['Năm 2022, Đảng bộ kết nạp 96 đảng viên. Riêng lĩnh vực giáo dục kết nạp 31 đảng viên.'],
  },
  {
    name: 'V19',
    about: 'a month that riêng names, and a block',
    publishedOn: '2022-12-28',
    title: 'Kết nạp đảng viên tháng 9 năm 2022',
    body: [
      'Chín tháng năm 2022, toàn huyện kết nạp 120 đảng viên. Riêng tháng 9, kết nạp 14 đảng viên; riêng khối trường học có 5 đảng viên.',
    ],
  },
  {
    name: 'V20',
    about: 'staff of one level alone',
    publishedOn: '2022-12-28',
    title: 'Bồi dưỡng cán bộ năm 2022',
    body: ['Năm 2022, có 1.450 cán bộ được bồi dưỡng. Riêng cấp cơ sở có 1.020 cán bộ được bồi dưỡng.'],
  },
  // organisations that are wider than the one of the post
  {
    name: 'V21',
    about: 'a cell, and the Party organisation that it belongs to',
    publishedOn: '2022-12-28',
    title: 'Chi bộ Phòng Tổ chức dẫn đầu thi đua năm 2022',
    body: ['Năm 2022, Đảng bộ Trường có 54 đảng viên. Chi bộ Phòng Tổ chức có 9 đảng viên.'],
  },
  {
    name: 'V22',
    about: 'a district in a province',
    publishedOn: '2022-12-28',
    title: 'Huyện Phù Cừ phát triển đảng năm 2022',
    body: ['Năm 2022, huyện Phù Cừ kết nạp 86 đảng viên. Tỉnh Hưng Yên kết nạp 1.204 đảng viên.'],
  },
  {
    name: 'V23',
    about: 'communes before their merger',
    publishedOn: '2022-12-28',
    title: 'Đảng bộ xã Yên Phú năm 2025',
    body: [
      'Trước khi hợp nhất, Đảng bộ xã Yên Phú có 17 chi bộ; Đảng bộ xã Trung Hòa có 21 chi bộ; Đảng bộ xã Yên Hòa có 20 chi bộ. Năm 2025, Đảng bộ xã có 58 chi bộ.',
    ],
  },
  // groups that overlap
  {
    name: 'V24',
    about: 'women and Party members of one class',
    publishedOn: '2022-12-28',
    title: 'Lớp K77 năm 2022',
    body: ['Năm 2022, lớp có 70 học viên, gồm 30 nữ, 64 đảng viên.'],
  },
  {
    name: 'V25',
    about: 'women and minorities of new members',
    publishedOn: '2022-12-28',
    title: 'Kết nạp đảng viên năm 2022',
    body: ['Năm 2022, Đảng bộ kết nạp 40 đảng viên, gồm 22 nữ, 9 người dân tộc thiểu số.'],
  },
  // two years, one of them as of a day
  {
    name: 'V26',
    about: 'staff of two years, and those of now once more',
    publishedOn: '2022-12-28',
    title: 'Sắp xếp bộ máy của Trường',
    body: [
      'Năm 2017, Trường có 64 viên chức. Đến năm 2022, Trường có 53 viên chức.',
      'Trong 53 viên chức có 37 giảng viên.',
    ],
  },
  post(
    'V27',
    'a programme behind a list of a programme and a type',
    'Kết quả đào tạo năm 2022',
    'Năm 2022, Trường mở 34 lớp, gồm 10 lớp trung cấp lý luận chính trị và 24 lớp bồi dưỡng. Trường còn phối hợp mở 2 lớp cao cấp lý luận chính trị.',
  ),
]
