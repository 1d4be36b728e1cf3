/** A year of a school in prose, with the published numbers, even where they do not add up. */
export const trainingYear = [
  'Năm 2020, nhà trường mở mới 62 lớp với 6481 học viên (58 lớp trong kế hoạch với 6124 học viên, 4 lớp ngoài kế hoạch với 357 học viên).',
  'Theo chương trình: Cao học chuyên ngành Lãnh đạo học 01 lớp với 88 học viên; Đào tạo TCLLCT-HC 08 lớp với 633 học viên (02 lớp ngài kết hoạch với 153 học viên); Bồi dưỡng giảng viên 01 lớp với 50 học viên; Bồi dưỡng lãnh đạo cấp phòng và dự nguồn lãnh đạo cấp phòng 07 lớp với 740 học viên; Bồi dưỡng chương trình chuyên viên 04 lớp với 444 học viên (02 lớp ngoài kế hoạch với 204 học viên); Bồi dưỡng nghiệp vụ công tác Đảng, đoàn thể cơ sở 16 lớp với 2.157 học viên; Bồi dưỡng theo Kế hoạch số 91-KH/TU, ngày 29/7/2014 của Tỉnh ủy 25 lớp với 2.500 học viên.',
].join('\n\n')

export const partyYear = [
  'Về tổ chức: 1/5 chi bộ hoàn thành xuất sắc nhiệm vụ; 4/5 chi bộ hoàn thành tốt nhiệm vụ.',
  'Về cá nhân: 09/41 đảng viên hoàn thành xuất sắc nhiệm vụ; 32/41 đảng viên hoàn thành tốt nhiệm vụ.',
].join('\n\n')

export const staffYear =
  'Trong năm 2020, nhà trường cử 02 giảng viên đi đào tạo cao cấp lý luận chính trị; 03 giảng viên đi học hoàn thiện cao cấp lý luận chính trị; 01 giảng viên đi học cao học; 09 lượt giảng viên tham gia bồi dưỡng nghiệp vụ; 09 cán bộ, giảng viên đi học lớp chuyên viên; 07 lượt cán bộ, giảng viên dự các lớp tập huấn.'
