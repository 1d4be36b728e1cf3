import type { Sentence } from './sentences.ts'

/** Lines of year reports on Party cells and members: grades, shares, headings. */
export const partyLines: readonly Sentence[] = [
  [
    'Đảng bộ nhà trường hiện có 6 chi bộ trực thuộc với 47 đảng viên (46 chính thức, 01 dự bị).',
    '6 cell',
    '47 member',
    '46 member',
    '1 member',
  ],
  ['Qua đánh giá, 06/06 chi bộ đạt hoàn thành tốt nhiệm vụ trở lên.', '6/6 cell'],
  [
    'Có 45/47 đảng viên được xếp loại hoàn thành tốt nhiệm vụ, 02 đảng viên hoàn thành nhiệm vụ.',
    '45/47 member good',
    '2 member completed',
  ],
  ['Kết nạp mới 03 đảng viên, chuyển đảng chính thức cho 02 đồng chí.', '3 member', '2 member'],
  ['Đảng ủy đã tặng giấy khen cho 02 chi bộ và 08 đảng viên có thành tích tiêu biểu.', '2 cell', '8 member'],
  ['Phấn đấu 100% chi bộ hoàn thành tốt nhiệm vụ, không có đảng viên vi phạm kỷ luật.', '100 percent good'],
  [
    'Xếp loại đảng viên: HTXSNV 8 đồng chí; HTTNV 35 đồng chí; HTNV 3 đồng chí.',
    '8 member excellent',
    '35 member good',
    '3 member completed',
  ],
  [
    'Hoàn thành xuất sắc nhiệm vụ: 07 đồng chí (chiếm 14,9%).',
    '7 member excellent',
    '14.9 percent excellent',
  ],
  ['Chi bộ Phòng Đào tạo có 8 đảng viên, 100% hoàn thành tốt nhiệm vụ.', '8 member', '100 percent good'],
  [
    '4 chi bộ được công nhận trong sạch, vững mạnh; 01 chi bộ hoàn thành tốt nhiệm vụ.',
    '4 cell',
    '1 cell good',
  ],
  ['Đảng bộ có 5 chi bộ, 41 đảng viên; đảng viên nữ 22 đồng chí.', '5 cell', '41 member', '22 member'],
  [
    'Kết quả: 5/5 chi bộ đạt tiêu chuẩn trong sạch vững mạnh, 100% đảng viên đủ tư cách.',
    '5/5 cell',
    '100 percent',
  ],
  [
    'Trong 44 đảng viên được đánh giá có 8 đồng chí hoàn thành xuất sắc, 34 đồng chí hoàn thành tốt và 2 đồng chí hoàn thành nhiệm vụ.',
    '44 member',
    '8 member excellent',
    '34 member good',
    '2 member completed',
  ],
  ['Tăng 3 chi bộ so với nhiệm kỳ trước.', '3 cell'],
  ['Đảng viên dự bị: 02; đảng viên chính thức: 45.', '2 member', '45 member'],
  ['Trong nhiệm kỳ đã kết nạp được 14 đảng viên mới, đạt 140% chỉ tiêu.', '14 member', '140 percent'],
  ['Chi bộ có 9 đồng chí, trong đó 4 đồng chí nữ.', '9 member', '4 member'],
  [
    'Số đảng viên hoàn thành xuất sắc nhiệm vụ là 9 đồng chí, bằng 19,1%.',
    '9 member excellent',
    '19.1 percent excellent',
  ],
  ['Năm 2020 có 5 chi bộ, trong đó: HTXSNV: 01; HTTNV: 04.', '5 cell', '1 cell excellent', '4 cell good'],
]
