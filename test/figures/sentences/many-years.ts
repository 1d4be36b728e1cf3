import type { Sentence } from './sentence.ts'

/** A number of years together is a period whose days the words do not say, and not the year of the text. */
export const manyYearSentences: readonly Sentence[] = [
  ['Trải qua 70 năm, Trường đã mở gần 2.000 lớp.', '2000 class opened under @none'],
  ['Nếu tính cả 3 năm, toàn phường kết nạp 141 đảng viên.', '141 member admission @none'],
  ['5 năm qua, Đảng bộ kết nạp 96 đảng viên.', '96 member admission @none'],
  ['Trong 10 năm gần đây, Trung tâm mở 310 lớp.', '310 class opened @none'],
  ['Suốt 30 năm, Trường đào tạo 12.000 học viên.', '12000 learner degree @none'],
  ['Sau 5 năm triển khai, toàn tỉnh mở 42 lớp.', '42 class opened @none'],
  ['Hai năm qua, Chi bộ kết nạp 4 đảng viên.', '4 member admission @none'],
  ['Qua 65 năm xây dựng và phát triển, Trường đã đào tạo 1.450 lớp.', '1450 class degree @none'],
  // a period that is named goes first
  ['Sau 5 năm thực hiện Đề án (2018 - 2022), Trường mở 120 lớp.', '120 class opened @2018-01-01..2022-12-31'],
  ['Năm 2022, có 12 đảng viên nhận Huy hiệu 30 năm tuổi Đảng.', '12 member @2022'],
  ['Lớp học trong 2 năm với 60 học viên.', '60 learner @2022'],
  ['Bình quân mỗi năm mở 44 lớp; năm 2022 mở 51 lớp.', '51 class opened @2022'],
  ['Trung bình mỗi năm Đảng bộ kết nạp 12 đảng viên.'],
]
