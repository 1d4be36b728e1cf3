import type { WrittenPost } from './written-posts.ts'

type Written = readonly [title: string, body: string, contradiction?: readonly number[]]

/** Parts in a sentence of their own behind the whole, results of one class, programmes beside training types, Đảng ủy and Đảng bộ. */
const written: readonly Written[] = [
  [
    'Kết nạp đảng viên',
    'Năm 2026, Huyện ủy Đông Sơn kết nạp 46 đảng viên. Trong đó, có 12 đảng viên nữ, chiếm 28,6%; 20 đảng viên người dân tộc thiểu số, chiếm 43,48%.',
    [12],
  ],
  [
    'Xếp loại đảng viên năm 2026',
    'Năm 2026, Đảng bộ xã Hòa Tân có 350 đảng viên được đánh giá, xếp loại. Trong đó, hoàn thành xuất sắc nhiệm vụ 60 đảng viên (chiếm 17,14%), hoàn thành tốt nhiệm vụ 280 đảng viên (chiếm 82%), hoàn thành nhiệm vụ 10 đảng viên (chiếm 2,86%).',
    [280],
  ],
  [
    'Bế giảng lớp trung cấp lý luận chính trị K31',
    'Năm 2026, lớp trung cấp lý luận chính trị K31 có 52 học viên. Kết quả, có 15 học viên đạt loại giỏi, chiếm 28,85%, 37 học viên đạt loại khá, chiếm 75,15%.',
    [37],
  ],
  [
    'Bế giảng lớp trung cấp lý luận chính trị K91',
    'Năm 2026, Trường bế giảng lớp trung cấp lý luận chính trị K91 với 70 học viên. Kết quả, 14 học viên tốt nghiệp loại giỏi, 50 học viên loại khá, 9 học viên loại trung bình.',
    [70, 14, 50, 9],
  ],
  [
    'Tổng kết năm 2026',
    'Năm 2026, nhà trường mở 40 lớp. Trong đó, 10 lớp trung cấp lý luận chính trị, 27 lớp bồi dưỡng và 5 lớp cao cấp lý luận chính trị.',
    [40, 10, 27, 5],
  ],
  [
    'Tổng kết năm 2026',
    'Năm 2026, nhà trường mở 14 lớp, trong đó 3 lớp cao cấp lý luận chính trị, 13 lớp bồi dưỡng.',
    [14, 3, 13],
  ],
  [
    'Đảng ủy Khối các cơ quan tỉnh năm 2026',
    'Năm 2026, Đảng ủy Khối các cơ quan tỉnh kết nạp 90 đảng viên. Trong năm 2026, Đảng bộ Khối các cơ quan tỉnh kết nạp 98 đảng viên.',
    [90, 98],
  ],
  // nothing contradicts
  [
    'Kết nạp đảng viên',
    'Năm 2026, Huyện ủy Đông Sơn kết nạp 46 đảng viên. Trong đó, có 12 đảng viên nữ, chiếm 26,1%; 20 đảng viên người dân tộc thiểu số, chiếm 43,48%.',
  ],
  [
    'Kết nạp đảng viên',
    'Năm 2026, Đảng bộ kết nạp 46 đảng viên, nâng tổng số lên 900 đảng viên. Trong đó, có 300 đảng viên nữ, chiếm 33,33%.',
  ],
  [
    'Bế giảng lớp trung cấp lý luận chính trị K91',
    'Năm 2026, Trường bế giảng lớp trung cấp lý luận chính trị K91 với 70 học viên. Kết quả học tập: 14 học viên loại giỏi, 56 học viên loại khá. Kết quả rèn luyện: 20 học viên loại giỏi, 50 học viên loại khá.',
  ],
  [
    'Bế giảng lớp trung cấp lý luận chính trị K93',
    'Năm 2026, lớp trung cấp lý luận chính trị K93 có 60 học viên: học tập 8 học viên loại giỏi; rèn luyện 21 học viên loại giỏi.',
  ],
  [
    'Bế giảng lớp trung cấp lý luận chính trị K92',
    'Năm 2026, lớp trung cấp lý luận chính trị K92 khai giảng với 66 học viên; 64 học viên tốt nghiệp, 20 học viên loại giỏi, 44 học viên loại khá.',
  ],
  [
    'Bế giảng 5 lớp',
    'Năm 2026, Trường bế giảng 5 lớp (3 lớp trung cấp lý luận chính trị, 1 lớp bồi dưỡng, 1 lớp đại học hành chính).',
  ],
  [
    'Tổng kết năm 2026',
    'Năm 2026, nhà trường mở 40 lớp. Trong đó, 10 lớp trung cấp lý luận chính trị, 27 lớp bồi dưỡng, có 4 lớp bồi dưỡng đảng viên mới.',
  ],
  [
    'Tổng kết năm 2026',
    'Năm 2026, nhà trường mở 40 lớp với 2.900 học viên. Trong đó, 3 lớp cao cấp lý luận chính trị với 180 học viên.',
  ],
  [
    'Kiểm tra',
    'Năm 2026, Đảng ủy xã có 310 đảng viên. Trong đó, 120 đảng viên nữ, chiếm 38,7% tổng số đảng viên; 30 đảng viên được miễn công tác.',
  ],
  [
    'Đào tạo',
    'Năm 2026, Trường có 40 giảng viên và 12 cán bộ. Trong đó, 18 giảng viên nữ, chiếm 34,6% tổng số.',
  ],
]

export const sentencePartPosts: readonly WrittenPost[] = written.map(
  ([title, body, contradiction], index) => ({
    name: `J${index + 1}`,
    about: body,
    publishedOn: '2026-12-20',
    title,
    body: [body],
    ...(contradiction === undefined ? {} : { contradiction }),
  }),
)
