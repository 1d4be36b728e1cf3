import type { Sentence } from './sentences.ts'

/** Lines whose numbers count nothing that schools report. */
export const silentLines: readonly Sentence[] = [
  ['Theo Quyết định số 1855/QĐ-HVCTQG ngày 21/4/2016 của Giám đốc Học viện.'],
  ['Đại hội Đảng bộ trường lần thứ XII, nhiệm kỳ 2020 - 2025 diễn ra trong 02 ngày 15 và 16/6/2020.'],
  ['Căn cứ khoản 3 Điều 12 Quy định 09-QĐi/TW.'],
  ['Liên hệ phòng 305, nhà A2, điện thoại 0243 852 6868.'],
  ['Học từ thứ 2 đến thứ 6 hằng tuần, sáng từ 7h30 đến 11h00.'],
  ['Bài giảng Chuyên đề 4, tiết 1-5.'],
  ['Tổng Bí thư gửi thư chúc mừng kỷ niệm 70 năm thành lập Trường.'],
  ['Nhà trường nằm trên khu đất rộng 2,5 ha, có 3 dãy nhà học.'],
  ['Trao tặng 03 máy tính, 20 bộ bàn ghế.'],
  ['Khóa 72 lớp B2 học tại huyện, thời gian 06 tháng.'],
  ['Tại số 15, đường Lê Lợi, phường 1.'],
  ['Được UBND tỉnh tặng Bằng khen cho 01 tập thể và 03 cá nhân.'],
  ['Nhân dịp kỷ niệm 110 năm Ngày Quốc tế Phụ nữ 8/3 và 1980 năm khởi nghĩa Hai Bà Trưng.'],
  ['Thời lượng 45 phút, gồm 3 phần, 12 câu hỏi.'],
  ['Theo Thông tư 01/2018/TT-BNV và Nghị định số 101/2017/NĐ-CP.'],
  ['Lớp TCLLCT K71-B3, khóa 2019 - 2020.'],
  ['Đồng chí A, sinh năm 1975, 20 năm tuổi Đảng.'],
  ['Tuyến quốc lộ 2 dài 15 km.'],
  ['Ảnh 1: Quang cảnh lễ khai giảng. Ảnh 2: Các học viên.'],
  ['Trường hiện có 01 Phó Giáo sư, 05 tiến sĩ.'],
  ['Có 07 tập thể, 19 cá nhân đạt danh hiệu lao động tiên tiến.'],
  ['Nghị quyết 35-NQ/TW, Chỉ thị 05-CT/TW, Quy định 08-QĐi/TW.'],
]
