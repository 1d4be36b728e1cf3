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

/** Contradictions beside them, which are still found. */
const contradictory: readonly (readonly [string, readonly number[]])[] = [
  ['Năm 2026, chi bộ có 9 đảng viên: 8 đảng viên chính thức và 2 đảng viên dự bị.', [9, 8, 2]],
  ['Năm 2026, Trường mở 22 lớp. Trong năm 2026, Trường mở 24 lớp.', [22, 24]],
  ['Năm 2026, 7 viên chức được tặng giấy khen. Năm 2026, 9 viên chức được tặng giấy khen.', [7, 9]],
  ['Năm 2026, Hội Nông dân xã An Bình mở 7 lớp. Năm 2026, Hội Nông dân xã An Bình mở 8 lớp.', [7, 8]],
  ['Năm 2026, lớp K40 có 48 học viên. Lớp K40 có 50 học viên.', [48, 50]],
]

export const apartPosts: readonly WrittenPost[] = [
  ...Object.entries(apart).flatMap(([about, bodies]) => bodies.map((body) => ({ about, body }))),
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
