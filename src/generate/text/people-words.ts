/** Family names, the most frequent first. */
export const SURNAMES = words(
  'Nguyễn Nguyễn Nguyễn Nguyễn Trần Trần Lê Lê Phạm Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Đào Đoàn ' +
    'Trịnh Đinh Lâm Mai Tô Trương Cao Hà Tạ Kiều Lương Phùng Triệu Vương Thái Quách Chu La Nông Hứa',
)

export const MIDDLE_NAMES_OF_MEN = words(
  'Văn Đức Minh Quốc Xuân Hữu Công Đình Quang Mạnh Anh Thanh Trọng Tuấn Ngọc Bá Thế Duy Gia Hoàng Khắc Tiến Viết Chí ' +
    'Hải Việt Trung Nhật Thành Doãn',
)

export const GIVEN_NAMES_OF_MEN = words(
  'Hùng Dũng Tuấn Hải Nam Sơn Long Cường Thắng Minh Đức Hiếu Trung Quân Khoa Phúc Bình An Hòa Tùng Lâm Huy Việt Kiên ' +
    'Toàn Tiến Thành Vinh Quang Đạt Phong Thịnh Hoàng Khánh Nghĩa Tâm Bảo Duy Hưng Khang Lộc Nhân Phát Quý Sang Tài Thiện ' +
    'Trường Tú Văn Vượng Xuân Yên Chiến Định Giang Hào Kỳ Luân Mạnh',
)

export const MIDDLE_NAMES_OF_WOMEN = words(
  'Thị Thị Thu Ngọc Thanh Minh Kim Hồng Phương Bích Thùy Mai Lan Diệu Tuyết Khánh Bảo Hoài Quỳnh Thúy Mỹ Ánh Như Hải ' +
    'Vân Trúc Cẩm Hà',
)

export const GIVEN_NAMES_OF_WOMEN = words(
  'Hà Lan Hương Mai Thảo Linh Trang Hạnh Hiền Nga Nhung Oanh Phượng Thủy Yến Dung Hằng Hoa Huệ Loan Ngân Ngọc Quyên Tâm ' +
    'Thanh Thu Tuyết Vân Xuân Anh Bình Chi Diệp Duyên Đào Giang Hậu Khuê Liên Ly My Nguyệt Nhàn Phúc Quế Sen Thơm Thương ' +
    'Tú Uyên Vy Ý Cúc Hồng Lệ Minh Nhi Trâm Trinh Tươi',
)

export const DEGREES = ['ThS.', 'ThS.', 'ThS.', 'TS.', 'CN.', null] as const

export const POSITIONS = [
  'giảng viên',
  'giảng viên chính',
  'chuyên viên',
  'trưởng khoa',
  'phó trưởng khoa',
  'trưởng phòng',
  'phó trưởng phòng',
  'bí thư chi bộ',
  'phó bí thư chi bộ',
  'phó hiệu trưởng',
  'kế toán trưởng',
  'chủ tịch công đoàn',
  'bí thư đoàn trường',
  'giáo vụ',
  'nghiên cứu viên',
]

function words(list: string): string[] {
  return list.split(' ')
}
