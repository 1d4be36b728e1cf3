import type { WrittenPost } from './written-posts.ts'

const post = (
  name: string,
  about: string,
  title: string,
  body: readonly string[],
  contradiction?: readonly number[],
): WrittenPost => ({
  name,
  about,
  publishedOn: '2022-12-28',
  title,
  body,
  ...(contradiction === undefined ? {} : { contradiction }),
})

/**
 * Percentages beside shares, grades of cells, graduates of a class and lists behind `gồm`: fifteen posts with a contradiction,
 * and thirty-four without. All were written down before they were compared; N27 to N34
 * showed kinds that are read since, and so did S2 and S5.
 */
export const sharePosts: readonly WrittenPost[] = [
  // contradictions
  post(
    'S1',
    'a percentage in brackets behind its share',
    'Chi bộ Trường Trung học cơ sở Hùng Vương tổng kết năm 2022',
    ['Năm 2022, có 9/41 đảng viên hoàn thành xuất sắc nhiệm vụ (25,95%).'],
    [9],
  ),
  post(
    'S2',
    'a percentage behind chiếm, of what only words tell apart',
    'Đội ngũ giảng viên năm 2022',
    ['Năm 2022, nhà trường có 28/35 giảng viên có trình độ thạc sĩ, chiếm 85%.'],
    [28],
  ),
  post(
    'S3',
    'a percentage behind đạt tỷ lệ',
    'Kết quả khảo sát học viên năm 2022',
    ['Năm 2022, có 180/240 học viên được hỏi hài lòng, đạt tỷ lệ 80%.'],
    [180],
  ),
  post(
    'S4',
    'one percentage of a list is wrong',
    'Kết quả xếp loại chi bộ năm 2022',
    [
      'Năm 2022, Đảng bộ có 3/20 chi bộ hoàn thành xuất sắc nhiệm vụ (15%), 14/20 chi bộ hoàn thành tốt nhiệm vụ (75%), 3/20 chi bộ hoàn thành nhiệm vụ (15%).',
    ],
    [14],
  ),
  post(
    'S5',
    'a percentage behind bằng, of quần chúng',
    'Công tác phát triển đảng viên năm 2022',
    ['Năm 2022, có 30/120 quần chúng ưu tú được kết nạp Đảng, bằng 20%.'],
    [30],
  ),
  post(
    'S6',
    'a percentage of a plan that fits no number',
    'Kết quả đào tạo năm 2022',
    ['Năm 2022, Trường mở 65/60 lớp, đạt 110% kế hoạch.'],
    [65],
  ),
  post(
    'S7',
    'graded cells are more than all cells',
    'Đảng bộ xã Quảng Minh tổng kết năm 2022',
    [
      'Năm 2022, Đảng bộ xã có 11 chi bộ với 240 đảng viên.',
      'Kết quả xếp loại chi bộ năm 2022: 2 chi bộ hoàn thành xuất sắc nhiệm vụ, 8 chi bộ hoàn thành tốt nhiệm vụ, 2 chi bộ hoàn thành nhiệm vụ.',
    ],
    [11, 2, 8, 2],
  ),
  post(
    'S8',
    'graded cells in one sentence with all cells',
    'Đánh giá, xếp loại năm 2022',
    [
      'Năm 2022, toàn Đảng bộ có 16 chi bộ, trong đó 3 chi bộ hoàn thành xuất sắc nhiệm vụ, 14 chi bộ hoàn thành tốt nhiệm vụ.',
    ],
    [16, 3, 14],
  ),
  post(
    'S9',
    'one grade alone is more than all cells',
    'Đảng bộ phường Hoa Lư tổng kết năm 2022',
    [
      'Năm 2022, Đảng bộ phường có 9 chi bộ.',
      'Cuối năm 2022, có 10 chi bộ xếp loại hoàn thành tốt nhiệm vụ.',
    ],
    [9, 10],
  ),
  post(
    'S10',
    'more graduates than learners of a class',
    'Bế giảng lớp Trung cấp lý luận chính trị K45',
    [
      'Ngày 20/12/2022, Trường bế giảng lớp Trung cấp lý luận chính trị K45.',
      'Lớp Trung cấp lý luận chính trị K45 có 60 học viên. Kết thúc khóa học, lớp Trung cấp lý luận chính trị K45 có 62 học viên tốt nghiệp.',
    ],
    [60, 62],
  ),
  post(
    'S11',
    'more graduates than learners of the class that the title names',
    'Lễ bế giảng lớp Cao cấp lý luận chính trị khóa 30',
    [
      'Ngày 15/12/2022, lớp Cao cấp lý luận chính trị khóa 30 có 48 học viên. Có 49 học viên tốt nghiệp, nhiều học viên đạt kết quả tốt.',
    ],
    [48, 49],
  ),
  post(
    'S12',
    'a list behind gồm that is less than its whole',
    'Tổng kết đào tạo năm 2022',
    [
      'Năm 2022, Trường mở 30 lớp, gồm: 10 lớp trung cấp lý luận chính trị, 12 lớp bồi dưỡng ngạch chuyên viên, 6 lớp bồi dưỡng lãnh đạo cấp phòng.',
    ],
    [30, 10, 12, 6],
  ),
  post(
    'S13',
    'a list behind bao gồm that is less than its whole',
    'Công tác tuyển sinh năm 2022',
    [
      'Năm 2022, Trường tuyển 500 học viên, bao gồm: 200 học viên lớp trung cấp lý luận chính trị và 280 học viên lớp bồi dưỡng ngạch chuyên viên.',
    ],
    [500, 200, 280],
  ),
  post(
    'S14',
    'a percentage in words before its share',
    'Kết quả tốt nghiệp năm 2022',
    ['Năm 2022, lớp có 72% học viên xếp loại khá (45/60 học viên).'],
    [45],
  ),
  post(
    'S15',
    'a percentage behind its share and the grade',
    'Đánh giá đảng viên năm 2022',
    [
      'Năm 2022, có 5/32 đảng viên được xếp loại hoàn thành xuất sắc nhiệm vụ, đạt 15,6%; 27/32 đảng viên hoàn thành tốt nhiệm vụ, đạt 94,4%.',
    ],
    [27],
  ),
  // no contradictions
  post('N1', 'rounded percentages', 'Đánh giá đảng viên năm 2022', [
    'Năm 2022, có 9/41 đảng viên hoàn thành xuất sắc nhiệm vụ (21,95%), 30/41 đảng viên hoàn thành tốt nhiệm vụ (73,2%), 2/41 đảng viên hoàn thành nhiệm vụ (5%).',
  ]),
  post('N2', 'a percentage that is cut off instead of rounded', 'Kết quả học tập năm 2022', [
    'Năm 2022, có 29/41 học viên xếp loại khá (70,7%), 12/41 học viên xếp loại giỏi, chiếm 29,2%.',
  ]),
  post('N3', 'growth beside a share', 'Phát triển đảng viên năm 2022', [
    'Năm 2022, có 30/40 chi bộ kết nạp được đảng viên, tăng 12% so với năm 2021; 8/40 chi bộ chưa kết nạp, giảm 5%.',
  ]),
  post('N4', 'a percentage of a target beside a share', 'Công tác xây dựng Đảng năm 2022', [
    'Năm 2022, có 36/40 chi bộ hoàn thành tốt nhiệm vụ, đạt 105% chỉ tiêu được giao, vượt 5% kế hoạch.',
  ]),
  post('N5', 'a percentage of another question', 'Khảo sát học viên năm 2022', [
    'Năm 2022, có 190/200 học viên trả lời phiếu hỏi, trong đó 85% hài lòng về giảng viên và 78% hài lòng về cơ sở vật chất.',
  ]),
  post('N6', 'a percentage of other persons', 'Đội ngũ năm 2022', [
    'Năm 2022, nhà trường có 12/60 cán bộ là nữ, 45% giảng viên có trình độ thạc sĩ trở lên.',
  ]),
  post('N7', 'a rate that must be reached', 'Đại hội chi bộ năm 2022', [
    'Dự đại hội có 45/48 đảng viên (quy định phải có trên 66% đảng viên chính thức), đại hội tiến hành đúng quy định.',
  ]),
  post('N8', 'votes of two ballots', 'Đại hội Đảng bộ Trường năm 2022', [
    'Đồng chí Bí thư trúng cử với 58/60 phiếu, đạt 96,7%; Phó Bí thư trúng cử với 60/60 phiếu, đạt 100%.',
  ]),
  post('N9', 'about and more than', 'Kết quả bồi dưỡng năm 2022', [
    'Năm 2022, có 170/250 học viên là nữ (gần 70%), 60/250 học viên là người dân tộc thiểu số (trên 20%), khoảng 50% học viên là công chức xã.',
  ]),
  post('N10', 'cells of two kinds', 'Đảng bộ huyện Lạc Sơn tổng kết năm 2022', [
    'Năm 2022, Đảng bộ huyện có 12 chi bộ cơ sở và 250 chi bộ trực thuộc đảng ủy cơ sở.',
    'Kết quả: 40 chi bộ hoàn thành xuất sắc nhiệm vụ, 200 chi bộ hoàn thành tốt nhiệm vụ, 10 chi bộ hoàn thành nhiệm vụ.',
  ]),
  post('N11', 'cells of another day', 'Đảng bộ xã Tiên Phong năm 2022', [
    'Từ tháng 6/2022, Đảng bộ xã có 8 chi bộ sau khi sáp nhập các thôn.',
    'Năm 2021, có 3 chi bộ hoàn thành xuất sắc nhiệm vụ, 9 chi bộ hoàn thành tốt nhiệm vụ.',
  ]),
  post('N12', 'cells of a part of the organisation', 'Đảng bộ thành phố tổng kết năm 2022', [
    'Năm 2022, Đảng bộ phường Trưng Vương có 7 chi bộ với 180 đảng viên.',
    'Toàn Đảng bộ thành phố có 40 chi bộ hoàn thành xuất sắc nhiệm vụ, 150 chi bộ hoàn thành tốt nhiệm vụ.',
  ]),
  post('N13', 'cells that were inspected, and all grades', 'Công tác kiểm tra năm 2022', [
    'Năm 2022, Ủy ban Kiểm tra đã kiểm tra 6 chi bộ, giám sát 4 chi bộ.',
    'Trong năm, có 5 chi bộ hoàn thành xuất sắc nhiệm vụ, 14 chi bộ hoàn thành tốt nhiệm vụ.',
  ]),
  post('N14', 'grades that fit all cells', 'Đảng bộ phường Bắc Sơn tổng kết năm 2022', [
    'Năm 2022, Đảng bộ phường có 13 chi bộ. Kết quả: 2 chi bộ hoàn thành xuất sắc nhiệm vụ, 11 chi bộ hoàn thành tốt nhiệm vụ.',
  ]),
  post('N15', 'fewer graded cells than all cells', 'Đảng bộ phường Nam Sơn tổng kết năm 2022', [
    'Năm 2022, Đảng bộ phường có 15 chi bộ. Kết quả: 2 chi bộ hoàn thành xuất sắc nhiệm vụ, 11 chi bộ hoàn thành tốt nhiệm vụ; chi bộ mới thành lập chưa xếp loại.',
  ]),
  post('N16', 'cells that were commended beside all cells', 'Khen thưởng năm 2022', [
    'Đảng ủy khen thưởng 4 chi bộ năm 2022. Năm 2022 có 6 chi bộ hoàn thành xuất sắc nhiệm vụ, 20 chi bộ hoàn thành tốt nhiệm vụ.',
  ]),
  post(
    'N17',
    'graduates of all classes, and the learners of one',
    'Bế giảng lớp Trung cấp lý luận chính trị K46',
    ['Lớp Trung cấp lý luận chính trị K46 có 58 học viên. Năm 2022, toàn trường có 620 học viên tốt nghiệp.'],
  ),
  post('N18', 'fewer graduates than learners', 'Bế giảng lớp Trung cấp lý luận chính trị K47', [
    'Lớp Trung cấp lý luận chính trị K47 có 64 học viên. Kết thúc khóa học, lớp Trung cấp lý luận chính trị K47 có 61 học viên tốt nghiệp, 3 học viên bảo lưu.',
  ]),
  post('N19', 'graduates of two classes', 'Bế giảng hai lớp Trung cấp lý luận chính trị K48, K49', [
    'Lớp Trung cấp lý luận chính trị K48 có 55 học viên. Lớp Trung cấp lý luận chính trị K49 có 70 học viên. Cả hai lớp có 124 học viên tốt nghiệp.',
  ]),
  post('N20', 'graduates of the class, and its women', 'Bế giảng lớp Trung cấp lý luận chính trị K50', [
    'Lớp Trung cấp lý luận chính trị K50 có 45 học viên nữ. Có 66 học viên tốt nghiệp, đạt 100%.',
  ]),
  post('N26', 'graduates of another class of the same kind', 'Hoạt động đào tạo năm 2022', [
    'Lớp bồi dưỡng có 45 học viên. Tháng 11, lớp bồi dưỡng có 52 học viên tốt nghiệp.',
  ]),
  post('N21', 'a list behind gồm with something that is not counted', 'Tổng kết đào tạo năm 2022', [
    'Năm 2022, Trường mở 30 lớp, gồm: 10 lớp trung cấp lý luận chính trị, 12 lớp bồi dưỡng ngạch chuyên viên, các lớp bồi dưỡng lãnh đạo cấp phòng và một số lớp chuyên đề.',
  ]),
  post('N22', 'a list behind gồm that is open', 'Kết quả bồi dưỡng năm 2022', [
    'Năm 2022, Trường mở 40 lớp bồi dưỡng, gồm: 10 lớp bồi dưỡng ngạch chuyên viên, 12 lớp bồi dưỡng lãnh đạo cấp phòng, 8 lớp bồi dưỡng cấp ủy viên...',
  ]),
  post('N23', 'some of all behind trong đó', 'Đào tạo năm 2022', [
    'Năm 2022, Trường mở 36 lớp, trong đó có 10 lớp trung cấp lý luận chính trị, 12 lớp bồi dưỡng ngạch chuyên viên.',
  ]),
  post('N24', 'a list behind gồm with others at its end', 'Đào tạo năm 2022', [
    'Năm 2022, Trường mở 36 lớp, gồm: 10 lớp trung cấp lý luận chính trị, 12 lớp bồi dưỡng ngạch chuyên viên và các lớp khác. Các lớp đều đạt yêu cầu.',
  ]),
  post('N25', 'a list behind gồm that is whole', 'Đào tạo năm 2022', [
    'Năm 2022, Trường mở 36 lớp, gồm: 10 lớp trung cấp lý luận chính trị, 12 lớp bồi dưỡng ngạch chuyên viên và 14 lớp bồi dưỡng lãnh đạo cấp phòng với 2.100 học viên, chia thành: 700 học viên lớp trung cấp lý luận chính trị, 600 học viên lớp bồi dưỡng ngạch chuyên viên.',
  ]),
  post('N27', 'graduates of the school since January', 'Bế giảng lớp Trung cấp lý luận chính trị K45', [
    'Sáng 12/6/2022, Trường Chính trị tỉnh Sơn La tổ chức bế giảng lớp Trung cấp lý luận chính trị hệ không tập trung K45. Lớp có 62 học viên. Tính từ đầu năm đến nay, Trường đã có 310 học viên tốt nghiệp.',
  ]),
  post('N28', 'learners of the school in a year', 'Bế giảng lớp Cao cấp lý luận chính trị K70', [
    'Lớp có 62 học viên.',
    'Năm 2022, nhà trường đào tạo 1.240 học viên, đã có 310 học viên tốt nghiệp.',
  ]),
  post(
    'N29',
    'a quoted goal, its year directly before phấn đấu',
    'Đảng bộ huyện Đông Sơn tổng kết năm 2022',
    [
      'Bí thư Huyện ủy nêu: “Năm 2022 phấn đấu kết nạp 150 đảng viên”. Kết quả thực hiện, toàn huyện kết nạp 161 đảng viên.',
    ],
  ),
  post('N30', 'what was to be done according to the plan', 'Trường Chính trị tỉnh tổng kết năm 2022', [
    'Theo kế hoạch, năm 2022 Trường mở 40 lớp. Thực tế, Trường mở 43 lớp.',
  ]),
  post('N31', 'a share with its words behind the percentage', 'Chi bộ Văn phòng tổng kết năm 2022', [
    'Chi bộ có 20 đảng viên. 18/20 đảng viên, chiếm 90%, được đánh giá.',
  ]),
  post('N32', 'new cells beside graded ones', 'Đảng bộ huyện Mường Lát tổng kết năm 2022', [
    'Toàn huyện thành lập mới 5 chi bộ. Kết quả có 20 chi bộ hoàn thành xuất sắc nhiệm vụ, 85 chi bộ hoàn thành tốt nhiệm vụ.',
  ]),
  post('N33', 'cells of one kind beside graded ones', 'Đảng bộ phường Ba Đình tổng kết năm 2022', [
    'Có 15 chi bộ tổ dân phố. Năm 2022, 4 chi bộ hoàn thành xuất sắc nhiệm vụ, 14 chi bộ hoàn thành tốt nhiệm vụ.',
  ]),
  post('N34', 'those who completed the course', 'Lớp bồi dưỡng ngạch chuyên viên khóa 5 năm 2022', [
    'Khóa 5 có 60 học viên. Khóa 5 có 59 học viên hoàn thành khóa học.',
  ]),
]
