import type { WrittenPost } from './written-posts.ts'

/** Posts whose title speaks of one day, or of one class, and whose numbers are of several: [title, body]. */
const posts: Record<string, readonly (readonly [string, string])[]> = {
  'the classes of one day and those of the year': [
    ['Khai giảng hai lớp bồi dưỡng', 'Năm 2026, Trường mở 31 lớp bồi dưỡng. Hai lớp mới học trong 4 tuần.'],
    [
      'Bế giảng 3 lớp trung cấp lý luận chính trị',
      'Từ đầu năm đến nay bế giảng 9 lớp. Năm 2026 bế giảng 12 lớp trung cấp lý luận chính trị.',
    ],
    ['Trường Chính trị tỉnh khai giảng 4 lớp', 'Năm 2026, Trường đã khai giảng 27 lớp, đạt 90% kế hoạch.'],
    ['Khai mạc 2 lớp tập huấn', 'Năm 2026, Trung tâm mở 16 lớp tập huấn cho 1.150 học viên.'],
    ['Bế mạc hai lớp bồi dưỡng đảng viên mới', 'Năm 2026, Trung tâm mở 7 lớp bồi dưỡng đảng viên mới.'],
    ['Tin đào tạo', 'Ngày 17/11/2026, Trường khai giảng 2 lớp. Năm 2026, Trường khai giảng 34 lớp.'],
    [
      'Tin đào tạo',
      'Sáng 05/9/2026, Trường khai giảng 3 lớp với 190 học viên. Năm 2026, Trường mở 40 lớp với 2.600 học viên.',
    ],
    [
      'Tin đào tạo',
      'Ngày 12 tháng 10 năm 2026, Trường bế giảng 2 lớp; ngày 20 tháng 10 năm 2026, Trường bế giảng 1 lớp. Năm 2026 bế giảng 22 lớp.',
    ],
    [
      'Chi bộ kết nạp đảng viên',
      'Ngày 03/02/2026, Chi bộ kết nạp 2 đảng viên. Năm 2026, Chi bộ kết nạp 5 đảng viên.',
    ],
    [
      'Tin xây dựng Đảng',
      'Chiều 19/5/2026, Đảng bộ kết nạp 6 đảng viên; ngày 02/9/2026, Đảng bộ kết nạp 4 đảng viên. Năm 2026, Đảng bộ kết nạp 18 đảng viên.',
    ],
  ],
  'cells that others became, and honours that a title joins': [
    ['Sáp nhập chi bộ', 'Năm 2026, xã sáp nhập 3 chi bộ thành 1 chi bộ. Đảng bộ xã có 14 chi bộ.'],
    ['Sáp nhập thôn', 'Năm 2026, Đảng bộ đã sáp nhập 24 chi bộ thành 11 chi bộ. Đảng bộ xã có 30 chi bộ.'],
    ['Tổ chức lại', 'Năm 2026, thị xã hợp nhất 4 chi bộ. Đảng bộ có 31 chi bộ, kiện toàn 9 chi bộ.'],
    ['Kiện toàn tổ chức', 'Năm 2026, tách 1 chi bộ thành 2 chi bộ; toàn Đảng bộ có 21 chi bộ.'],
    [
      '74 đảng viên được tặng, truy tặng Huy hiệu Đảng',
      'Năm 2026, có 71 đảng viên được tặng và 3 đảng viên được truy tặng Huy hiệu Đảng.',
    ],
  ],
  'learners of a class who must or do not go on': [
    [
      'Trao bằng lớp trung cấp lý luận chính trị K61',
      'Năm 2026, lớp trung cấp lý luận chính trị K61 có 68 học viên; 66 học viên được công nhận tốt nghiệp, 2 học viên phải thi lại. Có 8 học viên đạt loại giỏi, 58 học viên đạt loại khá.',
    ],
    [
      'Lớp cao cấp K70',
      'Năm 2026, lớp cao cấp K70 có 82 học viên. 3 học viên bảo lưu; 1 học viên xin thôi học.',
    ],
    [
      'Chi bộ',
      'Năm 2026, chi bộ có 31 đảng viên. Kết nạp 2 đảng viên, chuyển đảng chính thức cho 4 đảng viên.',
    ],
  ],
  'members of boards beside all': [
    [
      'Khai giảng lớp cao cấp',
      'Năm 2026, lớp cao cấp lý luận chính trị khóa 2026 - 2027 có 80 học viên. Ban cán sự lớp gồm 5 học viên.',
    ],
    ['Đại hội chi bộ', 'Năm 2026, chi bộ có 17 đảng viên; chi ủy gồm 3 đảng viên.'],
    [
      'Đại hội đảng bộ',
      'Năm 2026, Đảng bộ có 126 đảng viên. Ban Chấp hành có 13 đảng viên, Ban Thường vụ có 3 đảng viên.',
    ],
    [
      'Thi tốt nghiệp',
      'Năm 2026, Trường có 46 cán bộ. Hội đồng thi gồm 7 cán bộ, đoàn kiểm tra có 4 cán bộ.',
    ],
    ['Kiểm tra', 'Năm 2026, Ủy ban Kiểm tra có 5 đảng viên. Đảng bộ có 240 đảng viên.'],
  ],
  'classes named behind their learners': [
    [
      'Khai giảng lớp tiếng Anh B1',
      'Năm 2026, Trung tâm tuyển 40 học viên lớp tiếng Anh B1 và 35 học viên lớp tiếng Lào.',
    ],
    [
      'Lớp cao cấp lý luận chính trị K70',
      'Năm 2026 có 82 học viên lớp cao cấp lý luận chính trị K70, 76 học viên lớp cao cấp lý luận chính trị K71.',
    ],
    [
      'Bế giảng lớp tin học cơ bản',
      'Năm 2026, Trường trao chứng chỉ cho 30 học viên lớp tin học cơ bản và 25 học viên lớp tin học nâng cao.',
    ],
    [
      'Khai giảng lớp bồi dưỡng khóa 15',
      'Năm 2026 có 60 học viên lớp bồi dưỡng khóa 15; 58 học viên lớp bồi dưỡng khóa 14.',
    ],
    [
      'Lớp tiếng Khmer',
      'Dự lễ có 45 học viên lớp tiếng Khmer, 50 học viên lớp tiếng Hoa và 38 học viên lớp tiếng Anh.',
    ],
    ['Tin lớp học', 'Năm 2026, Trường có 64 học viên của lớp K41 và 57 học viên của lớp K42.'],
    [
      'Lớp trung cấp K5',
      'Năm 2026, Trường có 48 học viên thuộc lớp trung cấp K5 và 51 học viên thuộc lớp trung cấp K6.',
    ],
    [
      'Lễ khai giảng lớp may công nghiệp',
      'Năm 2026, Trung tâm tuyển 28 học viên lớp may công nghiệp, 22 học viên lớp điện dân dụng.',
    ],
    [
      'Lớp trung cấp K9 đi thực tế',
      'Năm 2026, 66 học viên lớp K9 và 70 học viên lớp K10 đi nghiên cứu thực tế.',
    ],
    [
      'Lớp bồi dưỡng tiếng Mông',
      'Kết thúc khóa học có 36 học viên lớp tiếng Mông và 41 học viên lớp tiếng Thái được cấp chứng chỉ.',
    ],
  ],
  'all learners of some classes and those of the year': [
    ['Tin đào tạo', 'Năm 2026, Trường có 2.140 học viên. Cả hai khóa có 196 học viên.'],
    ['Tin đào tạo', 'Năm 2026, cả 3 lớp có 171 học viên. Năm 2026, Trường bồi dưỡng 1.980 học viên.'],
    ['Khai giảng lớp K41, lớp K42', 'Cả hai lớp có 119 học viên. Năm 2026, toàn trường có 1.300 học viên.'],
    ['Hai đợt bồi dưỡng năm 2026', 'Cả hai đợt có 240 học viên. Toàn trường có 1.150 học viên.'],
    ['Các khóa bồi dưỡng năm 2026', 'Cả bốn khóa có 310 học viên. Trường có 905 học viên.'],
    [
      'Tin đào tạo năm 2026',
      'Trường có 870 học viên. Cả ba khóa có 155 học viên, trong đó 60 học viên nữ. Toàn trường có 402 học viên nữ.',
    ],
    [
      'Tin đào tạo năm 2026',
      'Cả hai lớp có 88 học viên, trong đó 20 học viên giỏi. Năm 2026, có 215 học viên giỏi.',
    ],
    ['Học kỳ I năm 2026', 'Cả 02 lớp có 93 học viên. Năm 2026, Trường có 760 học viên.'],
    ['Tin đào tạo năm 2026', 'Cả 5 lớp có 301 học viên; năm 2026, Trung tâm có 1.045 học viên.'],
    ['Hai cơ sở của Trường năm 2026', 'Cả hai cơ sở có 640 học viên. Cả ba cơ sở có 910 học viên.'],
  ],
  'numbers that a correction takes back': [
    [
      'Đính chính',
      'Bài viết ngày 22/6/2026 đã viết: "Năm 2026, kết nạp 21 đảng viên". Nay đính chính: năm 2026, kết nạp 12 đảng viên.',
    ],
    ['Đính chính', 'Năm 2026, Trường mở 45 lớp (bài viết ghi nhầm 54 lớp).'],
    ['Nói lại cho rõ', 'Năm 2026, Đảng bộ có 1.204 đảng viên, chứ không phải 1.402 đảng viên.'],
    ['Đính chính', 'Do sơ suất, tin đã đăng: "Năm 2026, Đảng bộ có 36 chi bộ". Xin đính chính là 38 chi bộ.'],
    ['Đính chính số liệu', 'Báo cáo viết nhầm năm 2026 có 620 học viên; số đúng là 602 học viên.'],
    [
      'Sửa số liệu',
      'Thay vì 14 lớp như báo cáo trước, năm 2026 Trường mở 13 lớp. Năm 2026, Trường mở 13 lớp.',
    ],
    [
      'Đính chính',
      'Kỳ trước, bản tin in nhầm "năm 2026 cử 9 giảng viên đi học". Đọc đúng là năm 2026 cử 6 giảng viên đi học.',
    ],
    ['Đính chính', 'Bài viết nêu năm 2026 Trung tâm mở 31 lớp; chính xác là 13 lớp.'],
    ['Đính chính', 'Đã đăng là 88 học viên của năm 2026, xin sửa lại là 80 học viên của năm 2026.'],
    [
      'Cáo lỗi',
      'Do lỗi kỹ thuật, bài viết ghi nhầm: năm 2026 kết nạp 40 đảng viên. Năm 2026, kết nạp 14 đảng viên.',
    ],
  ],
  'plans that were changed': [
    ['Tin kế hoạch năm 2026', 'Kế hoạch đầu năm giao Trường mở 48 lớp. Tỉnh ủy điều chỉnh còn 44 lớp.'],
    [
      'Tin kế hoạch',
      'Kế hoạch ban đầu của năm 2026 là mở 30 lớp; sau điều chỉnh dự kiến năm 2026 mở 27 lớp.',
    ],
    [
      'Tin kế hoạch năm 2026',
      'Kế hoạch đầu năm dự kiến kết nạp 40 đảng viên, sau đó điều chỉnh thành 36 đảng viên.',
    ],
  ],
  'items of lists': [
    ['Số liệu năm 2026', '- Tổng số đảng viên: 2.814 đồng chí; - Đảng viên được miễn sinh hoạt: 37 đồng chí'],
    [
      'Số liệu năm 2026',
      '- Đảng viên: 814 đồng chí\n- Đảng viên nữ: 315 đồng chí\n- Đảng viên đi làm ăn xa: 41 đồng chí',
    ],
    ['Số liệu năm 2026', '+ Tổng số đảng viên: 96 đồng chí\n+ Đảng viên là giáo viên: 22 đồng chí'],
  ],
  'the classes that the text has named': [
    ['Khai giảng lớp thứ ba năm 2026', 'Hai lớp trước có 188 học viên. Năm 2026, Trường có 1.900 học viên.'],
    ['Tin lớp học năm 2026', 'Trường mở 31 lớp. Ba lớp này có 140 học viên. Trường có 1.560 học viên.'],
    ['Tin lớp học năm 2026', 'Hai lớp đó đều đạt kết quả tốt. Trường mở 25 lớp. Hai lớp này học trực tuyến.'],
  ],
  'the year before': [
    ['Tin năm 2026', 'Năm 2026, Hội mở 21 lớp. Năm trước, Hội mở 17 lớp.'],
    ['Tin năm 2026', 'Năm 2026, kết nạp 52 đảng viên (năm ngoái 47 đảng viên).'],
    ['Tin năm 2026', 'Năm 2026, Trường có 1.300 học viên, năm trước có 1.240 học viên.'],
  ],
  'learners of a class before a colon': [
    [
      'Kết quả lớp trung cấp K49 năm 2026',
      'Lớp trung cấp K49 có 73 học viên. Bảo vệ khóa luận: 8 học viên. Xếp loại toàn khóa: 15 học viên loại giỏi, 54 học viên loại khá, 4 học viên loại trung bình.',
    ],
    ['Lớp trung cấp K50 năm 2026', 'Lớp có 60 học viên. Vắng mặt: 2 học viên. Thi lại: 3 học viên.'],
  ],
  'the beginning of the year': [
    ['Tin chi bộ năm 2026', 'Chi bộ có 16 đảng viên. Đầu năm, chi bộ có 15 đảng viên.'],
    ['Tin chi bộ năm 2026', 'Đầu năm 2026 có 30 chi bộ. Năm 2026, Đảng bộ có 32 chi bộ.'],
  ],
}

/** Contradictions beside them, which are still found. */
const contradictory: readonly (readonly [string, string, readonly number[]])[] = [
  [
    'Tin năm 2026',
    'Năm 2026, Đảng bộ phường Tân Lập có 36 chi bộ. Tóm lại, năm 2026 Đảng bộ phường Tân Lập có 38 chi bộ.',
    [36, 38],
  ],
  [
    '6 tháng đầu năm 2026',
    '6 tháng đầu năm, Đảng bộ kết nạp 31 đảng viên. Trong 6 tháng đầu năm, Đảng bộ kết nạp 33 đảng viên.',
    [31, 33],
  ],
  ['Lớp K70 năm 2026', 'Lớp K70 có 76 học viên. Lớp K70 gồm 67 học viên là cán bộ các xã.', [76, 67]],
  ['Lớp K41 năm 2026', 'Lớp K41 có 92 học viên. Có 95 học viên của lớp được cấp giấy chứng nhận.', [92, 95]],
  ['Khai giảng hai lớp bồi dưỡng', 'Năm 2026, Trường mở 31 lớp. Trong năm 2026, Trường mở 33 lớp.', [31, 33]],
  [
    'Tin đào tạo',
    'Ngày 17/11/2026, Trường khai giảng 2 lớp. Năm 2026, Trường khai giảng 34 lớp. Năm 2026, Trường khai giảng 36 lớp.',
    [34, 36],
  ],
  ['Tin lớp học', 'Năm 2026, Trường có 64 học viên của lớp K41. Lớp K41 có 67 học viên.', [64, 67]],
  ['Tin đào tạo năm 2026', 'Cả hai khóa có 196 học viên. Cả hai khóa có 198 học viên.', [196, 198]],
  [
    'Tổng kết năm 2026',
    'Ngày 20/12/2026, Trường tổng kết năm 2026: Trường mở 40 lớp. Năm 2026, Trường mở 42 lớp.',
    [40, 42],
  ],
]

export const occasionPosts: readonly WrittenPost[] = [
  ...Object.entries(posts).flatMap(([about, same]) => same.map(([title, body]) => ({ about, title, body }))),
  ...contradictory.map(([title, body, contradiction]) => ({
    about: 'a contradiction',
    title,
    body,
    contradiction,
  })),
].map(({ about, body, ...key }, index) => ({
  name: `H${index + 1}`,
  about: `${about}: ${body}`,
  publishedOn: '2026-12-20',
  body: [body],
  ...key,
}))
