import { coverageOf } from '../../../src/features/search/coverage.ts'
import { fillIndex } from '../../../src/features/search/documents/fill.ts'
import { resources } from '../../../src/modules.ts'
import type { TestApp } from '../../support/app.ts'
import { importFile, lines } from '../exchange/imports/import-file.ts'

/** Posts of an invented school: the day of publication, the title and the body. Keys are short names for tests. */
const news: Record<string, readonly [string, string, string]> = {
  kg1: [
    '2024-03-04',
    'Khai giảng lớp Trung cấp lý luận chính trị khóa 112 hệ không tập trung',
    'Lớp có 64 học viên của các xã. Thời gian học mười hai tháng.',
  ],
  kg2: [
    '2024-04-15',
    'Khai giảng lớp bồi dưỡng ngạch chuyên viên chính năm 2024',
    'Lớp học tại Hội trường A. Cán bộ, công chức của các sở tham dự.',
  ],
  kg3: [
    '2023-10-02',
    'Khai giảng lớp Cao cấp lý luận chính trị khóa 74',
    'Học viện Chính trị khu vực I mở lớp tại tỉnh.',
  ],
  kg4: ['2024-09-05', 'Lễ khai giảng năm học mới', 'Nhà trường đón học viên các lớp.'],
  bg1: [
    '2024-02-20',
    'Bế giảng lớp TCLLCT khóa 108 tại huyện Yên Bình',
    'Có 58 HV tốt nghiệp, 9 HV đạt loại giỏi.',
  ],
  bg2: ['2023-12-12', 'Bế giảng lớp bồi dưỡng đảng viên mới đợt 2', 'Học viên viết bài thu hoạch.'],
  bg3: ['2023-07-01', 'Bế giảng lớp đại học hành chính', 'Lớp do trường bạn cấp bằng.'],
  hn1: [
    '2024-01-18',
    'Hội nghị cán bộ, công chức, viên chức và người lao động năm 2024',
    'Hội nghị bầu Ban Thanh tra nhân dân.',
  ],
  hn2: [
    '2024-01-05',
    'Hội nghị tổng kết công tác Đảng năm 2023, triển khai nhiệm vụ năm 2024',
    'Mười hai đảng viên được khen thưởng.',
  ],
  hn3: ['2023-06-30', 'Hội nghị sơ kết 6 tháng đầu năm', 'Các khoa báo cáo kết quả.'],
  hn4: ['2022-01-10', 'Hội nghị CBCCVC và NLĐ năm 2022', 'Công đoàn Trường phối hợp tổ chức.'],
  ht1: [
    '2024-05-21',
    'Hội thảo khoa học cấp trường về chuyển đổi số',
    'Mười hai tham luận bàn về dữ liệu số.',
  ],
  ht2: ['2023-11-07', 'Hội thi giảng viên dạy giỏi cấp trường', 'BTC hội thi trao năm giải.'],
  dh1: ['2022-04-22', 'Đại hội Chi bộ Khoa Xây dựng Đảng nhiệm kỳ 2022-2025', 'Đại hội bầu bí thư chi bộ.'],
  dh2: ['2023-08-15', 'Đại hội Công đoàn Trường khóa XII', 'Đoàn viên công đoàn bầu ban chấp hành.'],
  du1: [
    '2024-06-03',
    'Đảng uỷ Trường quán triệt Nghị quyết số 35-NQ/TW',
    'Các chi bộ học tập và viết thu hoạch.',
  ],
  du2: ['2023-09-11', 'Đảng ủy Trường kiểm tra, giám sát các chi bộ', 'Đoàn kiểm tra làm việc hai ngày.'],
  du3: ['2024-04-02', 'Đảng ủy họp phiên thường kỳ', 'Phiên họp bàn công tác cán bộ.'],
  ts1: [
    '2024-02-01',
    'Thông báo tuyển sinh lớp trung cấp lý luận chính trị năm 2024',
    'Hồ sơ gồm đơn dự tuyển và lý lịch.',
  ],
  ts2: ['2024-01-30', 'Thông báo lịch nghỉ Tết Nguyên đán', 'Viên chức nghỉ bảy ngày.'],
  tt1: [
    '2023-03-15',
    'Điều tra thống kê theo Thông tư số 58/2011/TT-BTC',
    'Bộ Tài chính quy định mức chi cho điều tra.',
  ],
  tt2: [
    '2023-04-18',
    'Mức chi đào tạo cán bộ',
    'Thực hiện Thông tư số 36/2018/TT-BTC, nhà trường lập dự toán. Thông tư 06/2023/TT-BTC sửa đổi một số điều.',
  ],
  ct1: ['2022-05-05', 'Nhà trường thực hiện Chỉ thị số 16/CT-TTg', 'Giảng viên dạy trực tuyến.'],
  ct2: ['2022-06-09', 'Phổ biến Chỉ thị 16 của Thủ tướng Chính phủ', 'Học viên cài ứng dụng.'],
  nq1: ['2023-02-14', 'Học tập Nghị quyết số 18-NQ/TW về đất đai', 'Báo cáo viên trình bày ba chuyên đề.'],
  nq2: ['2023-05-25', 'Nghiên cứu NQ Đại hội XIII trong chi bộ', 'Đảng viên viết cảm nhận.'],
  kh1: ['2024-03-12', 'Triển khai Kế hoạch số 91-KH/TU của Tỉnh ủy', 'Kế hoạch giao trường mở 62 lớp.'],
  kl1: ['2024-05-08', 'Quán triệt Kết luận số 21-KL/TW', 'Hội trường đông đủ đảng viên.'],
  kl2: ['2023-01-09', 'Đoàn đại biểu thực hiện KL của Ban Bí thư', 'Các tổ thảo luận.'],
  hd1: ['2023-10-20', 'Hướng dẫn số 08-HD/BTG về sinh hoạt chi bộ', 'Chi bộ sinh hoạt chuyên đề mỗi quý.'],
  hd2: ['2022-11-30', 'HD viết bài thu hoạch cho học viên', 'Bài viết dài năm trang.'],
  qd1: ['2023-08-30', 'Công bố Quyết định số 145-QĐ/TU về công tác cán bộ', 'Hai trưởng khoa được bổ nhiệm.'],
  dt1: ['2023-03-29', 'Nghiệm thu đề tài nghiên cứu khoa học cấp tỉnh', 'Hội đồng xếp loại xuất sắc.'],
  dt2: ['2022-10-11', 'Hoạt động NCKH của giảng viên trẻ', 'Năm bài đăng tạp chí.'],
  dt3: ['2024-06-18', 'Nghiên cứu thực tế tại cơ sở', 'Đoàn giảng viên ở lại một tuần.'],
  bd1: ['2024-05-13', 'Công tác đào tạo, bồi dưỡng cán bộ', 'Trường mở 40 lớp.'],
  bd2: ['2023-05-17', 'Kế hoạch đào tạo bồi dưỡng năm 2023', 'Kế hoạch gồm ba phần.'],
  bd3: ['2024-06-24', 'Bồi dưỡng kiến thức quốc phòng và an ninh đối tượng 3', 'Lớp có 80 học viên.'],
  bd4: ['2022-07-07', 'Bồi dưỡng QLNN ngạch chuyên viên', 'Học viên làm bài kiểm tra.'],
  bd5: ['2022-08-19', 'Lớp quản lý nhà nước về kinh tế', 'Chuyên gia trình bày.'],
  tu1: [
    '2024-04-24',
    'Ban Thường vụ Tỉnh ủy làm việc với Nhà trường',
    'Bí thư Tỉnh ủy kết luận buổi làm việc.',
  ],
  tu2: ['2023-04-03', 'BTVTU cho ý kiến về đề án sắp xếp', 'Đề án trình trong quý hai.'],
  tu3: ['2022-03-08', 'Báo cáo BTV TU về công tác đào tạo', 'Báo cáo nêu kết quả năm năm.'],
  btc1: ['2023-02-27', 'Ban Tổ chức Tỉnh ủy khảo sát nhu cầu học', 'Khảo sát ở mười huyện.'],
  btc2: ['2022-09-14', 'Bộ Tài chính tập huấn kế toán', 'Kế toán các trường dự lớp.'],
  btc3: ['2023-11-01', 'BTC công bố thể lệ hội thi', 'Thể lệ có ba vòng.'],
  btg1: ['2023-06-06', 'Ban Tuyên giáo Tỉnh ủy giao ban báo chí', 'Cơ quan báo chí dự họp.'],
  btg2: ['2022-12-05', 'Lớp tập huấn của BTG huyện', 'Báo cáo viên dự tập huấn.'],
  ubkt1: ['2023-09-27', 'UBKT Tỉnh ủy tập huấn nghiệp vụ', 'Cán bộ kiểm tra các huyện dự.'],
  ubkt2: ['2022-02-16', 'Ủy ban Kiểm tra Đảng ủy xây dựng chương trình', 'Chương trình gồm sáu cuộc.'],
  bh1: ['2023-10-16', 'Tuyên truyền BHYT cho học viên', 'Học viên mua thẻ cả năm.'],
  bh2: ['2022-04-04', 'Nộp bảo hiểm y tế năm 2022', 'Phòng tài vụ thu tiền.'],
  gd1: ['2023-01-30', 'Sở GD&ĐT phối hợp mở lớp', 'Lớp dành cho hiệu trưởng.'],
  gd2: ['2022-09-28', 'Ngành GDĐT tổng kết năm học', 'Bằng khen cho mười trường.'],
  gd3: ['2022-11-18', 'Sở Giáo dục và Đào tạo tặng hoa', 'Nhân ngày nhà giáo.'],
  th1: ['2023-04-11', 'Cán bộ quản lý trường THPT học bồi dưỡng', 'Ba mươi hiệu trưởng.'],
  th2: ['2022-06-21', 'Giáo viên trung học phổ thông thăm trường', 'Đoàn thăm thư viện.'],
  kc1: ['2023-05-09', 'Sở KHCN nghiệm thu nhiệm vụ', 'Nhiệm vụ đạt yêu cầu.'],
  kc2: ['2022-05-18', 'Ngày khoa học và công nghệ Việt Nam', 'Triển lãm ở sảnh.'],
  tv1: ['2023-12-28', 'Chi bộ đạt TSVM năm 2023', 'Đảng viên vui mừng.'],
  tv2: ['2022-12-27', 'Đảng bộ trong sạch vững mạnh', 'Năm năm liền.'],
  cq1: ['2023-07-19', 'Đảng bộ khối CCQ tỉnh họp', 'Họp bàn nhân sự.'],
  cq2: ['2022-07-26', 'Khối các cơ quan tỉnh thi đua', 'Giao ước thi đua.'],
  hv1: ['2023-09-20', 'HVCTQG Hồ Chí Minh kiểm tra lớp học', 'Đoàn dự giờ.'],
  hv2: ['2022-10-25', 'Học viện Chính trị quốc gia Hồ Chí Minh ký kết', 'Hai bên trao đổi.'],
  mt1: ['2023-11-15', 'Ngày hội của MTTQ xã', 'Nhân dân hát múa.'],
  mt2: ['2022-11-14', 'Ủy ban Mặt trận Tổ quốc tỉnh thăm trường', 'Thăm và tặng quà.'],
  xd1: ['2023-08-08', 'Khoa XDĐ dự giờ thao giảng', 'Ba tiết giảng.'],
  xd2: ['2022-08-23', 'Công tác xây dựng Đảng ở nông thôn', 'Bài viết của khoa.'],
  ub1: ['2023-03-21', 'UBND tỉnh giao chỉ tiêu', 'Chỉ tiêu năm học.'],
  ub2: ['2022-03-30', 'Ủy ban nhân dân huyện mở lớp', 'Lớp cho cán bộ xã.'],
  nx1: [
    '2023-07-15',
    'Viếng Nghĩa trang Trường Sơn',
    'Đoàn cựu thanh niên xung phong đi cùng bộ đội biên phòng.',
  ],
  kn1: ['2024-05-19', 'Kết nạp đảng viên mới tại Chi bộ Phòng Đào tạo', 'Ba quần chúng được kết nạp.'],
  cd1: ['2024-02-06', 'Công đoàn Trường tặng quà gia đình chính sách', 'Hai mươi suất quà.'],
  tn1: ['2024-03-26', 'Đoàn Thanh niên tổ chức hiến máu tình nguyện', 'Bảy mươi đơn vị máu.'],
  pc1: ['2022-02-09', 'Phòng, chống dịch bệnh Covid-19', 'Khử khuẩn lớp học.'],
  dv1: ['2023-10-30', 'Dân vận khéo ở xã nông thôn mới', 'Mô hình hay ở cơ sở.'],
  hc1: ['2024-05-20', 'Học tập tư tưởng, đạo đức, phong cách Hồ Chí Minh', 'Chi bộ sinh hoạt chuyên đề.'],
  hc2: ['2023-05-18', 'Tư tưởng Hồ Chí Minh về công tác cán bộ', 'Bài viết của giảng viên.'],
  tl1: ['2024-04-08', 'Đoàn công tác thăm và làm việc tại trường', 'Đoàn khảo sát thư viện.'],
  dd1: ['2023-06-13', 'Đạo đức công vụ của cán bộ trẻ', 'Học viên thảo luận.'],
  nn1: ['2022-12-21', 'Nói chuyện thời sự; gặp mặt cựu giáo chức', 'Buổi nói chuyện kéo dài.'],
  tu4: ['2022-01-25', 'Đầu tư thư viện số', 'Từ nay học viên đọc sách trên mạng. Tự học là chính.'],
  en1: ['2022-06-14', 'English club at the school: học tiếng Anh', 'Buổi đầu có 20 người.'],
}

/** What readers never see, beside similar words that they see. */
const drafts: readonly (readonly [string, string])[] = [
  ['Khai giếng nước sạch', 'Khai giếng.'],
  ['Đảng phí và quỹ mật', 'Theo Thông tư số 59/2012/TT-BNV.'],
  ['Hội nghị kỷ luật nội bộ', 'Kỷ luật nội bộ.'],
]

/** Publishes the posts, and stores the drafts. @returns keys of the posts by their ids */
export async function publishNews(app: TestApp): Promise<Map<string, string>> {
  const { expect, database } = app
  const posts = Object.entries(news).map(([key, [, title, body]]) => ({ title, body, external_id: key }))
  const hidden = drafts.map(([title, body], i) => ({ title, body, external_id: `draft-${i}` }))
  await importFile(app, 'posts', 'ndjson', lines(...posts, ...hidden))
  // at once: a request for each post takes ten seconds
  await database.pool.query(
    `update posts set status = 'published', published_at = day::timestamptz
    from unnest($1::text[], $2::text[]) as published (key, day) where external_id = key`,
    [Object.keys(news), Object.values(news).map(([day]) => `${day}T02:00:00Z`)],
  )
  await expect(201, 'POST', '/v1/programs', {
    body: { code: 'CVC', name: 'Bồi dưỡng ngạch chuyên viên chính' },
  })
  await expect(201, 'POST', '/v1/programs', { body: { code: 'LDP', name: 'Bồi dưỡng lãnh đạo cấp phòng' } })
  await expect(201, 'POST', '/v1/people', { body: { name: 'Nguyễn Thị Hòa Bình' } })
  await fillIndex(database, coverageOf(resources).providers, { again: true })
  const { rows } = await database.pool.query<{ id: string; external_id: string }>(
    "select id, external_id from posts where status = 'published'",
  )
  return new Map(rows.map(({ id, external_id }) => [id, external_id]))
}
