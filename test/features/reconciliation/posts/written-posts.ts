/** A post of a school, a Party organisation or a district, written with the numbers that contradict each other in it. */
export interface WrittenPost {
  /** Posts with one name are compared with each other. */
  name: string
  /** What could be taken for a contradiction, or is one. */
  about: string
  publishedOn: string
  title: string
  summary?: string
  body: readonly string[]
  /** The numbers that a mismatch must compare. */
  contradiction?: readonly number[]
}

/** Posts without a contradiction, and posts with one. The contradictions were written down before they were compared. */
export const writtenPosts: readonly WrittenPost[] = [
  {
    name: 'A1',
    about: 'commended, certified and running learners are no whole; a department is no school',
    publishedOn: '2019-12-20',
    title: 'Tổng kết công tác đào tạo, bồi dưỡng năm 2019',
    body: [
      'Năm 2019, Trường Chính trị tỉnh mở 48 lớp đào tạo, bồi dưỡng với 3.612 học viên. Trong đó có 9 lớp trung cấp lý luận chính trị với 702 học viên, 39 lớp bồi dưỡng với 2.910 học viên.',
      'Nhà trường đã bế giảng 21 lớp với 1.540 học viên; đang quản lý 14 lớp với 1.020 học viên.',
      'Có 1.480 học viên được cấp bằng, chứng chỉ. Có 32 học viên được Hiệu trưởng tặng giấy khen.',
      'Phòng Quản lý đào tạo phối hợp với Ban Tổ chức Tỉnh ủy mở 6 lớp bồi dưỡng cấp ủy viên với 540 học viên; phối hợp với Sở Nội vụ mở 11 lớp bồi dưỡng ngạch chuyên viên với 770 học viên.',
    ],
  },
  {
    name: 'A2',
    about: 'the centres of several districts',
    publishedOn: '2022-12-05',
    title: 'Kết quả công tác của các trung tâm chính trị',
    body: [
      'Năm 2022, các trung tâm chính trị trong tỉnh tích cực đổi mới.',
      'Trung tâm Chính trị huyện Tân An mở 12 lớp với 840 học viên. Các lớp đều bảo đảm chất lượng, có 800 học viên xếp loại khá, giỏi.',
      'Trung tâm Chính trị huyện Phú Lộc mở 9 lớp với 615 học viên.',
      'Trung tâm Chính trị thị xã Bình Long mở 7 lớp với 498 học viên, trong đó 3 lớp bồi dưỡng đảng viên mới.',
      'Tính chung toàn tỉnh mở 28 lớp với 1.953 học viên.',
    ],
  },
  {
    name: 'A3',
    about: 'cells, and members who attended, were honoured, inspected',
    publishedOn: '2021-12-28',
    title: 'Đảng bộ xã Hòa Bình tổng kết công tác xây dựng Đảng năm 2021',
    body: [
      'Đảng bộ xã hiện có 12 chi bộ với 245 đảng viên. Năm 2021, Đảng bộ kết nạp 8 đảng viên, trong đó 5 đảng viên nữ.',
      'Chi bộ thôn Đông có 24 đảng viên, Chi bộ thôn Tây có 19 đảng viên. Riêng Chi bộ thôn Đông kết nạp 2 đảng viên.',
      'Có 230 đảng viên tham gia học tập nghị quyết. Đảng ủy trao Huy hiệu 30 năm tuổi Đảng cho 15 đảng viên.',
      'Kiểm tra 20 đảng viên và 3 chi bộ; giám sát 14 đảng viên. Có 9 chi bộ được biểu dương.',
    ],
  },
  {
    name: 'A4',
    about: 'three classes of one programme',
    publishedOn: '2018-05-13',
    title: 'Bế giảng lớp Trung cấp lý luận chính trị K52',
    body: [
      'Sáng 12/5/2018, Trường Chính trị tổ chức bế giảng lớp Trung cấp lý luận chính trị K52 với 68 học viên.',
      'Kết quả: 8 học viên xếp loại giỏi, 52 học viên xếp loại khá, 8 học viên xếp loại trung bình.',
      '5 học viên được Hiệu trưởng khen thưởng. Trước đó, lớp K51 có 74 học viên đã bế giảng vào tháng 4. Lớp K53 có 70 học viên đang đi nghiên cứu thực tế.',
      'Đến dự có 12 giảng viên của các khoa và 4 đồng chí lãnh đạo Trường.',
    ],
  },
  {
    name: 'A5',
    about: 'turns and persons',
    publishedOn: '2021-12-30',
    title: 'Năm 2021: vượt khó hoàn thành nhiệm vụ',
    body: [
      'Năm 2021, Trường mở 56 lớp với 4.820 lượt học viên. Trong đó 47 lớp bồi dưỡng với 4.200 lượt học viên; 9 lớp đào tạo trung cấp lý luận chính trị với 620 học viên.',
      'Nhiều học viên theo học hai lớp, nên toàn trường chỉ có 3.950 học viên.',
      'Trường cử 24 lượt giảng viên đi bồi dưỡng, trong đó có 17 giảng viên của các khoa.',
    ],
  },
  {
    name: 'A6',
    about: 'lower bounds, and parts of about N',
    publishedOn: '2023-01-10',
    title: 'Kết quả tuyên truyền nghị quyết năm 2022',
    body: [
      'Năm 2022, toàn Đảng bộ có trên 48.300 đảng viên tham gia học tập nghị quyết, trong đó có 10.900 đảng viên thuộc các đảng bộ phường.',
      'Trường đào tạo gần 5.000 học viên, trong đó 1.200 học viên nữ. Có khoảng 300 học viên ở nội trú.',
      'Cả năm có hơn 40 lớp, trong đó 12 lớp đào tạo và 36 lớp bồi dưỡng.',
    ],
  },
  {
    name: 'A7',
    about: 'the classes of several years',
    publishedOn: '2020-05-25',
    title: 'Trường THCS Lê Lợi tổng kết năm học 2019 - 2020',
    body: [
      'Năm học 2019 - 2020, nhà trường có 24 lớp với 935 học sinh; 52 cán bộ, giáo viên, nhân viên. Chi bộ có 31 đảng viên.',
      'Trong năm có 12 giáo viên đạt danh hiệu giáo viên giỏi cấp huyện, 40 cán bộ, giáo viên, nhân viên dự tập huấn chuyên môn.',
      'Khối 9 có 6 lớp, khối 8 có 6 lớp, khối 7 có 5 lớp, khối 6 có 7 lớp.',
      'Công đoàn trường có 50 cán bộ, giáo viên tham gia hiến máu. 28 đảng viên hoàn thành tốt nhiệm vụ, 3 đảng viên hoàn thành xuất sắc nhiệm vụ.',
    ],
  },
  {
    name: 'A8',
    about: 'faculties of a university',
    publishedOn: '2022-11-18',
    title: 'Trường Đại học tự hào với đội ngũ nhà giáo',
    body: [
      'Năm 2022, Trường có 312 giảng viên, trong đó 46 tiến sĩ, 230 thạc sĩ.',
      'Khoa Luật có 25 giảng viên, trong đó 5 tiến sĩ, 18 thạc sĩ. Khoa Kinh tế có 38 giảng viên. Trung tâm Ngoại ngữ có 9 giảng viên.',
      'Có 120 giảng viên tham gia nghiên cứu khoa học với 35 đề tài; Khoa Luật chủ trì 4 đề tài, Khoa Kinh tế chủ trì 7 đề tài.',
      'Trong ba năm qua có 22 giảng viên được cử đi làm nghiên cứu sinh.',
    ],
  },
  {
    name: 'A9',
    about: 'a month, the months up to it, and a plan',
    publishedOn: '2023-07-03',
    title: 'Giao ban công tác tháng 6/2023',
    body: [
      'Trong tháng 6/2023, Trường khai giảng 4 lớp với 290 học viên, lũy kế từ đầu năm 22 lớp với 1.610 học viên. Kế hoạch năm 2023 là 45 lớp.',
      'Bế giảng 3 lớp với 205 học viên. Tháng 7 dự kiến khai giảng 5 lớp.',
      'Tuần qua có 2 lớp đi nghiên cứu thực tế; 6 lớp thi hết môn; 3 lớp bảo vệ khóa luận.',
    ],
  },
  {
    name: 'A10',
    about: 'schools before and after a merger',
    publishedOn: '2025-12-22',
    title: 'Một năm sau hợp nhất',
    body: [
      'Sáu tháng đầu năm 2025, Trường Chính trị tỉnh Thái Bình mở 20 lớp với 1.400 học viên, Trường Chính trị tỉnh Hưng Yên mở 25 lớp với 1.800 học viên.',
      'Từ 01/7/2025, Trường Chính trị tỉnh Hưng Yên hợp nhất có 64 cán bộ, giảng viên. Năm 2025, Trường mở 63 lớp.',
      'Đảng bộ Trường có 58 đảng viên; trước hợp nhất, Đảng bộ Trường Chính trị tỉnh Thái Bình có 27 đảng viên, Đảng bộ Trường Chính trị tỉnh Hưng Yên có 31 đảng viên.',
    ],
  },
  {
    name: 'E1',
    about: 'the title and the body',
    publishedOn: '2020-12-31',
    title: 'Năm 2020: nhà trường mở 62 lớp',
    body: [
      'Năm 2020, nhà trường mở 64 lớp với 4.310 học viên. Phối hợp với huyện Tam Đảo mở 3 lớp tại huyện.',
      'Cử 5 giảng viên đi học cao cấp, 2 giảng viên đi học nghiên cứu sinh. Chi bộ có 41 đảng viên.',
    ],
    contradiction: [62, 64],
  },
  {
    name: 'E2',
    about: 'inside and outside the plan',
    publishedOn: '2018-12-31',
    title: 'Kết quả đào tạo năm 2018',
    body: [
      'Năm 2018, Trường mở 50 lớp (44 lớp trong kế hoạch, 8 lớp ngoài kế hoạch) với 3.800 học viên.',
      'Bế giảng 30 lớp; trong đó có 12 lớp trung cấp. Có 45 học viên được khen thưởng.',
    ],
    contradiction: [50, 44, 8],
  },
  {
    name: 'E3',
    about: 'all grades of those who were graded',
    publishedOn: '2019-12-31',
    title: 'Đánh giá, xếp loại đảng viên năm 2019',
    body: [
      'Năm 2019, Đảng bộ Trường có 41 đảng viên được đánh giá, xếp loại. Kết quả: 9 đảng viên hoàn thành xuất sắc nhiệm vụ, 28 đảng viên hoàn thành tốt nhiệm vụ, 3 đảng viên hoàn thành nhiệm vụ, 2 đảng viên không hoàn thành nhiệm vụ.',
      'Khen thưởng 6 đảng viên. Chi bộ Khoa Xây dựng Đảng có 9 đảng viên.',
    ],
    contradiction: [41, 9, 28, 3, 2],
  },
  {
    name: 'E4',
    about: 'women and men',
    publishedOn: '2021-03-20',
    title: 'Khai giảng lớp bồi dưỡng đảng viên mới năm 2021',
    body: [
      'Sáng nay, Trung tâm Chính trị huyện khai giảng lớp bồi dưỡng đảng viên mới năm 2021. Lớp có 65 học viên, trong đó 28 nữ, 39 nam.',
      'Dự lễ khai giảng có 10 cán bộ của Ban Tổ chức Huyện ủy. Năm trước, Trung tâm mở 4 lớp với 230 học viên.',
    ],
    contradiction: [65, 28, 39],
  },
  {
    name: 'E5',
    about: 'both training types',
    publishedOn: '2022-12-29',
    title: 'Tổng kết năm 2022',
    body: [
      'Năm 2022, Trường có 3.200 học viên theo học, gồm: đào tạo 640 học viên, bồi dưỡng 2.650 học viên.',
      'Trong số học viên bế giảng, có 90 học viên được biểu dương.',
    ],
    contradiction: [3200, 640, 2650],
  },
  {
    name: 'E6',
    about: 'the summary and the body',
    publishedOn: '2021-12-30',
    title: 'Đảng bộ huyện Yên Lạc: công tác phát triển đảng viên năm 2021',
    summary: 'Năm 2021, toàn Đảng bộ huyện kết nạp 127 đảng viên.',
    body: [
      'Năm 2021, toàn Đảng bộ huyện kết nạp 124 đảng viên, đạt 103% chỉ tiêu. Đảng bộ thị trấn kết nạp 12 đảng viên; Đảng bộ xã Tam Hồng kết nạp 9 đảng viên; Đảng bộ Công an huyện kết nạp 7 đảng viên.',
      'Mở 4 lớp nhận thức về Đảng cho 310 quần chúng ưu tú; 3 lớp đảng viên mới cho 205 học viên.',
    ],
    contradiction: [127, 124],
  },
  {
    name: 'E7',
    about: 'the results of one class',
    publishedOn: '2019-07-15',
    title: 'Bế giảng lớp cao cấp lý luận chính trị',
    body: [
      'Ngày 14/7/2019, Trường bế giảng lớp cao cấp lý luận chính trị với 70 học viên. Trong đó: 10 học viên đạt loại giỏi, 55 học viên đạt loại khá, 8 học viên đạt loại trung bình.',
      'Lớp có 100% học viên đủ điều kiện tốt nghiệp; 7 học viên được tặng giấy khen.',
    ],
    contradiction: [70, 10, 55, 8],
  },
  {
    name: 'E8',
    about: 'two posts',
    publishedOn: '2020-12-31',
    title: 'Tổng kết năm 2020',
    body: ['Năm 2020, Trường mở 58 lớp với 4.100 học viên. Khoa Nhà nước và Pháp luật đảm nhận 15 lớp.'],
    contradiction: [58, 55],
  },
  {
    name: 'E8',
    about: 'two posts',
    publishedOn: '2021-03-02',
    title: 'Nhìn lại một năm',
    body: [
      'Năm 2020, Trường mở 55 lớp với 4.100 học viên. Huyện ủy Lập Thạch mở 3 lớp tại chỗ. Có 15 lớp đi nghiên cứu thực tế.',
    ],
    contradiction: [58, 55],
  },
  {
    name: 'E9',
    about: 'official and probationary members',
    publishedOn: '2022-01-15',
    title: 'Chi bộ Trường Tiểu học Hoa Sen tổng kết năm 2021',
    body: [
      'Năm 2021, Chi bộ có 38 đảng viên (35 chính thức, 2 dự bị). Trong năm chi bộ giới thiệu 3 quần chúng ưu tú, kết nạp 2 đảng viên.',
      'Có 30 đảng viên dự học nghị quyết.',
    ],
    contradiction: [38, 35, 2],
  },
  {
    name: 'E10',
    about: 'grades that are more than all cells',
    publishedOn: '2023-12-28',
    title: 'Kết quả xếp loại chi bộ năm 2023',
    body: [
      'Năm 2023, Đảng bộ phường có 24 chi bộ. Xếp loại: 5 chi bộ hoàn thành xuất sắc nhiệm vụ, 16 chi bộ hoàn thành tốt nhiệm vụ, 4 chi bộ hoàn thành nhiệm vụ.',
      'Chi bộ Tổ dân phố 3 có 41 đảng viên, kết nạp 2 đảng viên; Chi bộ Trường Mầm non có 17 đảng viên.',
    ],
    contradiction: [24, 5, 16, 4],
  },
]
