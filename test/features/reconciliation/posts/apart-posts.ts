import type { WrittenPost } from './written-posts.ts'

/** Short posts whose numbers look alike and are of different things, by what tells them apart. */
const apart: Record<string, readonly string[]> = {
  'before and after a day of reform': [
    'Trước ngày 01/7/2025, Đảng bộ tỉnh Quảng Trị có 51.300 đảng viên. Sau hợp nhất với tỉnh Quảng Bình, Đảng bộ tỉnh Quảng Trị có 134.800 đảng viên.',
    'Trước ngày 1/7/2025, Đảng bộ xã Nam Hải có 14 chi bộ với 286 đảng viên. Hiện nay, Đảng bộ xã Nam Hải có 41 chi bộ với 903 đảng viên.',
    'Trước ngày 01 tháng 7 năm 2025, Trường Chính trị tỉnh Phú Thọ có 41 viên chức; từ ngày 01/7/2025, Trường Chính trị tỉnh Phú Thọ có 96 viên chức.',
    'Đảng bộ phường Hòa Thành trước thời điểm 01/7/2025 có 1.150 đảng viên, nay Đảng bộ phường Hòa Thành có 2.870 đảng viên.',
    'Trước 01/7/2025, Công đoàn Viên chức tỉnh có 210 cán bộ. Năm 2025, Công đoàn Viên chức tỉnh có 88 cán bộ.',
  ],
  'official and probationary members among learners': [
    'Năm 2026, lớp có 45 học viên là đảng viên chính thức, 3 học viên là đảng viên dự bị.',
    'Năm 2026, lớp K40 có 52 học viên, trong đó 47 học viên là đảng viên chính thức, 2 học viên là đảng viên dự bị.',
    'Năm 2026, Trường có 300 học viên là đảng viên chính thức và 21 học viên là đảng viên dự bị.',
    'Năm 2026, lớp K51 có 60 học viên là đảng viên, 6 học viên là đảng viên dự bị.',
    'Lớp bồi dưỡng năm 2026 có 70 học viên, gồm: 50 học viên là đảng viên chính thức; 8 học viên là đảng viên dự bị.',
  ],
  'all courses and the last one': [
    'Năm 2026, khóa 1 có 94 học viên, khóa 2 có 102 học viên. Cả hai khóa có 196 học viên.',
    'Năm 2026, khóa 1 có 20 học viên giỏi, khóa 2 có 26 học viên giỏi. Cả hai khóa có 46 học viên giỏi.',
    'Năm 2026, khóa 4 có 60 học viên, khóa 5 có 64 học viên, khóa 6 có 58 học viên. Cả ba khóa có 182 học viên.',
    'Năm 2026, khóa 7 có 80 học viên; khóa 8 có 75 học viên. Cả 2 khóa có 155 học viên.',
    'Năm 2026, khóa 1 có 41 học viên, khóa 2 có 39 học viên. Các khóa có 80 học viên.',
  ],
  'classes at the beginning of the year and new ones': [
    'Đầu năm 2026 có 13 lớp với 718 học viên, trong năm mở mới 2 lớp với 107 học viên.',
    'Năm 2026, đầu năm có 9 lớp với 480 học viên; trong năm mở mới 12 lớp với 660 học viên.',
    'Năm 2026, đầu năm, Trường có 10 lớp. Trong năm, Trường mở 22 lớp.',
    'Năm 2026, đầu năm học có 30 lớp với 1.200 học viên, tuyển sinh thêm 8 lớp với 350 học viên.',
    'Đầu năm còn 6 lớp với 310 học viên. Năm 2026, Trường mở 14 lớp với 800 học viên.',
  ],
  'those who speak': [
    'Năm 2026, chi bộ có 9 đảng viên. Có 6 lượt ý kiến phát biểu của 5 đảng viên.',
    'Năm 2026, Đảng bộ Trường có 68 đảng viên. Hội nghị nghe 12 ý kiến của 10 đảng viên.',
    'Năm 2026, Trường có 45 viên chức. Hội nghị ghi nhận ý kiến tham gia của 14 viên chức.',
    'Năm 2026, Khoa có 12 giảng viên. Buổi tọa đàm có tham luận của 4 giảng viên.',
    'Năm 2026, Đảng bộ có 210 đảng viên. Đại hội nhận 31 ý kiến góp ý của 27 đảng viên.',
  ],
  'lecturers and staff': [
    'Năm 2026, 7 cán bộ, viên chức được tặng giấy khen và 2 giảng viên được công nhận giảng viên chính.',
    'Năm 2026, có 7 viên chức được tặng giấy khen. Có 4 giảng viên được tặng giấy khen.',
    'Năm 2026, 15 cán bộ được khen thưởng; 6 giảng viên được khen thưởng.',
    'Năm 2026, Trường cử 20 viên chức đi học. Trường cử 9 giảng viên đi học.',
    'Năm 2026, Trường biểu dương 30 cán bộ, viên chức. Nhân dịp này, Trường biểu dương 11 giảng viên.',
  ],
  'a number behind the percentage of its plan': [
    'Năm 2026, Đảng bộ xã Tân Hòa có 874 đảng viên; kết nạp 14 đảng viên, đạt 56% chỉ tiêu năm (25 đảng viên).',
    'Năm 2026, Trường thực hiện 58 lớp, vượt 11,5% kế hoạch (52 lớp).',
    'Năm 2026, Trường mở 45 lớp với 2.400 học viên, đạt 90% kế hoạch năm (50 lớp).',
    'Năm 2026, kết nạp 120 đảng viên, đạt 80% chỉ tiêu được giao (150 đảng viên).',
    'Năm 2026, Trường bồi dưỡng 900 học viên, đạt 75% kế hoạch đề ra (1.200 học viên).',
  ],
  'associations of communes': [
    'Năm 2026, Hội Nông dân xã An Bình mở 7 lớp, Hội Nông dân xã Mỹ Thạnh mở 5 lớp.',
    'Năm 2026, Hội Phụ nữ xã An Bình mở 3 lớp; Hội Phụ nữ xã Mỹ Thạnh mở 4 lớp.',
    'Năm 2026, Hội Cựu chiến binh xã An Bình mở 1 lớp. Hội Cựu chiến binh phường Tân Lập mở 2 lớp.',
    'Năm 2026, Hội Liên hiệp Phụ nữ tỉnh mở 8 lớp. Liên đoàn Lao động tỉnh mở 11 lớp.',
    'Năm 2026, Đoàn Thanh niên xã An Bình mở 2 lớp, Đoàn Thanh niên xã Mỹ Thạnh mở 6 lớp.',
  ],
}

/** The same in posts about one class or organisation, in which more has to be told apart. */
const longer: readonly (readonly [string, string])[] = [
  [
    'Sinh hoạt chuyên đề năm 2026 của Chi bộ Khoa Xây dựng Đảng',
    'Chi bộ có 9 đảng viên, trong đó 8 đảng viên dự sinh hoạt, 1 đảng viên vắng có lý do. Có 6 lượt ý kiến phát biểu của 5 đảng viên.',
  ],
  [
    'Kết quả học tập năm 2026 của lớp K40',
    'Lớp có 48 học viên, 30 nam, 18 nữ. Có 45 học viên là đảng viên chính thức, 3 học viên là đảng viên dự bị.',
  ],
  [
    'Tổng kết năm 2026 lớp bồi dưỡng quốc phòng, an ninh đối tượng 3',
    'Khóa 1 có 94 học viên, khóa 2 có 102 học viên. Khóa 1 có 20 học viên giỏi, khóa 2 có 26 học viên giỏi. Cả hai khóa có 196 học viên, trong đó 46 học viên giỏi, 150 học viên khá. Khen thưởng 12 học viên.',
  ],
  [
    'Báo cáo nhanh tình hình lớp học năm 2026',
    'Trường hiện có 11 lớp đang học với 604 học viên. Đầu năm có 13 lớp với 718 học viên, trong tháng 1 bế giảng 4 lớp với 221 học viên và mở mới 2 lớp với 107 học viên.',
  ],
  [
    'Hội Nông dân tỉnh tập huấn kỹ thuật năm 2026',
    'Từ đầu năm đến nay, các cấp Hội Nông dân mở 86 lớp tập huấn kỹ thuật cho 4.730 lượt hội viên. Hội Nông dân xã An Bình mở 7 lớp cho 385 lượt hội viên, Hội Nông dân xã Mỹ Thạnh mở 5 lớp cho 260 lượt hội viên.',
  ],
]

/** Posts whose periods and shifts were once compared with each other. */
const ofOneYear: Record<string, readonly string[]> = {
  'the same months of the year before': [
    '10 tháng năm 2026, toàn tỉnh kết nạp 2.318 đảng viên, đạt 92,7% kế hoạch năm. Cùng kỳ năm 2025, toàn tỉnh kết nạp 2.145 đảng viên. Như vậy, số đảng viên kết nạp tăng 173 đồng chí.',
    'Quý III năm 2026, Trường mở 11 lớp với 740 học viên. Cùng kỳ năm trước, Trường mở 9 lớp với 602 học viên.',
    'Sáu tháng đầu năm 2026, Ủy ban kiểm tra giám sát 40 đảng viên; cùng kỳ năm 2025, giám sát 31 đảng viên.',
  ],
  'what is done so far, and the estimate of the year': [
    'Kế hoạch năm 2026, Trung tâm Chính trị mở 24 lớp với 1.800 học viên. Đến hết tháng 9, Trung tâm đã mở 19 lớp với 1.467 học viên, đạt 79,2% kế hoạch về số lớp. Ước cả năm mở 25 lớp với 1.920 học viên, đạt 104,2% kế hoạch.',
    'Năm 2026, đến hết tháng 10, Đảng bộ phường kết nạp 41 đảng viên; ước cả năm kết nạp 50 đảng viên.',
    'Năm 2026, đến hết tháng 9, Trường mở 19 lớp. Trong tháng 9, Trường mở 2 lớp.',
    'Kế hoạch cả năm 2026 là 50 lớp với 3.300 học viên. Năm 2026, Trường mở 44 lớp với 3.010 học viên.',
  ],
  'one shift and the others': [
    'Trung tâm Chính trị phường Sao Đỏ khai giảng lớp bồi dưỡng nhận thức về Đảng đợt 3 năm 2026 cho 96 học viên. Đợt 1 có 84 học viên, đợt 2 có 102 học viên. Cả 3 đợt có 282 học viên, trong đó 167 học viên là nữ.',
    'Năm 2026, lớp bồi dưỡng đảng viên mới đợt 2 có 61 học viên. Đợt 1 có 75 học viên.',
    'Năm 2026, lớp bồi dưỡng cấp ủy viên khóa 4 có 80 học viên. Khóa 3 có 92 học viên được cấp chứng chỉ.',
  ],
  'a class and those who lead it': [
    'Tháng 9/2026, khai giảng lớp cao cấp lý luận chính trị với 48 học viên. Học viên đến từ 15 sở, ngành. Ban cán sự lớp có 5 đồng chí.',
    'Năm 2026, lớp K51 có 60 học viên. Ban cán sự lớp gồm 3 đồng chí.',
  ],
}

/** Contradictions beside them, which are still found. */
const contradictory: readonly (readonly [string, readonly number[]])[] = [
  ['Năm 2026, chi bộ có 9 đảng viên: 8 đảng viên chính thức và 2 đảng viên dự bị.', [9, 8, 2]],
  ['Năm 2026, Trường mở 22 lớp. Trong năm 2026, Trường mở 24 lớp.', [22, 24]],
  ['Năm 2026, 7 viên chức được tặng giấy khen. Năm 2026, 9 viên chức được tặng giấy khen.', [7, 9]],
  ['Năm 2026, Hội Nông dân xã An Bình mở 7 lớp. Năm 2026, Hội Nông dân xã An Bình mở 8 lớp.', [7, 8]],
  ['Năm 2026, lớp K40 có 48 học viên. Lớp K40 có 50 học viên.', [48, 50]],
  [
    'Quý II năm 2026, kết nạp 31 đảng viên. Cùng kỳ năm 2025, kết nạp 28 đảng viên. Quý II năm 2025, kết nạp 26 đảng viên.',
    [28, 26],
  ],
  ['Năm 2026, lớp K40 có 48 học viên, có 50 học viên lớp K40 được cấp bằng.', [48, 50]],
]

export const apartPosts: readonly WrittenPost[] = [
  ...Object.entries({ ...apart, ...ofOneYear }).flatMap(([about, bodies]) =>
    bodies.map((body) => ({ about, body })),
  ),
  ...longer.map(([title, body]) => ({ about: title, title, body })),
  ...contradictory.map(([body, contradiction]) => ({ about: body, body, contradiction })),
].map(({ about, body, ...key }, index) => ({
  name: `G${index + 1}`,
  about: `${about}: ${body}`,
  publishedOn: '2026-12-20',
  title: 'Tin hoạt động',
  body: [body],
  ...key,
}))
