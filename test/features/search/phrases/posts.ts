/** An invented post: its key, title and body. */
export type InventedPost = readonly [key: string, title: string, body: string]

const part = (text: string, times: number) => text.repeat(times)

const hall = 'Hội trường mở cửa cả tuần, bộ bàn ghế mới đã kê xong. '

/** Posts that readers see, oldest first. */
export const invented: readonly InventedPost[] = [
  // "chi bộ trong sạch vững mạnh"
  ['clean', 'Công nhận ba chi bộ', 'Cuối năm, chi bộ trong sạch vững mạnh được biểu dương.'],
  [
    'clean-apart',
    'Phong trào của các chi bộ',
    'Chi bộ trong trường họp đều. Cán bộ trong sạch là gốc. Môi trường trong sạch vững bền. Tổ chức vững mạnh hơn.',
  ],
  // "đại hội chi bộ"
  ['congress', 'Lịch tháng Hai', 'Phòng Đào tạo tổ chức đại hội chi bộ vào thứ Năm.'],
  ['congress-comma', 'Lịch tháng Ba', 'Nhà trường chuẩn bị đại hội, chi bộ nào xong trước báo cáo trước.'],
  ['congress-stop', 'Lịch tháng Tư', 'Trường đã xong đại hội. Chi bộ và chi đoàn nghỉ lễ.'],
  ['congress-lines', 'Lịch tháng Năm', 'Danh sách dự đại hội\n\nChi bộ khoa gửi trước ngày mười.'],
  ['congress-semicolon', 'Lịch tháng Sáu', 'Đoàn trường lo đại hội; chi bộ lo khánh tiết.'],
  // marks
  ['training-true', 'Mở lớp bồi dưỡng', 'Lớp bồi dưỡng cán bộ nguồn gồm ba mươi người.'],
  ['training-other', 'Chuyện vườn ươm', 'Cây bồi dương liễu ven sông, rễ dưỡng đất.'],
  // "của các cán bộ"
  ['common', 'Ý kiến góp ý', 'Đây là ý kiến của các cán bộ trẻ gửi về phòng.'],
  [
    'common-apart',
    'Nhà công vụ',
    'Nhà của các gia đình; các cán sự và cán bộ xã đến thăm. Các cán cân đều đủ.',
  ],
  // excluded phrase
  ['theory-high', 'Lớp cao cấp', 'Lớp lý luận chính trị cao cấp khai mạc.'],
  ['theory-other', 'Lớp trung cấp', 'Lớp lý luận chính trị trung cấp; giá trị cao hơn, cao cấp hơn.'],
  // across a title and its body
  ['border', 'Thư gửi đảng bộ', 'Tỉnh đã nhận thư.'],
  ['border-in', 'Thư của tỉnh', 'Văn phòng đảng bộ tỉnh đã nhận thư và trả lời.'],
  // names
  ['name', 'Gương sáng', 'Đồng chí Nguyễn Văn Thụ dạy ở vùng cao mười năm.'],
  ['name-apart', 'Danh sách khen', 'Khen Nguyễn Văn Bích, Trần Văn Thụ và Nguyễn Văn Ân.'],
  ['name-title', 'Người thầy', 'Bài giảng do ThS. Lê Thị Vóc soạn trong hè.'],
  // codes, numbers
  ['plan', 'Triển khai kế hoạch', 'Thực hiện Kế hoạch số 47-KH/TU của Tỉnh ủy trong quý.'],
  [
    'plan-other',
    'Kế hoạch khác',
    'Kế hoạch số 12 nêu mục 47; văn bản KH/TU lưu ở kho. Phiếu 47-KH và số 47.',
  ],
  ['twelve', 'Kết quả quý', 'Quý này mở 12 lớp bồi dưỡng ngắn hạn.'],
  [
    'twelve-other',
    'Kết quả tháng',
    'Mở 12 lớp. Lớp bồi dưỡng ngắn hạn chưa mở; năm 2012, lớp chiêu sinh ít.',
  ],
  // punctuation in the query, repeated words, tone positions
  ['topic', 'Diễn đàn', 'Chủ đề: Học tập suốt đời từ trang sách.'],
  ['topic-run', 'Diễn đàn hè', 'Nhóm chọn chủ đề học tập theo tổ.'],
  ['learn', 'Lời Bác', 'Lời dạy "Học, học nữa, học mãi" treo ở sảnh.'],
  ['learn-other', 'Lời thầy', 'Học nữa, học bài, học mãi thành tài.'],
  ['mediate', 'Tổ hòa giải', 'Tập huấn hòa giải ở cơ sở cho tổ trưởng.'],
  ['union-sum', 'Hội nghị tổng kết', 'Công đoàn biểu dương mười đoàn viên.'],
  ['union-sum-apart', 'Họp công đoàn', 'Hội nghị bàn việc tổng kết quỹ.'],
  ['team', 'Đại hội liên đội', 'Đại hội liên đội bầu ban chỉ huy mới.'],
  ['foreign-phrase', 'Dự án nước ngoài', 'Vốn của United Nations Development Programme cho ba xã.'],
  ['foreign-apart', 'Sách mới', 'Sách United Nations, sách Nations Development và tờ Development Programme.'],
  ['committee', 'Giao ban', 'UBND tỉnh chủ trì giao ban.'],
  ['committee-full', 'Giao ban quý', 'Ủy ban nhân dân tỉnh chủ trì giao ban quý.'],
  // words left out
  ['samsung', 'Trao phòng máy', 'Hãng Samsung tặng nhà trường một phòng máy tính.'],
  ['panasonic', 'Trao quạt', 'Hãng Panasonic tặng quạt trần cho ký túc xá.'],
  ['kxii', 'Quán triệt văn kiện', 'Chi bộ nghe văn kiện đại hội KXII.'],
  [
    'resolution-a',
    'Học nghị quyết',
    'Chi bộ học nghị quyết đại hội nhiệm kỳ mới, ghi chép đầy đủ và làm bài thu hoạch.',
  ],
  [
    'resolution-b',
    'Sơ kết nghị quyết',
    'Sơ kết nghị quyết đại hội nhiệm kỳ trước, chi bộ rút ra năm bài học.',
  ],
  ['blockchain', 'Bài giảng mở', 'Chuyên gia giới thiệu công nghệ blockchain trong quản lý văn bằng số.'],
  ['digital', 'Hội thảo chuyển đổi số', 'Hội thảo chuyển đổi số có mười tham luận về công nghệ.'],
  ['teachers', 'Bồi dưỡng giáo viên', 'Bồi dưỡng giáo viên dạy môn công dân ở miền núi.'],
  ['weave', 'Nghề dệt', 'Nghệ nhân dạy dệt thổ cẩm cho thiếu nữ trong bản.'],
  // highlights
  ['ministry', 'Bộ Giáo dục ban hành quy chế', 'Bộ Giáo dục yêu cầu mỗi cán bộ nêu gương khi coi thi.'],
  ['apart', 'Sân kho hợp tác', 'Cân thóc bằng chiếc cán gỗ, rồi chuyển cả bộ ra sân.'],
  [
    'lifelong',
    'Phong trào khuyến đọc',
    'Học sinh đọc sách, học nhóm; phong trào học tập suốt đời lan rộng, ai cũng học.',
  ],
  [
    'passages',
    'Chuyện dài về kho lưu trữ',
    `Kho mở từ năm ngoái.\n\n${part(hall, 6)}\n\nNgười ta lưu thư từ cũ.\n\n${part(hall, 6)}\n\nKho lưu trữ điện tử vừa mở thêm hai phòng.\n\n${part(hall, 6)}`,
  ],
  ['meeting', 'Giao lưu', 'Hội nghị bàn về trang phục. Hội trường chật. Bộ đội đến sớm, cán bộ xã đến sau.'],
  ['insured', 'Bảo hiểm xã hội, bảo hiểm y tế', 'Nhà xe phát thẻ từng nhà.'],
  ['insured-short', 'Phát thẻ BHYT', 'Bảo vệ em nhỏ, tránh hiểm họa; y tá đến, tế nhị hỏi.'],
  // the words of a long form that was not typed, apart
  ['order-apart', 'Sổ tay 16 trang', 'Thị trấn chỉ có một thủ kho; tướng cờ để ở tủ.'],
  // foreign words
  ['hope', 'Quỹ học bổng', 'Quỹ Hope trao xe đạp cho trẻ em.'],
  ['meet', 'Lịch họp', 'Lịch họp giao ban các phòng.'],
  ['press', 'Thư viện nhận sách', 'Nhà xuất bản Oxford University Press tặng sách.'],
  ['class', 'Học trực tuyến', 'Phần mềm Google Class room và Zoom được cài sẵn.'],
  ['erasmus', 'Học bổng châu Âu', 'Chương trình Erasmus+ tuyển hai giảng viên.'],
  ['elearning', 'Bài giảng số', 'Kho bài giảng e-learning có trăm bài.'],
  ['muller', 'Khách thăm', 'Tiến sĩ Jürgen Müller và bà José Peña thăm trường.'],
  ['industry', 'Cách mạng 4.0', 'Cách mạng công nghiệp 4.0 và mạng 5G ở xã.'],
  ['women', 'Tập huấn giới', "Tài liệu Women's Union in hai thứ tiếng."],
  ['facebook', 'Trang tin', 'Trang Facebook của đoàn trường có năm nghìn người theo dõi.'],
  ['as', 'Sản xuất sạch', 'Xưởng AS sản xuất ống nhựa, đạt chuẩn ISO 9001.'],
  // documents that are named by kind and number
  ['directive', 'Văn bản mới', 'Phổ biến Chỉ thị 42 về đê điều.'],
  ['directive-code', 'Văn bản cũ', 'Tỉnh ban hành văn bản 42/CT-UBND về đê điều.'],
  ['weeks', 'Lịch giảng', 'Chương trình dài 42 tuần, có nêu một chỉ thị cũ.'],
  ['a-s', 'Nước sạch', 'Bể lọc cho á kim, ánh sáng mặt trời diệt khuẩn.'],
]

/** A draft: no answer may tell of its words. */
export const draft: InventedPost = [
  'draft',
  'Bản nháp kín',
  'Hồ sơ Zirconia bồi dưỡng giáo viên chưa công bố.',
]
