import type { Sentence } from './sentences.ts'

/** Lines of Party cells' reviews, of staff and of classes in figures. */
export const reviewLines: readonly Sentence[] = [
  ['Trong nhiệm kỳ, Chi bộ đã kết nạp được 06 đảng viên mới, đạt 120% chỉ tiêu.', '6 member', '120 percent'],
  ['Dự kiến quy mô năm 2023: 52 lớp, 4.300 học viên.', '52 class', '4300 learner'],
  [
    'Thực hiện 59/56 lớp (đạt 105,4% kế hoạch), tăng 4 lớp so với năm 2020.',
    '59/56 class',
    '105.4 percent',
    '4 class',
  ],
  ['Toàn tỉnh có 12 huyện, thành phố; Trường đã mở lớp tại 9 huyện.'],
  [
    'Năm học này có 2 lớp trung cấp bế giảng, với 131 học viên tốt nghiệp, trong đó 97 học viên loại khá.',
    '2 class',
    '131 learner',
    '97 learner',
  ],
  ['Tham gia 5 buổi hội nghị báo cáo viên với 10 lượt giảng viên.', '5 session', '10 lecturer_turn'],
  [
    'Đảng bộ có 7 chi bộ, 58 đảng viên, trong đó 26 đảng viên nữ, chiếm 44,8%.',
    '7 cell',
    '58 member',
    '26 member',
    '44.8 percent',
  ],
  ['Biên tập và phát sóng 24 kỳ chuyên mục "Xây dựng Đảng" trên Đài truyền hình.', '24 episode'],
  ['Học phí 1.200.000 đồng/học viên/khóa.'],
  ['Lớp TCLLCT K12: 78 học viên; lớp TCLLCT K13: 81 học viên.', '78 learner', '81 learner'],
  ['Đã cử 01 đồng chí đi học nghiên cứu sinh và 04 đồng chí tham gia lớp bồi dưỡng.', '1 staff', '4 staff'],
  [
    'Ước thực hiện cả năm 47 lớp, hơn 3.900 học viên, bằng 94% so với năm trước.',
    '47 class',
    '3900 learner',
    '94 percent',
  ],
  ['Ngày 08/9/2021, tại hội trường A, 56 học viên lớp A5 dự lễ khai giảng.', '56 learner'],
  [
    'Phấn đấu đến năm 2025 có 85% giảng viên trình độ thạc sĩ trở lên, 15% tiến sĩ.',
    '85 percent',
    '15 percent',
  ],
  ['Số đề tài được nghiệm thu: 09; số bài báo: 27.', '9 topic', '27 paper'],
  ['Mở 04 lớp (mỗi lớp 55 học viên).', '4 class'],
  ['Điểm trung bình đạt 8,2; thời gian thi 120 phút.'],
  [
    'Trong 41 lớp đã mở, có 37 lớp trong kế hoạch, 4 lớp phát sinh ngoài kế hoạch.',
    '41 class',
    '37 class planned',
    '4 class unplanned',
  ],
  ['Kỷ niệm 75 năm thành lập, Trường vinh dự đón nhận Huân chương Lao động hạng Nhì.'],
  ['Đã tổ chức thao giảng cho 11 giảng viên, dự giờ 22 buổi.', '11 lecturer', '22 session'],
  ['Năm qua có 03 cán bộ nghỉ hưu, tuyển dụng 02 viên chức.', '3 staff', '2 staff'],
  ['Khen thưởng: 5 chi bộ, 14 đảng viên; kỷ luật: 01 đảng viên.', '5 cell', '14 member', '1 member'],
  [
    'Tăng 8 lớp và 640 học viên so với kế hoạch đầu năm (40 lớp, 3.200 học viên).',
    '8 class',
    '640 learner',
    '40 class',
    '3200 learner',
  ],
]
