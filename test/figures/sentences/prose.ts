import type { Sentence } from './sentence.ts'

/** Wordings of news and reports that no table of kinds has. */
export const proseSentences: readonly Sentence[] = [
  ['Hình minh họa: một lớp học của nhà trường'],
  ['Ảnh: Một chi bộ sinh hoạt định kỳ.'],
  ['Một lớp học trên đỉnh núi'],
  ['Trong ảnh: một buổi thảo luận, một lớp bồi dưỡng của trung tâm'],
  ['Một buổi thảo luận ở tổ'],
  ['Mở một lớp bồi dưỡng.', '1 class in_service opened'],
  ['Nhà trường có: một lớp cao cấp, hai lớp trung cấp.', '1 class', '2 class degree'],
  [
    '- Một chi bộ hoàn thành xuất sắc nhiệm vụ;\n- Bốn chi bộ hoàn thành tốt nhiệm vụ.',
    '1 cell g:excellent',
    '4 cell g:good',
  ],
  ['Một lớp, 45 học viên.', '1 class', '45 learner'],
  [
    'Các cấp ủy đã kiểm tra 310 tổ chức đảng và 145 đảng viên (tăng 120 tổ chức và 60 đảng viên so với cùng kỳ).',
    '145 member',
    '60 member change',
  ],
  ['Nơi có từ ba đảng viên chính thức trở lên, lập tổ chức cơ sở đảng.'],
  ['Trường tiếp tục duy trì 28 lớp đã khai giảng năm 2021 chuyển sang.', '28 class carried_over @2022'],
  [
    'Số đảng viên tăng từ 120 đồng chí năm 2018 lên 131 đồng chí năm 2019, 140 đồng chí năm 2020.',
    '120 member @2018',
    '131 member @2019',
    '140 member @2020',
  ],
  ['Huyện không đạt mục tiêu kết nạp từ 150 đảng viên trở lên.', '150 member over plan admission'],
  ['Huyện mở 36 lớp đào tạo, bồi dưỡng cho 2.900 học viên.', '36 class opened', '2900 learner opened'],
  ['Tỷ lệ tốt nghiệp từ 92% đến 98%.', '92 percent over', '98 percent under'],
  ['Đại hội có 5 chỉ tiêu đạt và vượt; tỷ lệ học sinh tốt nghiệp đạt 100%.', '100 percent'],
  ['Trao quà cho 20 đồng chí cán bộ lão thành cách mạng.'],
  ['Chúc mừng 64 học viên được các cấp ủy tin tưởng cử đi học.', '64 learner'],
  [
    'Tại buổi lễ có 3 đảng viên nhận Huy hiệu 60 năm tuổi Đảng; 2 đảng viên nhận Huy hiệu 55 năm.',
    '3 member',
    '2 member',
  ],
  ['I. Kết quả năm 2021\n- Mở 45 lớp\n- Bế giảng 40 lớp', '45 class opened @2021', '40 class closed @2021'],
  [
    'Lớp có 90 học viên; có 40 học viên có trình độ trung cấp lý luận chính trị.',
    '90 learner',
    '40 learner detail',
  ],
  ['Có 25 cán bộ quản lý, giáo viên, nhân viên được công nhận lao động tiên tiến.', '25 staff'],
  [
    'Tháng 4/2022 kết nạp 2 đảng viên, lũy kế từ đầu năm 9 đảng viên.',
    '2 member admission @2022-04-01..2022-04-30',
    '9 member admission @2022-01-01..2022-04-30',
  ],
  ['Đảng bộ có 200 đảng viên, kết nạp mới 6 đảng viên.', '200 member', '6 member admission'],
  ['Đến 30/9/2021, Đảng bộ có 41 đảng viên.', '41 member @..2021-09-30'],
  ['Ủy ban Kiểm tra giám sát 42 đảng viên và 13 chi bộ.', '42 member', '13 cell'],
]
