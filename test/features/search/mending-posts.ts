/** Posts of schools, districts, unions and Party committees: title and body. Words of one post stand far apart in it. */
export const posts: readonly (readonly [string, string])[] = [
  [
    'Hội nghị cán bộ, công chức, viên chức năm 2023',
    'Sáng 12/01, trường tổ chức hội nghị cán bộ công chức. Công đoàn báo cáo việc thực hiện chế độ nghỉ phép, nghỉ hưu của người lao động. Hội nghị biểu quyết thông qua quy chế dân chủ ở cơ sở.',
  ],
  [
    'Đại hội Liên đội năm học 2022-2023',
    'Liên đội Trường Tiểu học Hoa Mai tổ chức đại hội Liên đội với 120 đội viên. Đại hội bầu ban chỉ huy liên đội gồm 9 em. Giờ ra chơi, các em vã mồ hôi với trò kéo co.',
  ],
  [
    'Giám sát đảng viên chấp hành Điều lệ Đảng',
    'Ủy ban Kiểm tra Huyện ủy giám sát đảng viên giữ chức vụ ở cơ sở. Đoàn giám sát làm việc với chi bộ thôn. Cán bộ trẻ được cọ xát với thực tiễn.',
  ],
  [
    'Lễ kết nạp đảng viên mới',
    'Chi bộ Khoa Xây dựng Đảng tổ chức lễ kết nạp đảng viên mới cho hai quần chúng ưu tú. Bệnh viện tỉnh và Học viện Chính trị khu vực I gửi lẵng hoa. Đảng viên mới đọc lời tuyên thệ.',
  ],
  [
    'Hội thảo khoa học về chuyển đổi số',
    'Hội thảo nhận 35 tham luận. Chuyển đổi số trong giảng dạy lý luận chính trị đòi hỏi kỹ năng số của giảng viên. Hội thao truyền thống của công đoàn lùi sang tháng sau.',
  ],
  [
    'Đồng chí Bí thư Đảng ủy làm việc với chi bộ',
    'Đồng chí Bí thư Đảng ủy yêu cầu chi bộ thực hiện nghiêm nghị quyết của Đảng. Nghị quyết nêu năm nhiệm vụ trọng tâm. Chi bộ kiến nghị bổ sung cơ sở vật chất.',
  ],
  [
    'Bồi dưỡng kiến thức quốc phòng và an ninh',
    'Trung tâm chính trị huyện mở lớp bồi dưỡng kiến thức quốc phòng và an ninh đối tượng 4. Học viên là trưởng thôn, chi hội trưởng phụ nữ. Lớp học kéo dài bốn ngày.',
  ],
  [
    'Xây dựng nông thôn mới nâng cao',
    'Xã Bình Sơn đạt chuẩn nông thôn mới nâng cao. Nhân dân hiến đất làm đường, trồng rừng sản xuất và nuôi trâu, bò. Thu nhập bình quân đầu người tăng rõ rệt.',
  ],
  [
    'Tổng kết công tác dân vận năm 2022',
    'Ban Dân vận Tỉnh ủy tổng kết công tác dân vận khéo. Nhiều mô hình dân vận khéo được nhân rộng ở vùng đồng bào dân tộc thiểu số. Ban trao giấy khen cho 12 tập thể có thành tích xuất sắc.',
  ],
  [
    'Sơ kết sáu tháng thực hiện chuyên đề học tập và làm theo Bác',
    'Hội nghị sơ kết đánh giá việc học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh. Mỗi chi bộ chọn một nội dung đột phá. Báo cáo viên trình bày chuyên đề quý III.',
  ],
  [
    'Thi giảng viên dạy giỏi cấp trường',
    'Mười hai giảng viên dự thi giảng viên dạy giỏi. Ban giám khảo nhận xét về giáo án, phương pháp và phong thái. Giảng viên trẻ giành giải nhất.',
  ],
  [
    'Tuyển sinh lớp trung cấp lý luận chính trị khóa 52',
    'Trường thông báo tuyển sinh lớp trung cấp lý luận chính trị hệ không tập trung. Hồ sơ gồm đơn dự tuyển, sơ yếu lý lịch và bản sao bằng tốt nghiệp đại học.',
  ],
  [
    'Khai giảng lớp bồi dưỡng ngạch chuyên viên chính',
    'Lớp bồi dưỡng ngạch chuyên viên chính có 72 học viên của các sở, ngành. Học viên nghiên cứu thực tế tại tỉnh Quảng Ninh. Nhà trường chúc lớp học thành công.',
  ],
  [
    'Bế giảng lớp cao cấp lý luận chính trị',
    'Lớp cao cấp lý luận chính trị bế giảng sau mười tám tháng. Có 20 học viên đạt loại giỏi. Học viện cấp bằng và trường tặng giấy khen.',
  ],
  [
    'Công đoàn thăm hỏi đoàn viên có hoàn cảnh khó khăn',
    'Công đoàn trao quà Tết cho đoàn viên, người lao động có hoàn cảnh khó khăn. Quỹ mái ấm công đoàn hỗ trợ sửa chữa nhà ở. Công nhân khu công nghiệp được khám sức khỏe.',
  ],
  [
    'Đoàn thanh niên ra quân mùa hè tình nguyện',
    'Đoàn Thanh niên ra quân chiến dịch mùa hè tình nguyện, hiến máu nhân đạo và dọn vệ sinh môi trường. Thanh niên xung kích sửa đường ở thôn bản.',
  ],
  [
    'Ký kết chương trình phối hợp giữa trường và Trung tâm Chính trị',
    'Hai bên ký kết chương trình phối hợp đào tạo, bồi dưỡng cán bộ. Chương trình phối hợp nêu rõ trách nhiệm của từng đơn vị. Trung tâm bố trí hội trường và phòng học.',
  ],
  [
    'Kiểm tra dấu hiệu vi phạm ở đảng bộ xã',
    'Ủy ban Kiểm tra kết luận kiểm tra khi có dấu hiệu vi phạm đối với tổ chức đảng. Hình thức kỷ luật là khiển trách và cảnh cáo. Đảng bộ xã nghiêm túc rút kinh nghiệm.',
  ],
  [
    'Tiếp xúc cử tri trước kỳ họp thứ tám',
    'Đại biểu Hội đồng nhân dân tiếp xúc cử tri xã Tân Lập. Cử tri kiến nghị về giá đất, thuế và đường giao thông nông thôn. Ủy ban nhân dân huyện trả lời từng ý kiến.',
  ],
  [
    'Nghiệm thu đề tài khoa học cấp tỉnh',
    'Hội đồng khoa học nghiệm thu đề tài về giảm nghèo bền vững. Đề tài xếp loại xuất sắc. Chủ nhiệm đề tài là thạc sĩ Trần Văn Tuấn, phó trưởng khoa.',
  ],
  [
    'Tập huấn phòng chống tham nhũng, tiêu cực',
    'Ban Nội chính tập huấn về phòng chống tham nhũng cho cán bộ chủ chốt. Báo cáo viên nêu các vụ án điểm. Cán bộ kê khai tài sản, thu nhập theo quy định.',
  ],
  [
    'Kỷ niệm ngày Nhà giáo Việt Nam 20/11',
    'Thầy và trò ôn lại truyền thống tôn sư trọng đạo. Các em học sinh biểu diễn văn nghệ chào mừng. Nhiều thế hệ nhà giáo được tặng bằng khen.',
  ],
  [
    'Chi hội phụ nữ giúp nhau phát triển kinh tế',
    'Hội Liên hiệp Phụ nữ huyện hướng dẫn hội viên vay vốn phát triển kinh tế gia đình. Chị em trồng nấm, nuôi ong và mở dịch vụ. Hội phụ nữ vận động xây nhà mái ấm tình thương.',
  ],
  [
    'Hội Cựu chiến binh tri ân liệt sĩ',
    'Hội Cựu chiến binh thắp nến tri ân tại nghĩa trang liệt sĩ. Các cựu chiến binh thăm thương binh, gia đình chính sách. Nghĩa trang được tu sửa khang trang.',
  ],
  [
    'Cải cách hành chính ở bộ phận một cửa',
    'Bộ phận một cửa tiếp nhận và trả kết quả thủ tục hành chính đúng hạn. Xã công khai thủ tục hành chính, áp dụng chữ ký số. Người dân hài lòng với dịch vụ công trực tuyến.',
  ],
  [
    'Đánh giá, xếp loại tổ chức đảng và đảng viên cuối năm',
    'Chi bộ đánh giá, xếp loại đảng viên. Tỷ lệ đảng viên hoàn thành tốt nhiệm vụ đạt 80%. Chi bộ đạt trong sạch vững mạnh.',
  ],
  [
    'Phụ huynh họp đầu năm học mới',
    'Giáo viên chủ nhiệm họp phụ huynh đầu năm học. Nhà trường thu học phí, bảo hiểm y tế theo quy định. Phụ huynh nạp tiền qua ngân hàng, giữ lại biên lai.',
  ],
  [
    'Học sinh giỏi cấp huyện nhận thưởng',
    'Trường Trung học cơ sở Lê Lợi có 15 em đạt học sinh giỏi cấp huyện. Ban đại diện cha mẹ học sinh trao phần thưởng. Các em cố gắng rèn luyện chữ viết.',
  ],
  [
    'Ứng dụng công nghệ thông tin trong giảng dạy',
    'Giảng viên soạn bài giảng điện tử, dùng phần mềm Zoom và trợ lý ảo. Lớp tập huấn kỹ năng có press kit và tài liệu class B. Nhà trường đầu tư phòng máy.',
  ],
  [
    'Xuất bản nội san Thông tin lý luận và thực tiễn',
    'Nội san số 3 có 24 bài viết. Ban biên tập xét duyệt bài, sửa bản in thử. Bài của tác giả Nguyễn Thị Hòa phân tích xu hướng sản xuất sạch.',
  ],
  [
    'Diễn tập phòng thủ khu vực và phòng cháy chữa cháy',
    'Công an huyện hướng dẫn phòng cháy chữa cháy. Lực lượng dân quân tự vệ tham gia diễn tập. Cán bộ trực ban báo động, sơ tán tài sản.',
  ],
  [
    'Triển khai Kế hoạch 91-KH/TU và Nghị quyết số 58/2011',
    'Trường triển khai Kế hoạch 91-KH/TU của Tỉnh ủy. Nghị định 101/2017/NĐ-CP quy định về đào tạo, bồi dưỡng cán bộ. Lớp K45 A1 học vào thứ bảy.',
  ],
  [
    'Hội đồng sư phạm bàn đổi mới phương pháp dạy học',
    'Hội đồng sư phạm thảo luận đổi mới phương pháp dạy học tích cực. Tổ chuyên môn dự giờ, rút kinh nghiệm. Trường dạy tiếng Anh, trò chơi dân gian.',
  ],
  [
    'Trao huy hiệu 30 năm tuổi Đảng',
    'Đảng ủy trao huy hiệu 30 năm tuổi Đảng cho ba đảng viên. Lễ trao huy hiệu trang trọng, ấm cúng. Các đồng chí ôn truyền thống vẻ vang của quê hương.',
  ],
  [
    'Nghiên cứu lịch sử Đảng bộ tỉnh giai đoạn 1945-1975',
    'Ban Tuyên giáo biên soạn lịch sử Đảng bộ tỉnh. Sách in năm trăm bản, giới thiệu di tích lịch sử và nhân chứng. Giai đoạn kháng chiến được viết kỹ nhất.',
  ],
  [
    'Khen thưởng phong trào thi đua yêu nước',
    'Phong trào thi đua yêu nước lan tỏa rộng khắp. Hội đồng thi đua khen thưởng xét danh hiệu chiến sĩ thi đua. Trường nhận cờ thi đua của Chính phủ.',
  ],
  [
    'Trạm y tế xã nhận góp ý về dự thảo quy định khám bệnh',
    'Trạm y tế xã lấy ý kiến đóng góp của bà con. Người lao động nêu chín ý kiến về trạm y tế. Mặt trận Tổ quốc xã theo dõi việc tiếp thu.',
  ],
  [
    'Học tập văn kiện Đại hội XIII',
    'Ban Chấp hành khóa XII trình văn kiện Đại hội XIII. Đảng bộ tỉnh lần thứ 21 cử đại biểu. Mặt trận Tổ quốc góp sức tuyên truyền.',
  ],
]
