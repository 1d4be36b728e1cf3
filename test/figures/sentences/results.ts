import type { Sentence } from './sentence.ts'

/** Grades of percentages and counts, with the label before or behind. */
export const resultSentences: readonly Sentence[] = [
  [
    '18,8% học viên đạt loại giỏi và 81,2% học viên đạt loại khá.',
    '18.8 percent r:very_good',
    '81.2 percent r:good',
  ],
  [
    'Chi bộ có 10% đảng viên hoàn thành xuất sắc nhiệm vụ, 90% hoàn thành tốt nhiệm vụ.',
    '10 percent g:excellent',
    '90 percent g:good',
  ],
  ['Xếp loại: Tốt: 60% Khá: 30% TB: 10%', '60 percent detail', '30 percent r:good', '10 percent r:average'],
  [
    'Lớp có 50 học viên: giỏi 10, khá 30, TB 10.',
    '50 learner',
    '10 learner r:very_good',
    '30 learner r:good',
    '10 learner r:average',
  ],
  ['Xếp loại giỏi 20 học viên; TB 10 học viên.', '20 learner r:very_good', '10 learner r:average'],
  ['100% đảng viên hoàn thành tốt nhiệm vụ trở lên.', '100 percent'],
  // our own
  [
    'Kết quả: xuất sắc 2%, giỏi 25,5%, khá 60%, trung bình 12,5%.',
    '2 percent r:excellent',
    '25.5 percent r:very_good',
    '60 percent r:good',
    '12.5 percent r:average',
  ],
  [
    'Có 12 học viên đạt loại giỏi (chiếm 20%), 48 học viên đạt loại khá (chiếm 80%).',
    '12 learner r:very_good',
    '20 percent r:very_good',
    '48 learner r:good',
    '80 percent r:good',
  ],
  [
    'Có 15% học viên xếp loại giỏi, 70% xếp loại khá, 15% xếp loại trung bình.',
    '15 percent r:very_good',
    '70 percent r:good',
    '15 percent r:average',
  ],
  [
    'Loại giỏi: 14 học viên; loại khá: 40 học viên; loại trung bình: 6 học viên.',
    '14 learner r:very_good',
    '40 learner r:good',
    '6 learner r:average',
  ],
  ['95% đảng viên hoàn thành nhiệm vụ trở lên.', '95 percent'],
  [
    'Xếp loại đảng viên: hoàn thành xuất sắc nhiệm vụ 15%, hoàn thành tốt nhiệm vụ 80%, hoàn thành nhiệm vụ 5%.',
    '15 percent g:excellent',
    '80 percent g:good',
    '5 percent g:completed',
  ],
  [
    'Lớp có 62 học viên: xuất sắc 1, giỏi 9, khá 52.',
    '62 learner',
    '1 learner r:excellent',
    '9 learner r:very_good',
    '52 learner r:good',
  ],
  ['Hạnh kiểm: Tốt 92%; Khá 7%; TB 1%.', '92 percent detail', '7 percent r:good', '1 percent r:average'],
  ['Tỷ lệ học viên tốt nghiệp loại khá, giỏi đạt 90%.', '90 percent'],
]

/** Training types of the own part, commendations and surveys. */
export const partSentences: readonly Sentence[] = [
  [
    'Bế giảng 7 lớp (4 lớp trung cấp lý luận chính trị, 2 lớp bồi dưỡng, 1 lớp đại học hành chính).',
    '7 class closed',
    '4 class p:TCLLCT degree closed',
    '2 class in_service closed',
    '1 class degree closed',
  ],
  ['Tặng bằng khen cho 5 học viên có thành tích xuất sắc.', '5 learner'],
  ['Có 60% số người được hỏi cho rằng việc này làm tốt và khá tốt.', '60 percent'],
  // our own
  [
    'Khai giảng 5 lớp (3 lớp bồi dưỡng chuyên viên, 1 lớp cao học, 1 lớp bồi dưỡng).',
    '5 class opened',
    '3 class p:BD-CV in_service opened',
    '1 class p:CH degree opened',
    '1 class in_service opened',
  ],
  [
    'Mở 9 lớp (5 lớp bồi dưỡng, 3 lớp đại học, 1 lớp cao đẳng).',
    '9 class opened',
    '5 class in_service opened',
    '3 class degree opened',
    '1 class degree opened',
  ],
  ['Khen thưởng 12 học viên đạt thành tích xuất sắc trong học tập.', '12 learner'],
  ['Trao giấy khen cho 03 học viên xuất sắc tiêu biểu.', '3 learner'],
  ['Biểu dương 8 học viên giỏi tiêu biểu.', '8 learner'],
  ['Khảo sát cho thấy 75% ý kiến đánh giá khá và tốt.', '75 percent'],
  ['82% người dân được hỏi đánh giá chất lượng phục vụ đạt khá.', '82 percent'],
  ['Có 45% số phiếu cho rằng kết quả học tập ở mức trung bình.', '45 percent'],
  ['Lớp có 4 học viên đạt loại xuất sắc.', '4 learner r:excellent'],
  ['Tuyên dương 3 đảng viên hoàn thành xuất sắc nhiệm vụ.', '3 member g:excellent commendation'],
]

/** Groups count the noun of the whole. */
export const groupSentences: readonly Sentence[] = [
  [
    'Học viên nữ 1.250 người, người dân tộc thiểu số 210 người.',
    '1250 learner female',
    '210 learner minority',
  ],
  ['Học viên là nữ 1.250 người.', '1250 learner female'],
  ['Chi bộ có 90 đảng viên, trong đó đảng viên nữ là 30 đồng chí.', '90 member', '30 member female'],
  [
    'Mở 10 lớp với 500 học viên (trong đó 300 nữ, 120 người dân tộc thiểu số, 450 đảng viên).',
    '10 class opened',
    '500 learner opened',
    '300 learner female opened',
    '120 learner minority opened',
    '450 learner party_member opened',
  ],
  ['Có 03 đảng viên được miễn công tác.', '3 member detail'],
  // our own
  [
    'Lớp có 80 học viên, trong đó nữ 35, dân tộc thiểu số 12.',
    '80 learner',
    '35 learner female',
    '12 learner minority',
  ],
  ['Lớp có 72 học viên (28 nữ, 60 đảng viên).', '72 learner', '28 learner female', '60 learner party_member'],
  ['Học viên là người dân tộc thiểu số: 46 người.', '46 learner minority'],
  [
    'Trường có 60 cán bộ, giảng viên, trong đó 32 nữ và 51 đảng viên.',
    '60 staff',
    '32 staff female',
    '51 staff party_member',
  ],
  ['Đảng viên nữ: 19 đồng chí.', '19 member female'],
  [
    'Kết nạp 10 đảng viên, trong đó có 4 nữ, 2 người dân tộc thiểu số.',
    '10 member admission',
    '4 member female admission',
    '2 member minority admission',
  ],
  ['Lớp có 55 học viên, trong đó học viên nữ là 20 người.', '55 learner', '20 learner female'],
  ['Số học viên nữ là 410 người, chiếm 38%.', '410 learner female', '38 percent female'],
  ['Có 2 đảng viên được miễn sinh hoạt.', '2 member detail'],
  [
    'Trường có 40 giảng viên (22 nữ; 36 đảng viên).',
    '40 lecturer',
    '22 lecturer female',
    '36 lecturer party_member',
  ],
]

/** A programme is a name and not any run of words. */
export const programmeSentences: readonly Sentence[] = [
  ['Số lớp đào tạo trực tuyến là 30 lớp.', '30 class degree'],
  ['Tổ chức cho 2 lớp bồi dưỡng đi nghiên cứu thực tế.', '2 class in_service'],
  ['Tập huấn tương tự cho 130 học viên.', '130 learner in_service'],
  [
    'Bồi dưỡng bí thư chi bộ 08 lớp, cấp ủy viên cơ sở 08 lớp.',
    '8 class p:BD-BTCB in_service',
    '8 class p:BD-CU in_service',
  ],
  // our own
  ['Trường tổ chức đào tạo theo hướng mở cho 40 học viên.', '40 learner degree'],
  ['Đưa 3 lớp bồi dưỡng đi tham quan.', '3 class in_service'],
  ['Tiếp tục đào tạo trực tiếp 12 lớp.', '12 class degree'],
  ['Bồi dưỡng kỹ năng lãnh đạo: 04 lớp.', '4 class p:Bồi_dưỡng_kỹ_năng_lãnh_đạo in_service'],
  [
    'Bồi dưỡng kiến thức quốc phòng, an ninh đối tượng 3: 02 lớp với 120 học viên.',
    '2 class p:BD-QPAN in_service',
    '120 learner p:BD-QPAN in_service',
  ],
  [
    'Bồi dưỡng chuyên viên chính 03 lớp, lãnh đạo cấp phòng 02 lớp.',
    '3 class p:BD-CVC in_service',
    '2 class p:BD-LDCP in_service',
  ],
  ['Trường đào tạo thêm 5 lớp.', '5 class degree'],
  ['Tổ chức bồi dưỡng tại huyện cho 3 lớp.', '3 class in_service'],
  ['Bồi dưỡng như mọi năm 6 lớp.', '6 class in_service'],
  ['Mở 02 lớp bồi dưỡng nghiệp vụ công tác đảng.', '2 class p:BD-CTD in_service opened'],
]
