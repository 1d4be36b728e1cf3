import type { Sentence } from './sentence.ts'

/** The new total behind an admission is none of it, nor are those who are sent to a class. */
export const newTotalSentences: readonly Sentence[] = [
  [
    'Kết nạp 70 đảng viên mới, đưa tổng số đảng viên toàn Đảng bộ đạt 3.120 đảng viên.',
    '70 member admission',
    '3120 member',
  ],
  [
    'Huyện kết nạp 180 đảng viên mới, vượt chỉ tiêu nghị quyết, nâng tổng số đảng viên toàn huyện lên 2.411 người.',
    '180 member admission',
    '2411 member',
  ],
  [
    'Kết nạp mới 58 quần chúng ưu tú vào Đảng nâng tổng số đảng viên của Đảng bộ 1.904 đồng chí.',
    '58 member admission',
    '1904 member',
  ],
  [
    'Trong quý, chi bộ kết nạp 2 đảng viên, đến nay tổng số đảng viên của chi bộ là 31 đồng chí.',
    '2 member admission',
    '31 member',
  ],
  [
    'Đã kết nạp 12 đảng viên, trong đó 5 nữ, nâng tổng số đảng viên lên 412 đồng chí.',
    '12 member admission',
    '5 member admission female',
    '412 member',
  ],
  ['Xã kết nạp 6 đảng viên. Nâng số đảng viên toàn xã lên 240 đồng chí.', '6 member admission', '240 member'],
  [
    'Đảng bộ kết nạp 9 đảng viên, nâng tổng số lên 350 đảng viên, sinh hoạt ở 21 chi bộ.',
    '9 member admission',
    '350 member',
    '21 cell',
  ],
  [
    'Phường kết nạp 15 đảng viên, cử 4 đảng viên đi học lớp đảng viên mới.',
    '15 member admission',
    '4 member study',
  ],
  ['Trường kết nạp 3 đảng viên, cử 2 đảng viên theo học lớp cấp ủy.', '3 member admission', '2 member study'],
  ['Toàn khối kết nạp 44 đảng viên, hiện có 1.260 đảng viên.', '44 member admission', '1260 member'],
  [
    'Kết nạp được 25 ĐV mới, đưa tổng số ĐV của Đảng bộ lên 870 đồng chí.',
    '25 member admission',
    '870 member',
  ],
]

/** Parts of members with words that no other dimension has. */
export const memberPartSentences: readonly Sentence[] = [
  [
    'Kết nạp 60 đảng viên mới, trong đó: đảng viên nữ là 31 đồng chí, đảng viên người dân tộc ít người 7 đồng chí, đảng viên là người có đạo 4 đồng chí, đảng viên khối doanh nghiệp 9 đồng chí.',
    '60 member admission',
    '31 member admission female',
    '7 member admission minority',
    '4 member admission detail',
    '9 member admission detail',
  ],
  ['Kiểm tra 42 đảng viên, trong đó có 13 cấp ủy viên.', '42 member', '13 member detail'],
  ['Giám sát 32 đảng viên, có 21 cấp ủy viên các cấp.', '32 member', '21 member detail'],
  [
    'Thi hành kỷ luật 296 đảng viên bằng các hình thức (có 88 đảng viên là cấp ủy viên các cấp).',
    '296 member',
    '88 member detail',
  ],
  ['Huyện kỷ luật 18 đảng viên, trong đó 4 đồng chí là cấp ủy viên.', '18 member', '4 member detail'],
  [
    'Trong số 55 đảng viên của trường có 20 đảng viên là sinh viên, 35 đảng viên là giảng viên.',
    '55 member',
    '20 member detail',
    '35 member detail',
  ],
  [
    'Đảng bộ kết nạp 40 đảng viên, trong đó có 25 đảng viên chi bộ nông thôn, 15 đảng viên chi bộ trường học.',
    '40 member admission',
    '25 member admission detail',
    '15 member admission detail',
  ],
  [
    'Kết nạp 22 đảng viên, trong đó đảng viên là người có đạo 3 đồng chí.',
    '22 member admission',
    '3 member admission detail',
  ],
  ['Kỷ luật 9 đảng viên, trong đó 2 cấp ủy viên cơ sở.', '9 member', '2 member detail'],
  ['Năm 2020 có gần 40 đảng viên là người có đạo.', '40 member under detail @2020'],
  [
    'Có 66% đảng viên là người dân tộc thiểu số, 40% đảng viên nữ, 5% đảng viên là người có tôn giáo.',
    '66 percent minority',
    '40 percent female',
    '5 percent detail',
  ],
  [
    'Trong tổng số đảng viên được kết nạp, có 80 đảng viên người dân tộc thiểu số, 60 đảng viên là nữ.',
    '80 member admission minority',
    '60 member admission female',
  ],
  ['Kết nạp 11 đảng viên là người đồng bào dân tộc thiểu số.', '11 member admission minority'],
  ['Có 12 đảng viên trình độ đại học, 5 đảng viên trình độ thạc sĩ.', '12 member detail', '5 member detail'],
]

/** Measures of discipline and those who decide them, as labels. */
export const disciplineSentences: readonly Sentence[] = [
  [
    'Kỷ luật 40 đảng viên, gồm khiển trách 25 đảng viên, cảnh cáo 10 đảng viên, khai trừ 5 đảng viên.',
    '40 member',
    '25 member detail',
    '10 member detail',
    '5 member detail',
  ],
  ['Đã khiển trách 25 đảng viên, cảnh cáo 10 đảng viên.', '25 member detail', '10 member detail'],
  [
    'Thi hành kỷ luật 28 đảng viên. Trong đó, cấp tỉnh kỷ luật 1 đồng chí; cấp huyện kỷ luật 8 đồng chí; cấp cơ sở kỷ luật 19 đồng chí.',
    '28 member',
    '1 member detail',
    '8 member detail',
    '19 member detail',
  ],
  [
    'Thi hành kỷ luật 15 đảng viên. Hình thức kỷ luật: khiển trách 11 đồng chí; cảnh cáo 3 đồng chí và khai trừ 1 đồng chí.',
    '15 member',
    '11 member detail',
    '3 member detail',
    '1 member detail',
  ],
  [
    'Kỷ luật 12 đảng viên bằng hình thức khiển trách 8, cảnh cáo 4.',
    '12 member',
    '8 member detail',
    '4 member detail',
  ],
  ['Cách chức 2 đảng viên và khai trừ 3 đảng viên.', '2 member detail', '3 member detail'],
  ['Xóa tên 4 đảng viên, cho rút tên 1 đảng viên.', '4 member detail', '1 member detail'],
  [
    'Kỷ luật 6 đảng viên (khiển trách 4 đồng chí, cảnh cáo 2 đồng chí).',
    '6 member',
    '4 member detail',
    '2 member detail',
  ],
  [
    'Quý I, xử lý kỷ luật 9 đảng viên: khiển trách 6 đảng viên, cảnh cáo 3 đảng viên.',
    '9 member',
    '6 member detail',
    '3 member detail',
  ],
  ['Đình chỉ sinh hoạt 2 đảng viên.', '2 member detail'],
  ['Có 41 đảng viên bị khiển trách; 12 đảng viên bị cảnh cáo.', '41 member detail', '12 member detail'],
  ['3 đảng viên bị cách chức, 2 đảng viên bị khai trừ khỏi Đảng.', '3 member detail', '2 member detail'],
  ['Năm 2022 có 9 đảng viên bị kỷ luật.', '9 member @2022'],
  ['5 đảng viên bị xóa tên trong danh sách đảng viên.', '5 member detail'],
  ['7 đảng viên xin ra khỏi Đảng.', '7 member detail'],
  ['Có 4 giảng viên bị khiển trách.', '4 lecturer detail'],
]

/** Nouns that are not counted, behind a count of cells or members. */
export const otherNounSentences: readonly Sentence[] = [
  [
    'Tặng bằng khen cho 8 chi bộ trực thuộc; 5 bí thư chi bộ và 59 đảng viên.',
    '8 cell commendation',
    '59 member commendation',
  ],
  ['Đảng bộ có 12 chi bộ; 12 bí thư chi bộ và 9 phó bí thư dự hội nghị.', '12 cell'],
  [
    'Tặng giấy khen cho 9 đảng viên hoàn thành xuất sắc nhiệm vụ và 1 chi bộ tiêu biểu.',
    '9 member g:excellent commendation',
    '1 cell commendation',
  ],
  ['Kiểm tra 8 chi bộ và 8 cấp ủy viên.', '8 cell'],
  ['Khen thưởng 6 chi bộ, 4 cấp ủy cơ sở và 20 đảng viên.', '6 cell commendation', '20 member commendation'],
  ['Kết nạp 7 đảng viên; giám sát đối với 03 tổ chức đảng và 03 cấp ủy viên.', '7 member admission'],
  ['Có 31 chi bộ, 5 đảng ủy bộ phận.', '31 cell'],
  ['Huyện có 20 chi bộ; 40 bí thư, phó bí thư chi bộ dự tập huấn.', '20 cell'],
  ['Lớp có 45 học viên, 3 trưởng nhóm.', '45 learner'],
  ['Khen thưởng 10 đảng viên, 2 tập thể.', '10 member commendation'],
]

/** Pupils and others who become members. */
export const pupilAdmissionSentences: readonly Sentence[] = [
  ['Chi bộ đã tổ chức kết nạp Đảng cho 17 học sinh có thành tích xuất sắc.', '17 member admission'],
  [
    'Chi bộ A kết nạp Đảng cho 3 học sinh, Chi bộ B kết nạp Đảng cho 4 học sinh; Chi bộ C kết nạp Đảng cho 2 học sinh.',
    '3 member admission',
    '4 member admission',
    '2 member admission',
  ],
  ['Trường tổ chức “Lễ kết nạp Đảng” cho 19 em học sinh.', '19 member admission'],
  ['27 học sinh trường trung học phổ thông ở huyện được kết nạp Đảng.', '27 member admission'],
  ['Đến nay huyện có 29 học sinh được kết nạp vào Đảng.', '29 member admission'],
  ['Đã kết nạp Đảng được 08 đoàn viên ưu tú.', '8 member admission'],
  ['Mở lớp nhận thức về Đảng cho 31 đoàn viên ưu tú là học sinh.'],
  ['Có 12 đoàn viên ưu tú được xét kết nạp Đảng.'],
  ['Giới thiệu 30 đoàn viên ưu tú để được kết nạp Đảng.'],
  ['Kết nạp Đội cho 60 học sinh, kết nạp đoàn viên cho 25 học sinh.'],
  ['Kết nạp 12 đảng viên mới trong tổng số 30 đảng viên của chi bộ.', '12/30 member admission'],
]
