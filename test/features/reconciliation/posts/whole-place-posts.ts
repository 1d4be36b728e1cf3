import type { WrittenPost } from './written-posts.ts'

/** Posts of one website that are compared with each other, in which nothing contradicts: [title, paragraphs]. */
const websites: Record<string, readonly (readonly (readonly [string, ...string[]])[])[]> = {
  'a place and an organisation that is a part of it': [
    [
      [
        'Toàn tỉnh kết nạp 3.105 đảng viên',
        'Năm 2026, toàn tỉnh kết nạp 3.105 đảng viên. Đảng bộ Ủy ban nhân dân tỉnh kết nạp 402 đảng viên.',
      ],
      [
        'Tổng kết công tác đảng',
        'Đảng bộ Ủy ban nhân dân tỉnh năm 2026 kết nạp 402 đảng viên.',
        'Năm 2026, Đảng bộ có 9.810 đảng viên.',
      ],
    ],
    [
      ['Kết quả năm', 'Năm 2026, toàn tỉnh có 96.400 đảng viên; Đảng bộ Công an tỉnh có 3.900 đảng viên.'],
      ['Đảng bộ Công an tỉnh', 'Năm 2026, Đảng bộ có 3.900 đảng viên.'],
    ],
    [
      [
        'Công tác phát triển Đảng',
        'Năm 2026, toàn tỉnh kết nạp 1.870 đảng viên, riêng Đảng bộ các cơ quan Đảng tỉnh kết nạp 61 đảng viên.',
        'Đảng bộ các cơ quan Đảng tỉnh có 2.310 đảng viên.',
      ],
    ],
    [
      [
        'Phát triển đảng viên',
        'Quý I năm 2026, toàn tỉnh kết nạp 290 đảng viên, trong đó Đảng bộ T.P Sông Hà kết nạp 58 đảng viên.',
        'Quý I năm 2026, Đảng bộ T.X Tân Mỹ kết nạp 31 đảng viên.',
      ],
    ],
    [
      [
        'Đảng bộ xã Bình Lâm',
        'Năm 2026, cả nước có trên 5,4 triệu đảng viên. Đảng bộ xã Bình Lâm có 310 đảng viên.',
      ],
    ],
    [
      [
        'Trường Chính trị tỉnh Đông Giang tổng kết năm 2026',
        'Năm 2026, Trường mở 44 lớp với 3.105 học viên. Toàn tỉnh mở 298 lớp với 25.400 học viên.',
      ],
    ],
    [
      [
        'Đảng bộ xã Yên Hòa tổng kết',
        'Năm 2026, toàn tỉnh kết nạp 2.200 đảng viên; Đảng bộ xã kết nạp 14 đảng viên.',
      ],
    ],
    [
      ['Đảng ủy Khối các cơ quan tỉnh', 'Năm 2026, Đảng bộ Khối các cơ quan tỉnh kết nạp 120 đảng viên.'],
      ['Đảng ủy Khối doanh nghiệp tỉnh', 'Năm 2026, Đảng bộ Khối doanh nghiệp tỉnh kết nạp 86 đảng viên.'],
    ],
    [
      [
        'Kết nạp đảng viên',
        'Năm 2026, toàn huyện kết nạp 140 đảng viên. Đảng bộ Quân sự huyện kết nạp 6 đảng viên.',
        'Đảng bộ Quân sự huyện năm 2026 có 95 đảng viên, toàn huyện có 5.200 đảng viên.',
      ],
    ],
    [
      [
        'Tin xây dựng Đảng',
        'Năm 2026, toàn thành phố có 310 chi bộ. Đảng bộ Bệnh viện đa khoa thành phố có 18 chi bộ.',
      ],
    ],
  ],
  'a committee under its abbreviation, and what a place asks for': [
    [
      [
        'Đảng bộ UBND tỉnh tổng kết',
        'Năm 2026, Đảng bộ UBND tỉnh kết nạp 404 đảng viên, có 9.800 đảng viên.',
      ],
      [
        'Đảng ủy UBND tỉnh: 404 đảng viên mới',
        'Đảng ủy UBND tỉnh cho biết năm 2026 kết nạp 404 đảng viên, trong đó 202 nữ, chiếm 50%. Toàn tỉnh kết nạp 2.290 đảng viên.',
      ],
    ],
    [
      [
        'Kết nạp 1.410 đảng viên mới',
        'Năm 2026, Đảng bộ thành phố kết nạp 1.410 đảng viên. Đảng bộ Khối doanh nghiệp thành phố kết nạp 96 đảng viên; Đảng ủy các khu công nghiệp thành phố kết nạp 31 đảng viên.',
      ],
      ['Đảng bộ các khu công nghiệp thành phố', 'Năm 2026, Đảng bộ kết nạp 31 đảng viên, có 640 đảng viên.'],
    ],
    [
      [
        'Đảng bộ xã Hợp Lý',
        'Năm 2026, Đảng bộ xã Hợp Lý kết nạp 8 đảng viên. Huyện giao kết nạp 7 đảng viên.',
      ],
    ],
    [
      [
        '86 đảng viên mới',
        'Năm 2026, Đảng bộ Bộ đội Biên phòng tỉnh kết nạp 86 đảng viên; toàn tỉnh kết nạp 1.950 đảng viên.',
      ],
      ['Đảng bộ Bộ đội Biên phòng tỉnh', 'Năm 2026, Đảng bộ có 1.260 đảng viên.'],
    ],
  ],
  'numbers of a title of which the text says which they are': [
    [
      [
        'Trường Chính trị tỉnh An Lão: 57 học viên tốt nghiệp',
        'Năm 2026, Trường bế giảng lớp trung cấp lý luận chính trị K21 với 57 học viên.',
      ],
      [
        'Trường Chính trị tỉnh An Lão: 62 học viên tốt nghiệp',
        'Năm 2026, Trường bế giảng lớp trung cấp lý luận chính trị K22 với 62 học viên.',
      ],
      [
        'Trường Chính trị tỉnh An Lão tổng kết',
        'Năm 2026, Trường bế giảng 30 lớp với 2.210 học viên tốt nghiệp.',
      ],
    ],
    [
      ['Kết nạp 14 đảng viên', 'Ngày 19/5/2026, Đảng bộ xã Sông Lam kết nạp 14 đảng viên.'],
      ['Đảng bộ xã Sông Lam', 'Năm 2026, Đảng bộ xã Sông Lam kết nạp 33 đảng viên.'],
    ],
    [
      [
        'Mở 3 lớp bồi dưỡng',
        'Đợt 2 năm 2026, Trung tâm mở 3 lớp bồi dưỡng. Năm 2026, Trung tâm mở 9 lớp bồi dưỡng.',
      ],
    ],
  ],
  'several shifts in a year': [
    [
      [
        'Khai giảng lớp bồi dưỡng đảng viên mới',
        'Đợt 1 năm 2026, Trung tâm mở lớp bồi dưỡng đảng viên mới cho 58 học viên.',
      ],
      [
        'Khai giảng lớp bồi dưỡng đảng viên mới',
        'Đợt 2 năm 2026, Trung tâm mở lớp bồi dưỡng đảng viên mới cho 73 học viên.',
      ],
      ['Trung tâm tổng kết', 'Năm 2026, Trung tâm mở 3 lớp bồi dưỡng đảng viên mới với 190 học viên.'],
    ],
    [
      ['Bế giảng lớp bồi dưỡng đợt 1 năm 2026', 'Lớp có 64 học viên.'],
      ['Bế giảng lớp bồi dưỡng đợt 2 năm 2026', 'Lớp có 81 học viên.'],
    ],
    [
      [
        'Kết quả tập huấn',
        'Năm 2026, đợt I có 2 lớp với 120 học viên; đợt II có 3 lớp với 204 học viên. Tổng cộng năm 2026 có 5 lớp với 324 học viên.',
      ],
    ],
    [
      [
        'Tuyển sinh',
        'Năm 2026, Trường tuyển 210 học viên (đợt 1), 185 học viên (đợt 2).',
        'Năm 2026, Trường tuyển 395 học viên.',
      ],
    ],
    [
      ['Kết nạp đảng viên', 'Đợt 19/5 năm 2026, Đảng bộ kết nạp 12 đảng viên.'],
      ['Kết nạp đảng viên', 'Đợt 2/9 năm 2026, Đảng bộ kết nạp 9 đảng viên.'],
      ['Kết quả năm', 'Năm 2026, Đảng bộ kết nạp 34 đảng viên.'],
    ],
    [['Tập huấn', 'Năm 2026, đợt thứ nhất mở 4 lớp; đợt thứ hai mở 6 lớp. Cả năm 2026 mở 10 lớp.']],
    [['Tập huấn', 'Đợt 1 và đợt 2 năm 2026, Trung tâm mở 7 lớp. Đợt 2 năm 2026 mở 3 lớp.']],
  ],
  'what is done with some classes and learners': [
    [
      [
        'Kết quả năm',
        'Năm 2026, Trường mở 37 lớp với 2.640 học viên. Năm 2026, Trường chấm thi 21 lớp với 1.480 học viên.',
      ],
    ],
    [
      [
        'Kết quả năm',
        'Năm 2026, Trường mở 37 lớp với 2.640 học viên. Năm 2026 tổ chức nghiên cứu thực tế cho 14 lớp với 905 học viên.',
      ],
    ],
    [
      [
        'Kết quả năm',
        'Năm 2026, Trường mở 37 lớp. Năm 2026, Trường đưa chuyên đề chuyển đổi số vào 25 lớp; phổ biến quy chế tại 12 lớp.',
      ],
    ],
    [
      [
        'Kết quả năm',
        'Năm 2026, Trường bế giảng 33 lớp với 2.400 học viên. Năm 2026, Trường trao bằng tốt nghiệp cho 298 học viên, gồm 4 lớp.',
      ],
    ],
    [['Kết quả năm', 'Năm 2026, Trường có 2.640 học viên. Năm 2026 phát tài liệu cho 1.900 học viên.']],
    [
      [
        'Kết quả năm',
        'Năm 2026, Trường mở 37 lớp với 2.640 học viên; trao chứng chỉ cho 18 lớp/1.120 học viên.',
      ],
    ],
    [
      [
        'Kết quả năm',
        'Năm 2026, Trường mở 37 lớp với 2.640 học viên. Năm 2026, Trường khảo sát chất lượng tại 9 lớp với 540 học viên.',
      ],
    ],
    [['Kết quả năm', 'Năm 2026, Trường tổ chức thảo luận cho 16 lớp; Trường mở 37 lớp.']],
  ],
  'parts of which not everything is read': [
    [
      [
        'Trên 21 nghìn lượt học viên được bồi dưỡng năm 2026',
        'Năm 2026, các trung tâm mở 250 lớp thuộc các chương trình cho 21.340 lượt học viên. Trong đó, đào tạo sơ cấp lý luận chính trị là 6 lớp/240 lượt học viên; bồi dưỡng, cập nhật là 244 lớp/21.100 lượt học viên.',
      ],
    ],
    [
      [
        'Kết quả năm 2026',
        'Năm 2026, Trung tâm mở 40 lớp với 3.300 học viên. Trong đó, chương trình theo hướng dẫn là 28 lớp/2.410 học viên; chương trình phối hợp là 12 lớp/890 học viên.',
      ],
    ],
  ],
}

/** Posts about whole places beside parts of them, about shifts, and about what is done with some classes. */
export const wholePlacePosts: readonly WrittenPost[] = Object.entries(websites).flatMap(([about, all]) =>
  all.flatMap((posts, website) =>
    posts.map(([title, ...body]) => ({
      name: `${about} ${website}`,
      about: `${about}: ${body[0]!}`,
      publishedOn: '2026-12-20',
      title,
      body,
    })),
  ),
)
