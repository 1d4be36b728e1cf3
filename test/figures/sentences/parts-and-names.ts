import type { Sentence } from './sentence.ts'

/** Parts that are named, with bare numbers: read whole or not at all. */
export const listSentences: readonly Sentence[] = [
  [
    'Giám sát 90 đảng viên, gồm: cấp tỉnh 10, cấp huyện 30; cấp cơ sở 50 đảng viên.',
    '90 member',
    '10 member detail',
    '30 member detail',
    '50 member detail',
  ],
  [
    'Kỷ luật 40 đảng viên (khiển trách 25, cảnh cáo 10, khai trừ 5).',
    '40 member',
    '25 member detail',
    '10 member detail',
    '5 member detail',
  ],
  [
    'Có 100 cán bộ có trình độ trung cấp, 40 cao đẳng, 60 đại học và 5 thạc sĩ.',
    '100 staff detail',
    '40 staff detail',
    '60 staff detail',
    '5 staff detail',
  ],
  ['Lớp có 60 học viên; 50 đại học và 10 thạc sĩ.', '60 learner', '50 learner detail', '10 learner detail'],
  // our own
  [
    'Kiểm tra 24 chi bộ, trong đó: khối trường học 10, khối xã 8, khối cơ quan 6.',
    '24 cell',
    '10 cell detail',
    '8 cell detail',
    '6 cell detail',
  ],
  [
    'Thi hành kỷ luật 18 đảng viên: khiển trách 12, cảnh cáo 4, cách chức 1, khai trừ 1.',
    '18 member',
    '12 member detail',
    '4 member detail',
    '1 member detail',
    '1 member detail',
  ],
  [
    'Trường có 45 giảng viên, gồm 5 tiến sĩ, 30 thạc sĩ, 10 đại học.',
    '45 lecturer',
    '5 lecturer detail',
    '30 lecturer detail',
    '10 lecturer detail',
  ],
  [
    'Mở 20 lớp (tại trường 12, tại huyện 8).',
    '20 class opened',
    '12 class detail opened',
    '8 class detail opened',
  ],
  [
    'Kỷ luật 7 đảng viên (3 khiển trách, 2 cảnh cáo, 2 khai trừ).',
    '7 member',
    '3 member detail',
    '2 member detail',
    '2 member detail',
  ],
  [
    'Đào tạo 500 học viên, gồm: huyện A 200, huyện B 180, huyện C 120.',
    '500 learner degree',
    '200 learner degree detail',
    '180 learner degree detail',
    '120 learner degree detail',
  ],
  ['Kỷ luật 40 đảng viên (khiển trách 25, năm 2021 là 30).', '40 member'],
  ['Trường có 45 giảng viên (tuổi từ 25, cao nhất 59).', '45 lecturer'],
  ['Giám sát 12 chi bộ, gồm: đợt 1, đợt 2.', '12 cell'],
  [
    'Lớp có 75 học viên, trong đó: cấp tỉnh 15, cấp huyện 25, cấp xã 35.',
    '75 learner',
    '15 learner detail',
    '25 learner detail',
    '35 learner detail',
  ],
]

/** Places with a colon, each with its own number of persons. */
export const placeSentences: readonly Sentence[] = [
  [
    'Nhiều nơi kết nạp được nhiều đảng viên như Bắc Ninh: 40 người; Hà Nam: 30 người.',
    '40 member admission detail',
    '30 member admission detail',
  ],
  // our own
  [
    'Các đảng bộ kết nạp được nhiều đảng viên: Sông Lô: 55 đồng chí; Lập Thạch: 48 đồng chí.',
    '55 member admission detail',
    '48 member admission detail',
  ],
  [
    'Một số huyện có nhiều học viên như Tam Đảo: 120 người, Bình Xuyên: 95 người.',
    '120 learner detail',
    '95 learner detail',
  ],
  [
    'Kết nạp 100 đảng viên, trong đó Đảng bộ A: 60 đồng chí; Đảng bộ B: 40 đồng chí.',
    '100 member admission',
    '60 member admission detail',
    '40 member admission detail',
  ],
  [
    'Các đơn vị cử nhiều cán bộ đi học: Sở Nội vụ: 12 người; Sở Tài chính: 9 người.',
    '12 staff study detail',
    '9 staff study detail',
  ],
  ['Hà Nội: 40 người bị phạt; Nam Định: 30 người.'],
]

/** Abbreviations, and a course as a class. */
export const abbreviationSentences: readonly Sentence[] = [
  ['Kết nạp được 20 ĐV mới, nâng tổng số ĐV lên 900 đồng chí.', '20 member admission', '900 member'],
  ['Trường có 50 CBGV.', '50 staff'],
  ['Mở 13 khóa với 260 học viên.', '13 class opened', '260 learner opened'],
  // our own
  ['Chi đoàn có 40 ĐV, kết nạp mới 5 ĐV.'],
  ['Chi bộ có 14 ĐV.', '14 member'],
  ['Đảng bộ có 6 chi bộ với 88 ĐV.', '6 cell', '88 member'],
  ['Đoàn trường phát triển 30 ĐV mới.'],
  ['Nhà trường có 64 CBVC, trong đó 40 GV.', '64 staff', '40 lecturer'],
  ['Lớp có 55 HV.', '55 learner'],
  ['Tổ chức 6 khoá bồi dưỡng cho 300 HV.', '6 class in_service', '300 learner in_service'],
  ['Lớp TCLLCT khóa 72 có 70 học viên.', '70 learner p:TCLLCT degree'],
  ['Trường mở 3 lớp thuộc 2 khóa.', '3 class opened'],
  ['Toàn trường có 72 CBCNV.', '72 staff'],
  ['Điểm TB 8 của lớp là cao.'],
  ['Trường có 45 CBGVNV.', '45 staff'],
]

/** Outstanding people who were admitted to the Party. */
export const admissionSentences: readonly Sentence[] = [
  ['Kết nạp được 70 quần chúng ưu tú vào Đảng.', '70 member admission'],
  // our own
  ['Đảng bộ đã kết nạp 15 quần chúng vào Đảng.', '15 member admission'],
  ['Trong năm kết nạp 8 quần chúng ưu tú.', '8 member admission'],
  ['Bồi dưỡng 30 quần chúng ưu tú để xem xét kết nạp vào Đảng.'],
  ['Cử 25 quần chúng đi học lớp cảm tình Đảng.'],
  ['Có 12 quần chúng ưu tú được kết nạp vào Đảng.', '12 member admission'],
  ['Giới thiệu 20 quần chúng ưu tú cho Đảng.'],
  ['Tổ chức kết nạp 9 đoàn viên ưu tú vào Đảng.', '9 member admission'],
  ['Kết nạp 40 đoàn viên mới vào Đoàn.'],
  ['Kết nạp 6 học sinh vào Đảng.', '6 member admission'],
]

/** `số X có ... là N`, and the same noun for what follows. */
export const numberOfSentences: readonly Sentence[] = [
  ['Số cán bộ có trình độ trung cấp là 130; cao cấp là 20 đồng chí.', '130 staff detail', '20 staff detail'],
  // our own
  [
    'Số giảng viên có trình độ thạc sĩ là 28; tiến sĩ là 6 đồng chí.',
    '28 lecturer detail',
    '6 lecturer detail',
  ],
  ['Số đảng viên được miễn sinh hoạt là 14 đồng chí.', '14 member detail'],
  ['Số học viên tốt nghiệp là 320; chưa tốt nghiệp là 5.', '320 learner closed', '5 learner detail'],
  ['Số cán bộ được cử đi học là 17 người.', '17 staff study'],
  ['Số chi bộ có cấp ủy là 24.', '24 cell detail'],
  ['Số giảng viên có học vị tiến sĩ là 4.', '4 lecturer detail'],
  ['Số lượng cán bộ có bằng đại học là 210 đồng chí.', '210 staff detail'],
  ['Số học viên có mặt là 75.', '75 learner detail'],
  ['Số cán bộ sinh ra trước năm 1980 là đông.'],
]
