import type { Sentence } from './sentence.ts'

/** `đồng chí`, `người` and `em` of persons that are not counted. */
export const otherPersonSentences: readonly Sentence[] = [
  ['Chi bộ có 18 đảng viên; dân quân thường trực 24 đồng chí.', '18 member'],
  ['Đảng bộ xã có 210 đảng viên, hội viên nông dân 640 người.', '210 member'],
  ['Chi bộ có 22 đảng viên, đoàn viên thanh niên 40 đồng chí.', '22 member'],
  ['Đảng bộ phường có 310 đảng viên; lực lượng dân phòng 45 người.', '310 member'],
  ['Trường có 52 cán bộ, giáo viên; phụ huynh dự họp 480 người.', '52 staff'],
  ['Chi bộ có 16 đảng viên, hội viên cựu chiến binh 75 đồng chí.', '16 member'],
  ['Trường có 22 lớp, tổng số học sinh là 712 em.', '22 class'],
  ['Nâng tổng số học sinh toàn trường lên 712 em, biên chế thành 22 lớp.', '22 class'],
  [
    'Đảng bộ xã có 150 đảng viên; dân quân 64 đồng chí, trong đó đảng viên 18 đồng chí.',
    '150 member',
    '18 member',
  ],
  ['Có 145 thanh niên nhập ngũ, trong đó 31 đồng chí có trình độ đại học.'],
  ['Kẻ gian giả danh cán bộ, lừa tiền của 14 người.'],
  // persons of the noun before
  ['Đội ngũ giảng viên hiện có 34 đồng chí.', '34 lecturer'],
  ['Trong số đảng viên mới có 20 đồng chí là nữ.', '20 member female'],
]

/** Wordings of admissions to the Party. */
export const admissionWordings: readonly Sentence[] = [
  ['Giới thiệu 57 đoàn viên ưu tú cho Đảng, có 31 đồng chí được kết nạp.', '31 member admission'],
  ['Giới thiệu 66 hội viên ưu tú cho Đảng, trong đó 29 chị được kết nạp.', '29 member admission'],
  ['Có 74 đoàn viên được đứng vào hàng ngũ của Đảng.', '74 member admission'],
  ['Huyện đoàn có 176 đoàn viên được kết nạp Đảng.', '176 member admission'],
  ['Có 12 công nhân được kết nạp Đảng.', '12 member admission'],
  ['Bồi dưỡng 40 quần chúng, 25 người được kết nạp Đảng.', '25 member admission'],
  ['Qua đó, 9 học sinh vinh dự được kết nạp vào Đảng.', '9 member admission'],
  ['Năm qua có 15 thanh niên được đứng trong hàng ngũ của Đảng.', '15 member admission'],
  // other organisations
  ['Có 120 thanh niên được kết nạp vào Đoàn.'],
  ['Hội kết nạp 45 hội viên mới.'],
  ['Có 30 đội viên được kết nạp Đoàn.'],
]

/** Grades before their numbers in a list. */
export const gradeListSentences: readonly Sentence[] = [
  [
    'Chi bộ gồm 23 đ/c, xếp loại: HTXSNV 4 đ/c, HTTNV 18 đ/c, HTNV 1 đ/c.',
    '23 member',
    '4 member g:excellent',
    '18 member g:good',
    '1 member g:completed',
  ],
  [
    'Chi bộ có 30 đảng viên: hoàn thành xuất sắc nhiệm vụ 5 đồng chí, hoàn thành tốt nhiệm vụ 22 đồng chí, hoàn thành nhiệm vụ 3 đồng chí.',
    '30 member',
    '5 member g:excellent',
    '22 member g:good',
    '3 member g:completed',
  ],
  [
    'Đảng bộ có 120 đảng viên, trong đó hoàn thành xuất sắc nhiệm vụ 20 đảng viên, hoàn thành tốt nhiệm vụ 95 đảng viên, hoàn thành nhiệm vụ 5 đảng viên.',
    '120 member',
    '20 member g:excellent',
    '95 member g:good',
    '5 member g:completed',
  ],
  ['Phân loại đảng viên: HTXSNV 6 đ/c; HTTNV 30 đ/c.', '6 member g:excellent', '30 member g:good'],
  [
    'Có 8 chi bộ được xếp loại: hoàn thành tốt nhiệm vụ 7 chi bộ, hoàn thành nhiệm vụ 1 chi bộ.',
    '8 cell',
    '7 cell g:good',
    '1 cell g:completed',
  ],
  // behind their numbers
  [
    'Chi bộ có 30 đảng viên, 5 đồng chí hoàn thành xuất sắc nhiệm vụ, 25 đồng chí hoàn thành tốt nhiệm vụ.',
    '30 member',
    '5 member g:excellent',
    '25 member g:good',
  ],
]

/** Lists behind the count that they divide, and not behind the first one of the sentence. */
export const ownListSentences: readonly Sentence[] = [
  [
    'Kiểm tra 16 đảng viên; thi hành kỷ luật 9 đồng chí (khiển trách 6, cảnh cáo 3).',
    '16 member',
    '9 member',
    '6 member detail',
    '3 member detail',
  ],
  [
    'Giám sát 40 đảng viên, kỷ luật 12 đảng viên (khiển trách 8, cảnh cáo 4).',
    '40 member',
    '12 member',
    '8 member detail',
    '4 member detail',
  ],
  [
    'Khoa có 24 giảng viên: 3 phó giáo sư, 11 tiến sĩ, 10 thạc sĩ; công bố 17 bài báo.',
    '24 lecturer',
    '3 lecturer detail',
    '11 lecturer detail',
    '10 lecturer detail',
    '17 paper',
  ],
  [
    'Bộ môn có 12 giảng viên, gồm 5 tiến sĩ, 7 thạc sĩ; đảm nhận 4 đề tài cấp trường.',
    '12 lecturer',
    '5 lecturer detail',
    '7 lecturer detail',
    '4 topic l:school',
  ],
  [
    'Trường có 30 giảng viên (1 giáo sư, 4 phó giáo sư, 25 tiến sĩ).',
    '30 lecturer',
    '1 lecturer detail',
    '4 lecturer detail',
    '25 lecturer detail',
  ],
  [
    'Nghiệm thu 7 đề tài cấp cơ sở, trong đó 5 đề tài xếp loại xuất sắc.',
    '7 topic l:grassroots',
    '5 topic r:excellent l:grassroots',
  ],
]

/** The total that an activity has made larger is no number of what was done. */
export const raisedTotalSentences: readonly Sentence[] = [
  [
    'Kết nạp 67 đảng viên, nâng tổng số đảng viên trong toàn Đảng bộ huyện lên 1.153 đồng chí.',
    '67 member admission',
    '1153 member',
  ],
  [
    'Chi bộ kết nạp 17 đảng viên, trong đó có 9 đảng viên nữ, nâng tổng số đảng viên của Chi bộ lên 48 đồng chí.',
    '17 member admission',
    '9 member admission female',
    '48 member',
  ],
  [
    'Kết nạp 31 quần chúng vào Đảng, đưa tổng số đảng viên của xã lên 402 đồng chí.',
    '31 member admission',
    '402 member',
  ],
  [
    'Kết nạp 12 đảng viên, nâng số đảng viên toàn Đảng bộ lên 655 người.',
    '12 member admission',
    '655 member',
  ],
  ['Đã kết nạp 20 ĐV mới, nâng tổng số ĐV lên 900 đồng chí.', '20 member admission', '900 member'],
  [
    'Kết nạp 6 đảng viên, nâng tổng số đảng viên mới kết nạp trong nhiệm kỳ lên 64 đồng chí.',
    '6 member admission',
    '64 member admission',
  ],
  [
    'Kết nạp 90 đảng viên, nâng tổng số đảng viên của Đảng bộ lên 2.110 đồng chí (trong đó có 980 đảng viên nữ).',
    '90 member admission',
    '2110 member',
    '980 member female',
  ],
  ['Nâng tổng số đảng viên toàn tỉnh lên 50.210 đồng chí.', '50210 member'],
  ['Thành lập 4 chi bộ, nâng tổng số chi bộ lên 61 chi bộ.', '4 cell', '61 cell'],
  [
    'Khen thưởng 15 đảng viên; kết nạp 5 đảng viên, nâng tổng số đảng viên lên 77 đồng chí.',
    '15 member commendation',
    '5 member admission',
    '77 member',
  ],
]
