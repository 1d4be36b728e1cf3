import type { WrittenPost } from './written-posts.ts'

/** Posts in the words of other schools, committees and papers. The contradictions were written down before they were compared. */
export const furtherPosts: readonly WrittenPost[] = [
  {
    name: 'F1',
    about: 'commended learners, answers and field trips are no whole',
    publishedOn: '2018-12-28',
    title: 'Trường Chính trị tỉnh Hải Dương tổng kết công tác đào tạo, bồi dưỡng năm 2018',
    body: [
      'Năm 2018, Trường mở 42 lớp với 2.960 học viên, trong đó có 12 lớp trung cấp lý luận chính trị với 780 học viên và 30 lớp bồi dưỡng với 2.180 học viên.',
      'Kết thúc khóa học, 35 học viên được Hiệu trưởng tặng giấy khen; 310 học viên được xét tốt nghiệp đợt 1.',
      'Trường đã khảo sát 500 học viên, có 460 học viên trả lời phiếu, đạt tỷ lệ 92%.',
      'Cũng trong năm, các khoa đi nghiên cứu thực tế tại 3 lớp ở huyện Ninh Giang; 2 lớp phải lùi thời gian khai giảng.',
    ],
  },
  {
    name: 'F2',
    about: 'admissions of districts, and of a month',
    publishedOn: '2019-10-05',
    title: 'Công tác phát triển đảng 9 tháng đầu năm 2019',
    body: [
      'Chín tháng đầu năm 2019, toàn tỉnh kết nạp 1.215 đảng viên mới, đạt 81% kế hoạch năm.',
      'Huyện Thanh Hà kết nạp 96 đảng viên; huyện Tứ Kỳ kết nạp 104 đảng viên; thị xã Kinh Môn kết nạp 88 đảng viên.',
      'Đảng bộ xã Thanh Sơn kết nạp 6 đảng viên, trong đó có 4 nữ. Đảng bộ Công an tỉnh kết nạp 45 đảng viên, có 12 đảng viên là nữ.',
      'Riêng tháng 9, toàn tỉnh kết nạp 140 đảng viên.',
    ],
  },
  {
    name: 'F3',
    about: 'turns are no persons',
    publishedOn: '2022-12-20',
    title: 'Liên đoàn Lao động tỉnh: kết quả tập huấn cán bộ công đoàn năm 2022',
    body: [
      'Năm 2022, các cấp công đoàn mở 18 lớp tập huấn cho 1.450 lượt cán bộ công đoàn.',
      'Tính đến cuối năm, 1.120 cán bộ công đoàn đã được tập huấn, đạt 93%.',
      'Công đoàn ngành Giáo dục mở 5 lớp cho 400 lượt người; Công đoàn các khu công nghiệp mở 6 lớp cho 520 lượt người; Liên đoàn Lao động huyện Hoa Lư mở 2 lớp, 150 người tham gia.',
      'Có 30 cán bộ công đoàn được biểu dương.',
    ],
  },
  {
    name: 'F4',
    about: 'grades that are more than all learners',
    publishedOn: '2021-07-10',
    title: 'Trường Đại học Hồng Đức: kết quả tốt nghiệp năm 2021',
    body: [
      'Năm 2021, Trường có 210 học viên tốt nghiệp, trong đó: xuất sắc 5 học viên, giỏi 40 học viên, khá 120 học viên, trung bình 55 học viên.',
    ],
    contradiction: [210, 5, 40, 120, 55],
  },
  {
    name: 'F5',
    about: 'provinces before and after the reform in one text',
    publishedOn: '2025-10-02',
    title: 'Đảng bộ tỉnh Lâm Đồng sau sáp nhập',
    body: [
      'Sau sáp nhập từ ngày 01/7/2025, Đảng bộ tỉnh Lâm Đồng có 112.000 đảng viên.',
      'Trước sáp nhập, Đảng bộ tỉnh Lâm Đồng có 48.000 đảng viên; Đảng bộ tỉnh Bình Thuận có 41.500 đảng viên; Đảng bộ tỉnh Đắk Nông có 22.500 đảng viên.',
      'Năm 2025, toàn tỉnh kết nạp 3.100 đảng viên, trong đó khu vực Đắk Nông cũ kết nạp 600 đảng viên.',
    ],
  },
  {
    name: 'F6',
    about: 'learners whom a clause describes, and graduates of one class, which are not compared',
    publishedOn: '2020-11-12',
    title: 'Bế giảng lớp Trung cấp lý luận chính trị khóa 60',
    body: [
      'Ngày 12/11/2020, Trường Chính trị tỉnh Thái Bình tổ chức lễ bế giảng lớp Trung cấp lý luận chính trị khóa 60.',
      'Lớp Trung cấp lý luận chính trị khóa 60 có 52 học viên là cán bộ các sở, ngành.',
      'Sau 18 tháng học tập, lớp Trung cấp lý luận chính trị khóa 60 có 54 học viên tốt nghiệp, trong đó 10 học viên xếp loại giỏi.',
    ],
  },
  {
    name: 'F7',
    about: 'a percentage that does not fit its share',
    publishedOn: '2022-06-20',
    title: 'Tổng kết lớp bồi dưỡng năm 2022',
    body: [
      'Năm 2022, kết quả lớp bồi dưỡng: 9/41 học viên đạt loại giỏi (25,95%), 30/41 học viên đạt loại khá (73,17%), 2/41 học viên đạt loại trung bình (4,88%).',
    ],
    contradiction: [9],
  },
  {
    name: 'F8',
    about: 'shares of one whole with different denominators',
    publishedOn: '2023-01-10',
    title: 'Đảng bộ Trường Cao đẳng Sư phạm xếp loại đảng viên năm 2022',
    body: [
      'Năm 2022, có 4/27 đảng viên hoàn thành xuất sắc nhiệm vụ, 25/29 đảng viên hoàn thành tốt nhiệm vụ.',
    ],
    contradiction: [27, 4, 25],
  },
  {
    name: 'F9',
    about: 'grades that are more than all cells',
    publishedOn: '2020-12-28',
    title: 'Đảng bộ Trường Chính trị tỉnh Bắc Giang tổng kết năm 2020',
    body: [
      'Năm 2020, Đảng bộ Trường có 9 chi bộ với 61 đảng viên.',
      'Kết quả xếp loại chi bộ năm 2020: 3 chi bộ hoàn thành xuất sắc nhiệm vụ, 7 chi bộ hoàn thành tốt nhiệm vụ.',
    ],
    contradiction: [9, 3, 7],
  },
  {
    name: 'F10',
    about: 'a list of programmes that is less than its whole',
    publishedOn: '2024-12-25',
    title: 'Trường Chính trị tỉnh Tuyên Quang tổng kết năm 2024',
    body: [
      'Năm 2024, Trường mở 25 lớp, gồm: 8 lớp trung cấp lý luận chính trị, 10 lớp bồi dưỡng ngạch chuyên viên, 6 lớp bồi dưỡng lãnh đạo cấp phòng.',
    ],
    contradiction: [25, 8, 10, 6],
  },
  {
    name: 'F11',
    about: 'several schools and centres of one bulletin',
    publishedOn: '2024-08-01',
    title: 'Tin hoạt động các trường chính trị 6 tháng đầu năm 2024',
    body: [
      'Trường Chính trị Trường Chinh tỉnh Nam Định mở 20 lớp với 1.100 học viên.',
      'Trường Chính trị tỉnh Hà Nam mở 14 lớp với 800 học viên; Trường Chính trị tỉnh Ninh Bình mở 16 lớp với 950 học viên.',
      'Trung tâm Chính trị huyện Ý Yên mở 11 lớp, 900 lượt học viên. Trung tâm Chính trị thành phố Nam Định: 15 lớp, 1.300 lượt học viên.',
      'Cả ba trường có 6 lớp cao cấp lý luận chính trị phối hợp với Học viện.',
    ],
  },
  {
    name: 'F12',
    about: 'members who attend or are commended are no whole',
    publishedOn: '2023-12-30',
    title: 'Đảng bộ phường Trần Phú tổng kết năm 2023',
    body: [
      'Năm 2023, Đảng bộ phường có 450 đảng viên sinh hoạt tại 14 chi bộ.',
      'Tham dự hội nghị có 420 đảng viên. Hội nghị khen thưởng 25 đảng viên hoàn thành xuất sắc nhiệm vụ, 3 chi bộ hoàn thành xuất sắc nhiệm vụ tiêu biểu.',
      'Có 60 đảng viên hoàn thành xuất sắc nhiệm vụ, 370 đảng viên hoàn thành tốt nhiệm vụ; 5 chi bộ hoàn thành xuất sắc nhiệm vụ, 9 chi bộ hoàn thành tốt nhiệm vụ.',
      'Có 15 đảng viên được tặng Huy hiệu Đảng; 20 đảng viên được miễn công tác và sinh hoạt.',
    ],
  },
  {
    name: 'F13',
    about: 'percentages of shares, of plans and of growth',
    publishedOn: '2021-12-20',
    title: 'Kết quả học tập lớp K12 năm 2021',
    body: [
      'Năm 2021, lớp có 9/41 học viên đạt loại giỏi (21,95%), 30/41 học viên đạt loại khá (73,2%), 2/41 học viên đạt loại trung bình (gần 5%).',
      'Trường mở 46/45 lớp, đạt 102% kế hoạch. Có 35/38 giảng viên có trình độ thạc sĩ, chiếm 92,1%; 5/38 giảng viên là nữ dân tộc thiểu số, tăng 3,2% so với năm trước.',
      'Có 120/150 học viên tham gia khảo sát, 85% hài lòng với chất lượng giảng dạy.',
      'Đã kết nạp 45/60 đảng viên (đạt 75% chỉ tiêu, tăng 10% so với cùng kỳ).',
    ],
  },
  {
    name: 'F14',
    about: 'kinds of cells, and members who are not graded',
    publishedOn: '2022-01-15',
    title: 'Xếp loại tổ chức đảng, đảng viên năm 2021',
    body: [
      'Năm 2021, Đảng bộ huyện Yên Thế có 41 tổ chức cơ sở đảng, 12 chi bộ cơ sở và 230 chi bộ trực thuộc đảng ủy cơ sở.',
      'Kết quả: 8 tổ chức cơ sở đảng hoàn thành xuất sắc nhiệm vụ, 31 tổ chức cơ sở đảng hoàn thành tốt nhiệm vụ, 2 tổ chức cơ sở đảng hoàn thành nhiệm vụ.',
      'Có 46 chi bộ trực thuộc hoàn thành xuất sắc nhiệm vụ, 170 chi bộ hoàn thành tốt nhiệm vụ.',
      'Về đảng viên: 820/5.400 đảng viên hoàn thành xuất sắc nhiệm vụ; 4.500/5.400 đảng viên hoàn thành tốt nhiệm vụ; 120/5.600 đảng viên được miễn đánh giá.',
      'Năm 2020 có 240 chi bộ.',
    ],
  },
  {
    name: 'F15',
    about: 'a commune before and after a merger',
    publishedOn: '2025-08-20',
    title: 'Đại hội Đảng bộ xã Tân An lần thứ I, nhiệm kỳ 2025 - 2030',
    body: [
      'Đảng bộ xã Tân An được thành lập từ ngày 01/7/2025 trên cơ sở hợp nhất Đảng bộ 3 xã, có 42 chi bộ với 1.350 đảng viên.',
      'Dự Đại hội có 149/150 đại biểu được triệu tập, đạt 99,3%.',
      'Nhiệm kỳ 2020 - 2025, Đảng bộ xã Tân An (cũ) kết nạp 31 đảng viên; Đảng bộ xã Bình Lý kết nạp 22 đảng viên; Đảng bộ xã Hòa Phú kết nạp 18 đảng viên; đã kết nạp 71 đảng viên.',
      'Năm 2024, có 15 chi bộ xếp loại hoàn thành xuất sắc nhiệm vụ; toàn Đảng bộ khi đó có 14 chi bộ.',
      'Phấn đấu kết nạp 80 đảng viên trong nhiệm kỳ 2025 - 2030.',
    ],
  },
]
