import type { Sentence } from './sentence.ts'

/** What rises or falls by a number, and what it is then. */
export const changeSentences: readonly Sentence[] = [
  [
    'Mở 40 lớp với 2.600 học viên, tăng 5 lớp và 235 học viên so với năm trước.',
    '40 class opened',
    '2600 learner opened',
    '5 class change opened',
    '235 learner change opened',
  ],
  ['Biên chế giảm còn 41 công chức.', '41 staff'],
  ['Số lớp tăng 4 so với cùng kỳ.', '4 class change'],
  ['Đảng bộ có 571 đảng viên do tiếp nhận và kết nạp thêm 8 đồng chí.', '571 member', '8 member admission'],
  ['Số học viên giảm 35 so với năm học trước.', '35 learner change'],
  ['So với cùng kỳ giảm 3 lớp và 120 học viên.', '3 class change', '120 learner change'],
  ['Sau sắp xếp, trường còn 52 viên chức, giảm 6 người.', '52 staff', '6 staff change'],
  ['Từ 48 cán bộ giảm xuống còn 45 cán bộ.', '48 staff', '45 staff'],
  ['Chi bộ tăng lên 33 đảng viên, tăng 4 đảng viên.', '33 member', '4 member change'],
  [
    'Kiểm tra 20 chi bộ, tăng 5 chi bộ và 14 đảng viên so với năm 2019.',
    '20 cell',
    '5 cell change',
    '14 member change',
  ],
]

/** Persons whose noun stands before, and new members in other words. */
export const personWordings: readonly Sentence[] = [
  [
    'Trường có 30 giảng viên, gồm 5 tiến sĩ, 25 thạc sĩ.',
    '30 lecturer',
    '5 lecturer detail',
    '25 lecturer detail',
  ],
  ['Tổ chức lễ kết nạp đảng viên cho 16 quần chúng ưu tú.', '16 member admission'],
  ['Kết nạp 250 đoàn viên, trong đó: cán bộ 40 đồng chí, giáo viên 60 đồng chí.'],
  [
    'Lớp có 80 học viên, gồm cán bộ xã 30 người, cán bộ huyện 50 người.',
    '80 learner',
    '30 learner detail',
    '50 learner detail',
  ],
  ['Có 20 quần chúng đủ điều kiện kết nạp vào Đảng.'],
  ['Lớp học có từ 20 đến 30 người.', '20 learner over', '30 learner under'],
  ['Số lượng cán bộ tuyên giáo của 11 huyện là: 58 đồng chí.', '58 staff'],
  ['Cán bộ học tập đạt 96%, trong đó đảng viên là 210/215.', '96 percent', '210/215 member'],
  ['Trường có 30 cán bộ, nhân viên. Trong đó, Ban giám hiệu có 3 đồng chí.', '30 staff'],
]

/** Money for each of several, prizes, and percentages of rules. */
export const eachOneSentences: readonly Sentence[] = [
  ['Trao 20 suất quà, mỗi suất 1 triệu đồng.'],
  ['Trao học bổng cho học sinh nghèo, mỗi suất trị giá 500.000 đồng.'],
  ['Tặng 15 phần quà, trị giá 300.000 đồng/phần.'],
  ['Ủng hộ 30 triệu đồng, mỗi hộ được 1 triệu đồng.', '30000000 dong'],
  ['Giải nhất 5 triệu đồng, giải nhì 3 triệu đồng, giải ba 2 triệu đồng.'],
  ['Hỗ trợ mỗi học viên 1,2 triệu đồng một tháng.'],
  ['Tổng kinh phí 20 triệu đồng, mỗi phần quà trị giá 400 nghìn đồng.', '20000000 dong'],
  ['Thưởng 10 triệu đồng cho mỗi tập thể.'],
  ['Mức hỗ trợ bằng 70% mức lương cơ sở.'],
  ['Được hưởng phụ cấp 25% lương hiện hưởng.'],
  ['Đảng viên đóng đảng phí bằng 1% tiền lương.'],
  ['Vốn đối ứng không dưới 30% tổng mức đầu tư.'],
  ['Điểm chuyên cần chiếm 10%, điểm thi chiếm 60%.'],
  ['Phải dự ít nhất 80% số tiết của môn học.'],
  ['Thuế suất 10%, lãi suất 6,5%.'],
  ['Lớp tôi có 64 người.'],
  ['Hồi đó chi bộ của tôi có 7 đảng viên.'],
  ['Chúng tôi đã mở 12 lớp.', '12 class opened'],
  ['Kết nạp 250 đoàn viên: đảng viên 12 đồng chí, cán bộ 20 đồng chí.'],
  ['Học viên nghỉ quá 20% số tiết của môn học thì không được thi.'],
  ['Người được trên 50% số phiếu thì trúng cử.'],
  ['Viên chức tập sự hưởng 85% mức lương.'],
  ['Bài kiểm tra giữa kỳ chiếm 30%, bài thi cuối kỳ chiếm 70% tổng số điểm.'],
]

/** Degrees as parts of the persons of their sentence, also where the rest of the list is not read. */
export const degreeSentences: readonly Sentence[] = [
  [
    'Học viện có đội ngũ cán bộ, viên chức gồm 92 người (kể cả 2 cán bộ luân chuyển), trong đó có 1 phó giáo sư, tiến sĩ; 19 tiến sĩ, 50 thạc sĩ.',
    '92 staff',
    '2 staff detail',
    '1 staff detail',
    '19 staff detail',
    '50 staff detail',
  ],
  [
    'Lớp có 117 học viên; 100% học viên tốt nghiệp phổ thông; có 110 đại học và 7 thạc sĩ.',
    '117 learner',
    '100 percent',
    '110 learner detail',
    '7 learner detail',
  ],
  [
    'Trường có 38 giảng viên, 100% đạt chuẩn, trong đó 4 tiến sĩ.',
    '38 lecturer',
    '100 percent',
    '4 lecturer detail',
  ],
  ['Trường mở 3 lớp cao học, đào tạo 30 thạc sĩ.', '3 class opened p:CH degree'],
  [
    'Khoa có 12 giảng viên: 2 PGS.TS, 3 tiến sĩ, còn lại là thạc sĩ.',
    '12 lecturer',
    '2 lecturer detail',
    '3 lecturer detail',
  ],
  ['Tặng hoa cho 5 tiến sĩ.'],
  ['Có 40 cán bộ, trong đó 12 trung cấp lý luận chính trị.', '40 staff', '12 staff detail'],
  ['Trường có 60 giảng viên. Năm 2020 có thêm 4 tiến sĩ.', '60 lecturer'],
]

/** What a plan names, and what holds only if something is so. */
export const conditionSentences: readonly Sentence[] = [
  ['Nếu thời gian vắng mặt vượt quá 10% thời gian của phần học thì phải học lại.'],
  [
    'Đảng bộ A kết nạp 21 đảng viên, đạt 105% chỉ tiêu; Đảng bộ B kết nạp 52 đảng viên, đạt 50,9%; Đảng bộ C kết nạp 5 đảng viên mới, đạt 50%.',
    '21 member admission',
    '105 percent of_plan',
    '52 member admission',
    '50.9 percent of_plan',
    '5 member admission',
    '50 percent of_plan',
  ],
  [
    'Kết nạp 9 đảng viên, đạt 90% chỉ tiêu; 40 đảng viên hoàn thành tốt nhiệm vụ, đạt 95%.',
    '9 member admission',
    '90 percent of_plan',
    '40 member g:good',
    '95 percent g:good',
  ],
  [
    'Mở 12 lớp, đạt 80% kế hoạch; có 9 lớp xếp loại tốt, đạt 75%.',
    '12 class opened',
    '80 percent of_plan',
    '9 class opened',
    '75 percent',
  ],
  ['Quy chế yêu cầu có hai bài báo quốc tế.'],
  ['Hội nghị có 12 bài báo cáo; trường có 12 bài báo.', '12 paper'],
  ['Nếu chi bộ có 30 đảng viên thì được bầu 5 chi ủy viên.'],
  ['Nếu lớp học có dưới 25 học viên thì không mở lớp.'],
  ['Trước đó, tỉnh đã có kế hoạch mở 14 lớp cho cán bộ xã.', '14 class opened plan'],
  ['Huyện xây dựng kế hoạch mở 9 lớp với 600 học viên.', '9 class opened plan', '600 learner opened plan'],
  [
    'Có 14 đồng chí cán bộ xếp loại A (hoàn thành xuất sắc nhiệm vụ); 31 đồng chí cán bộ xếp loại B (hoàn thành tốt nhiệm vụ).',
    '14 staff g:excellent',
    '31 staff g:good',
  ],
  ['Chi bộ hoàn thành tốt nhiệm vụ: 08 chi bộ = 80%.', '8 cell g:good', '80 percent g:good'],
  [
    'Hoàn thành xuất sắc nhiệm vụ: 5 đảng viên = 12,5%; hoàn thành tốt nhiệm vụ: 35 đảng viên = 87,5%.',
    '5 member g:excellent',
    '12.5 percent g:excellent',
    '35 member g:good',
    '87.5 percent g:good',
  ],
]
