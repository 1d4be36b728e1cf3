import { run } from '../../../src/features/extraction/proposals/read-post-task.ts'
import { test } from '../../support/shared-test.ts'

const readPost = (title: string, body: string, year: number | null = null) =>
  run({ texts: { title, 'cover.caption': null, summary: null, body_text: body }, year })

test('a text may begin with a figure whose period has words', async (t) => {
  const bodies = [
    '17 đảng viên được kết nạp năm 2020.',
    '20 học viên lớp K12 tốt nghiệp tháng 6/2020.',
    '44 đảng viên bị kỷ luật trong 9 tháng đầu năm 2020.',
  ]
  for (const body of bodies) {
    const { figures } = readPost('Tin', body)
    t.match(figures, [{ figure: { period: { end: /^2020/ } } }], body)
  }
})

/** Title, body, and the year that they decide. */
type Post = readonly [title: string, body: string, year: number | undefined]

test('a year that only a plan names is not that of the post', async (t) => {
  const posts: readonly Post[] = [
    [
      'Tuyển sinh',
      'Trường mở 12 lớp với 700 học viên. Năm 2026, Trường dự kiến tuyển 200 học viên.',
      undefined,
    ],
    [
      'Công tác phát triển đảng viên',
      'Trong năm qua, Huyện ủy kết nạp 310 đảng viên. Huyện ủy đề ra phương hướng, nhiệm vụ năm 2018.',
      undefined,
    ],
    ['Hội nghị', 'Kết nạp 52 đảng viên. Đảng bộ phấn đấu năm 2024 kết nạp 60 đảng viên.', undefined],
    [
      'Hội nghị tổng kết',
      'Hội nghị tổng kết công tác năm 2017, triển khai nhiệm vụ năm 2018. Trường mở 31 lớp.',
      2017,
    ],
    ['Cụm thi đua', 'Năm 2020, các trung tâm mở 95 lớp. Năm 2021, các trung tâm sẽ tiếp tục đổi mới.', 2020],
    ['Tổng kết năm 2022', 'Trường mở 40 lớp. Kế hoạch năm 2023 là 45 lớp.', 2022],
    ['Nhiệm vụ năm 2023 và kết quả năm 2022', 'Trường mở 40 lớp.', 2022],
    [
      'Tin tháng 4 năm 2017',
      'Nghiệm thu 12 đề tài của năm 2016; triển khai hoạt động khoa học năm 2017. Trường mở 33 lớp.',
      2017,
    ],
    // the plan of the year itself
    ['Kết nạp đảng viên', 'Kết nạp 75 đảng viên, đạt 100% kế hoạch năm 2020.', 2020],
    ['Kết quả', 'Trường thực hiện nhiệm vụ năm 2021 với 50 lớp.', 2021],
    ['Thi đua', 'Trường hoàn thành xuất sắc nhiệm vụ năm 2019, mở 33 lớp.', 2019],
    ['Kế hoạch đào tạo năm 2024', 'Trường mở 20 lớp với 1.000 học viên.', 2024],
    // years of comparisons
    [
      'Kết nạp đảng viên mới',
      'Trong 3 tháng đầu năm nay, kết nạp 31 đảng viên, đạt 0,4% so với tổng số đảng viên cuối năm 2021.',
      undefined,
    ],
    [
      'Công tác phát triển đảng viên',
      'Năm 2017, Đảng bộ sẽ kết nạp 35 đảng viên, bằng 6,6% số đảng viên cuối năm 2016. Ngay trong quý I, đã kết nạp 15 đảng viên.',
      2017,
    ],
    [
      'Bế giảng lớp cao cấp',
      'Trường bế giảng lớp cao cấp khóa 5 (2011 - 2013), khai giảng ngày 12-1-2012. Lớp có 124 học viên.',
      undefined,
    ],
    ['Kết nạp đảng viên', 'Chi bộ được thành lập từ tháng 10/2021, hiện có 9 đảng viên.', undefined],
    [
      'Đại hội đảng bộ xã',
      'Đảng bộ hiện có 11 chi bộ. Hộ nghèo năm 2010 trên 29% đến nay còn 16%, năm 2015 thu nhập ước đạt 22 triệu đồng.',
      undefined,
    ],
    ['Kết nạp', 'Nhân 60 năm Ngày thành lập tỉnh (30/10/1963-30/10/2023), kết nạp 15 đảng viên.', 2023],
    // the day of an anniversary, and years that are joined
    [
      'Trao Huy hiệu Đảng đợt 3.2',
      'Nhân kỷ niệm 88 năm Ngày thành lập Đảng (3.2.1930 - 3.2.2018), huyện có 60 đảng viên được tặng Huy hiệu.',
      2018,
    ],
    ['Kỷ niệm ngày sinh', 'Kỷ niệm 130 năm (19/5/1890 - 19/5/2020), xã kết nạp 5 đảng viên.', 2020],
    ['Đại hội chi bộ', 'Năm 2015 và 2017 chi bộ đạt danh hiệu; chi bộ có 12 đảng viên.', undefined],
    ['Tổng kết', 'Năm 2018 và 2019, Trường mở 30 lớp.', undefined],
    // a day that the calendar does not have
    ['Hội nghị', 'Ngày 31/02/2024, Trường mở 3 lớp.', undefined],
  ]
  for (const [title, body, year] of posts) t.equal(readPost(title, body).year?.year, year, body)
})

test('a post whose lead names months is about them', async (t) => {
  const half = '2018-01-01..2018-06-30'
  const posts: readonly (readonly [body: string, year: number, ...periods: string[]])[] = [
    ['Trong 6 tháng đầu năm 2018, kỷ luật 56 đảng viên.\nCác chi bộ kỷ luật 16 đảng viên.', 2018, half, half],
    [
      '6 tháng đầu năm, kết nạp 40 đảng viên.\nĐảng bộ xã Nam kết nạp 5 đảng viên.\nTrường mở 7 lớp.',
      2018,
      half,
      half,
      half,
    ],
    [
      '9 tháng năm 2018, các cấp ủy đều cố gắng.\nToàn tỉnh kết nạp 390 đảng viên, riêng quý III kết nạp 64 đảng viên.',
      2018,
      '2018-01-01..2018-09-30',
      '2018-07-01..2018-09-30',
    ],
    [
      'Quý I năm 2018, mở 9 lớp.\nCó 410 học viên.\nNhiệm vụ quý II là mở thêm lớp.',
      2018,
      '2018-01-01..2018-03-31',
      '2018-01-01..2018-03-31',
    ],
    [
      'Từ đầu năm đến nay, kết nạp 88 đảng viên, đạt 90% kế hoạch năm 2018.\nĐảng bộ xã Bắc kết nạp 9 đảng viên.',
      2018,
      '2018-01-01..2018-12-31',
      '2018-01-01..2018-12-31',
      '2018-01-01..2018-12-31',
    ],
    // what there is at a time
    ['6 tháng đầu năm 2018, kết nạp 40 đảng viên.\nĐảng bộ có 44 chi bộ.', 2018, half, '..2018-06-30'],
    // another period of figures leaves the others in the year
    [
      '6 tháng đầu năm 2018, kết nạp 40 đảng viên.\nNăm 2017, kết nạp 71 đảng viên.\nTrường mở 12 lớp.',
      2018,
      half,
      '2017-01-01..2017-12-31',
      '2018-01-01..2018-12-31',
    ],
    [
      'Trường mở 12 lớp.\nTrong 6 tháng đầu năm 2018, bế giảng 3 lớp.\nTrường có 610 học viên.',
      2018,
      '2018-01-01..2018-12-31',
      half,
      '2018-01-01..2018-12-31',
    ],
    [
      'Năm 2018, mở 20 lớp.\n6 tháng đầu năm, mở 9 lớp.\nBế giảng 8 lớp.',
      2018,
      '2018-01-01..2018-12-31',
      half,
      '2018-01-01..2018-12-31',
    ],
    [
      'Trong giai đoạn 2012 - 2018, Quận đoàn có nhiều cách làm hay.\nĐã kết nạp 77 đảng viên.',
      2018,
      '2012-01-01..2018-12-31',
    ],
  ]
  for (const [body, year, ...periods] of posts) {
    const found = readPost('Tin hoạt động', body, year).figures.map(({ figure: { period } }) =>
      period === null ? 'none' : `${period.start ?? ''}..${period.end}`,
    )
    t.same(found, periods, body)
  }
})
