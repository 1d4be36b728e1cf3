import type { Sentence } from './sentence.ts'

/** Limits of rules, which count nothing. */
export const normSentences: readonly Sentence[] = [
  ['Lớp học có không quá 70 học viên đối với hệ tập trung và không quá 90 học viên đối với hệ tại chức.'],
  ['Học viên vắng mặt trên 20% số tiết của môn học không được dự thi.'],
  ['Chi bộ có từ 30 đảng viên trở lên được chia thành nhiều tổ đảng.'],
  ['Lớp có từ 50 học viên trở lên được đề nghị khen thưởng không quá 5 học viên.'],
  ['Người vào Đảng phải có 2 đảng viên chính thức giới thiệu.'],
  ['Lớp chỉ khai giảng khi có đủ 30 học viên.'],
  ['Chi bộ có từ 9 đảng viên trở lên bầu chi ủy từ 3 đến 5 người.'],
  ['Tỷ lệ hoàn thành xuất sắc nhiệm vụ không quá 20% số đảng viên hoàn thành tốt nhiệm vụ.'],
  [
    'Số lượng cấp ủy viên của đảng bộ cơ sở không quá 15 đồng chí, riêng đảng bộ có trên 500 đảng viên thì được bầu thêm.',
  ],
  ['Một ngày học 2 buổi, mỗi buổi 5 tiết.'],
  ['Học viên nghỉ trên 3 buổi phải học lại.'],
  ['Chỉ tổ chức thi khi có ít nhất 20 học viên.'],
  ['Cuối buổi học, khối 9 được nghỉ 1 buổi.'],
  ['Cơ quan dưới 10 cán bộ được cử 1 người đi học mỗi năm.'],
  ['Lớp dưới 25 học viên được ghép với lớp khác.'],
  ['Chi bộ dưới 9 đảng viên được bầu bí thư và phó bí thư.'],
  // counts that look like them
  ['Có dưới 10 cán bộ dự thi.', '10 staff under'],
  ['Trường có trên 30 học viên là cán bộ xã.', '30 learner over'],
  ['Đảng bộ có từ 40 đảng viên năm 2015 đến nay có 62 đảng viên.', '40 member', '62 member'],
  ['Đến nay, trên 20% học viên đã nộp bài thu hoạch.', '20 percent over'],
]

/** Prices and fees, which are no sums; what one of several costs is an amount of money. */
export const feeSentences: readonly Sentence[] = [
  ['Trao 10 suất học bổng, mỗi suất 1 triệu đồng.'],
  ['Tặng 15 suất quà, mỗi suất trị giá 500.000 đồng, tổng trị giá 7,5 triệu đồng.', '7500000 dong'],
  ['Mức thưởng: tập thể 1.500.000 đồng/tập thể; cá nhân 800.000 đồng/cá nhân.'],
  ['Giá điện là 2.500 đồng/kWh, giá nước là 9.000 đồng/m3.'],

  ['Tổng số tiền là 9.500.000 đồng (Chín triệu năm trăm nghìn đồng).', '9500000 dong'],
  ['Kinh phí 12 triệu đồng (mười hai triệu đồng), chi từ nguồn quỹ.', '12000000 dong'],
  ['Học viên thuộc hộ nghèo được giảm 50% học phí, con liệt sĩ được miễn 100% học phí.'],
  ['Xây 3 nhà nhân ái, mỗi nhà 60 triệu đồng.'],
  ['Đợt 1 nộp 60% học phí, đợt 2 nộp 40% học phí.'],
  ['Thanh toán tiền tài liệu 70.000 đồng/bộ.'],
  ['Người vi phạm phải bồi hoàn 100% kinh phí đào tạo.'],
  ['Cán bộ nữ được hỗ trợ thêm 10%; người dân tộc thiểu số được hỗ trợ 15% học phí.'],
  ['Học viên giỏi được hưởng 120% mức học bổng.'],
  ['Hội thu được 45 triệu đồng, chi 30 triệu đồng.', '45000000 dong', '30000000 dong'],
  ['Các đơn vị giảm 10% chi thường xuyên.', '10 percent change'],
]

/** The word lớp, buổi or trung bình where it names nothing that is counted; counts are whole numbers. */
export const otherMeaningSentences: readonly Sentence[] = [
  ['Huy động trẻ ra lớp đạt 99%; có 14 em bỏ học.', '99 percent'],
  ['Các thầy cô lên lớp đầy đủ; 02 đồng chí nộp giáo án chậm.'],
  ['Khoa giảng dạy 42 lớp học phần.'],
  ['Phủ 3 lớp bạt, mỗi lớp dày 5 cm.'],
  ['Sơn 2 lớp sơn chống thấm cho phòng học.'],
  ['Chị từng vượt 40 km đường rừng để dạy 12 học viên.', '12 learner'],
  ['Tuổi bình quân là 43,5; khoa có 12 giảng viên.', '12 lecturer'],
  ['Khoa có 20 giảng viên, độ tuổi trung bình là 41,2.', '20 lecturer'],
  ['Có 30 bài báo, chỉ số trích dẫn trung bình 2,4.', '30 paper'],
  ['Đội trưởng Lê Minh, một giảng viên khoa Xây dựng Đảng, ghi 14 điểm.'],
  ['Chị Hoa, một học viên đến từ huyện vùng cao, xúc động chia sẻ.'],
  ['Khen thưởng hai giảng viên, một cán bộ.', '2 lecturer commendation', '1 staff commendation'],
  ['Từng lớp có 40 học viên.'],
]

/** Those who are asked, what a room holds, and how often one meets. */
export const surveySentences: readonly Sentence[] = [
  ['Khảo sát 120 cán bộ quản lý và 300 giảng viên.'],
  ['Tác giả phỏng vấn 12 giảng viên và 30 học viên.'],
  ['Mẫu nghiên cứu gồm 200 học viên.'],
  ['Điều tra bằng phiếu hỏi 150 cán bộ.'],
  ['Lấy ý kiến của 80 giảng viên, 500 học viên về chương trình.'],
  ['Kết quả khảo sát cho thấy trường có 45 giảng viên.', '45 lecturer'],
  ['Phòng học có sức chứa 200 học viên.'],
  ['Hội trường đủ chỗ cho 300 học viên.'],
  ['Lớp học 3 buổi một tuần.'],
  ['Sau khi khảo sát thực tế, trường mở 4 lớp.', '4 class opened'],
  ['Phỏng vấn xong, Học viện tuyển 6 giảng viên.', '6 lecturer'],
  ['Khảo sát 40 học viên, mở 2 lớp với 90 học viên.', '2 class opened', '90 learner opened'],
]
